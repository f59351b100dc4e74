import { randomUUID } from "node:crypto";
import { appendFileSync, readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { push, repository } from "./history.ts";
import { registries, tagsAt } from "./registries.ts";

const minutes = 60_000;

describe.each(registries)("in the registry of %s", (_name, start) => {
  test(
    "what a commit does not touch is not built again, and is the image that a build would have made",
    async () => {
      await using registry = await start();
      using repo = repository();
      for (const name of ["api", "web"]) {
        mkdirSync(join(repo.directory, "cmd", name), { recursive: true });
        const source = `package main\n\nfunc main() { println("${name} <&>") }\n`;
        writeFileSync(join(repo.directory, "cmd", name, "main.go"), source);
      }
      const place = `acme/${randomUUID()}`;
      const words = ["--commands", "./cmd/api, ./cmd/web", "--labels", "about=a < b & c"];
      const build = (name: string) =>
        push(repo.directory, `${registry.address}/${name}/{command}`, "branch:main", [
          ...words,
          "--platforms=linux/arm64",
        ]);
      const digests = async (name: string) => {
        const found = [`${name}/api`, `${name}/web`].map((image) => tagsAt(registry.address, image));
        return (await Promise.all(found)).map((tags) => tags["main"] ?? "");
      };
      repo.commit();
      expect((await build(place)).code).toBe(0);
      const [, before] = await digests(place);

      appendFileSync(join(repo.directory, "cmd/api/main.go"), "\nfunc init() { println(1) }\n");
      repo.commit();
      const second = await build(place);
      expect(second.stderr).toContain("/web has the same inputs as sha256:");
      const [api, web] = await digests(place);
      expect(web).not.toBe(before);
      expect((await build(`${place}/anew`)).stderr).not.toContain("has the same inputs");
      expect(await digests(`${place}/anew`)).toEqual([api, web]);

      writeFileSync(join(repo.directory, "README.md"), "# More to read\n");
      repo.commit();
      const third = await build(place);
      expect([third.code, third.stderr.match(/has the same inputs/g)?.length]).toEqual([0, 2]);
      expect(third.stderr).not.toContain("compile");
      expect((await build(`${place}/again`)).code).toBe(0);
      expect(await digests(place)).toEqual(await digests(`${place}/again`));
    },
    10 * minutes,
  );
});

test(
  "an image that is not built again is published only if the commit's tests pass",
  async () => {
    const [, start] = registries[0] ?? [];
    if (start === undefined) throw new Error("there is no registry");
    await using registry = await start();
    using repo = repository();
    writeFileSync(join(repo.directory, "main.go"), "package main\n\nfunc main() { println(1) }\n");
    const image = `${registry.address}/acme/${randomUUID()}`;
    const results = join(repo.directory, ".git/results");
    const build = () => push(repo.directory, image, "branch:main", ["--test", "--test-results", results]);
    const main = async () => (await tagsAt(registry.address, image.slice(registry.address.length + 1)))["main"];
    const testThat = (body: string) => {
      const text = `package main\n\nimport "testing"\n\nfunc TestIt(t *testing.T) {${body}}\n`;
      writeFileSync(join(repo.directory, "main_test.go"), text);
      repo.git("add", ".");
      repo.git("commit", "--quiet", "--message", "a test");
    };
    testThat("");
    expect(await build()).toMatchObject({ code: 0 });
    const first = await main();

    testThat(` t.Log("another") `);
    const second = await build();
    expect([second.code, await main()]).toEqual([0, expect.not.stringContaining(first ?? "")]);
    expect(second.stderr).toContain("has the same inputs as sha256:");
    expect(second.stderr).not.toContain("compile for");
    expect(readFileSync(join(results, "junit.xml"), "utf8")).toContain('name="TestIt"');
    const before = await main();

    testThat(` t.Error("no") `);
    const third = await build();
    expect([third.code, third.stderr, await main()]).toEqual([1, expect.stringContaining("[test-failed]"), before]);
  },
  10 * minutes,
);
