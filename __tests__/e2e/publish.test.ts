import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { push, repository } from "./history.ts";
import { registries, tagsAt } from "./registries.ts";

const minutes = 60_000;

describe.each(registries)("in the registry of %s", (_name, start) => {
  test(
    "each situation leaves exactly the tags of the table, and no published version ever changes",
    async () => {
      await using registry = await start();
      using repo = repository();
      const name = `acme/${randomUUID()}`;
      const image = `${registry.address}/${name}`;
      const sha = () => `sha-${repo.git("rev-parse", "HEAD").slice(0, 12)}`;
      const pseudo = (base: string) => {
        const time = new Date(Number(repo.git("log", "-1", "--format=%ct")) * 1000).toISOString().replace(/\D/g, "");
        return `${base}${time.slice(0, 14)}-${repo.git("rev-parse", "HEAD").slice(0, 12)}`;
      };
      let before: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>] = [{}, {}];

      /** Runs a step and tells which tags are new and which stand for something else, in both images. */
      const step = async (trigger: string, words: readonly string[] = [], env: NodeJS.ProcessEnv = {}) => {
        const ended = await push(repo.directory, image, trigger, words, env);
        const after = [await tagsAt(registry.address, name), await tagsAt(registry.address, `${name}-dev`)] as const;
        const [main, dev] = after.map((now, at) => {
          const then = before[at] ?? {};
          for (const tag of Object.keys(then)) expect(now).toHaveProperty([tag]);
          const changed = Object.keys(now).filter((tag) => now[tag] !== then[tag]);
          return changed.map((tag) => (tag in then ? `${tag} moved` : tag)).sort();
        });
        before = after;
        const error = /\[(?<code>[a-z-]+)\]/.exec(
          ended.stderr.split("\n").findLast((line) => line.startsWith("error:")) ?? "",
        );
        return { main, dev, error: error?.groups?.["code"], ...(ended.code === 0 ? {} : { stderr: ended.stderr }) };
      };
      const nothing = { main: [], dev: [], error: undefined };
      const inMain = (...tags: readonly string[]) => ({ main: [...tags].sort(), dev: [], error: undefined });
      const inDev = (...tags: readonly string[]) => ({ main: [], dev: [...tags].sort(), error: undefined });

      // The default branch, twice.
      const first = repo.git("rev-parse", "HEAD");
      expect(await step("branch:main")).toEqual(inMain(pseudo("v0.0.0-"), sha(), "main"));
      expect(await step("branch:main")).toEqual(nothing);
      // Another branch, a pull request, and those that publish nothing.
      repo.git("switch", "--quiet", "--create", "fix/login");
      repo.commit();
      expect((await step("branch:fix/login")).dev).toEqual([
        expect.stringMatching(/^dev-fix-login-[0-9a-f]{8}$/),
        sha(),
      ]);
      repo.commit();
      expect(await step("pull-request:7")).toEqual(inDev("pr-7", sha()));
      expect(await step("fork:8")).toEqual(nothing);
      // Releases: the first, a pre-release, a newer one.
      repo.git("switch", "--quiet", "main");
      repo.git("tag", "v1.4.2");
      expect(await step("release:v1.4.2")).toEqual(inMain("v1.4.2", "v1.4", "v1"));
      repo.commit();
      repo.git("tag", "v1.5.0-rc.1");
      expect(await step("release:v1.5.0-rc.1")).toEqual(inMain("v1.5.0-rc.1", sha()));
      repo.commit();
      repo.git("tag", "v1.5.0");
      expect(await step("release:v1.5.0")).toEqual(inMain("v1.5.0", sha(), "v1.5", "v1 moved"));
      // The default branch goes on, and an old run of it is repeated.
      repo.commit();
      expect(await step("branch:main")).toEqual(inMain(pseudo("v1.5.1-0."), sha(), "main moved"));
      repo.git("checkout", "--quiet", first);
      expect(await step("branch:main")).toEqual(nothing);
      // A back-port moves its own line only; a release that is run again moves nothing.
      repo.git("switch", "--quiet", "--create", "release-1.4", "v1.4.2");
      repo.commit();
      repo.git("tag", "v1.4.3");
      expect(await step("release:v1.4.3")).toEqual(inMain("v1.4.3", sha(), "v1.4 moved"));
      repo.git("checkout", "--quiet", "v1.4.2");
      expect(await step("release:v1.4.2")).toEqual(nothing);
      // Built once more on newer base images.
      expect(await step("release:v1.4.2", ["--rebuild"], { GITHUB_RUN_NUMBER: "57" })).toEqual(
        inMain("v1.4.2-build57"),
      );
      expect(await step("release:v1.4.2", ["--rebuild"], { GITHUB_RUN_NUMBER: "57" })).toEqual(nothing);
      // The same version from another commit, and a rebuild of what is no release.
      repo.git("checkout", "--quiet", "v1.5.0");
      expect(await step("release:v1.4.2")).toMatchObject({ main: [], dev: [], error: "invalid-version" });
      repo.git("tag", "--force", "v1.4.2");
      expect(await step("release:v1.4.2")).toMatchObject({ main: [], dev: [], error: "version-already-published" });
      expect(await step("release:v1.9.0", ["--rebuild"], { GITHUB_RUN_NUMBER: "58" })).toMatchObject({
        main: [],
        dev: [],
        error: "invalid-version",
      });
      // Build metadata, which a tag holds with _.
      repo.commit();
      repo.git("tag", "v2.0.0+fips");
      expect(await step("release:v2.0.0+fips")).toEqual(inMain("v2.0.0_fips", sha()));
      // Another program under the same name, from the same commit.
      repo.git("mv", "main.go", "other.go");
      writeFileSync(join(repo.directory, "go.mod"), "module git.example.com/acme/other\n\ngo 1.26\n");
      expect(await step("release:v2.0.0+fips")).toMatchObject({ main: [], error: "version-already-published" });
    },
    10 * minutes,
  );
});
