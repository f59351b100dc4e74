import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
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
