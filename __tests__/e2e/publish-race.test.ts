import { randomUUID } from "node:crypto";
import { push, repository } from "./history.ts";
import { registries, tagsAt } from "./registries.ts";

const minutes = 60_000;

describe.each(registries)("in the registry of %s", (_name, start) => {
  test(
    "two releases at once leave their line at the newer one, in each of 20 rounds",
    async () => {
      await using registry = await start();
      using older = repository();
      using newer = repository();
      const name = `race/${randomUUID()}`;
      const image = `${registry.address}/${name}`;
      for (let round = 0; round < rounds; round++) {
        const versions = [`v1.${round}.0`, `v1.${round}.1`] as const;
        for (const [at, repo] of [older, newer].entries()) {
          repo.commit();
          repo.git("tag", versions[at] ?? "");
        }
        // Which of the two is quicker is left to the machine; neither knows the other's tag.
        const runs = [
          push(older.directory, image, `release:${versions[0]}`),
          push(newer.directory, image, `release:${versions[1]}`),
        ];
        const codes = (await Promise.all(round % 2 === 0 ? runs : runs.reverse())).map(({ code }) => code);
        const tags = await tagsAt(registry.address, name);
        expect([round, codes]).toEqual([round, [0, 0]]);
        expect([round, tags["v1"], tags[`v1.${round}`]]).toEqual([round, tags[versions[1]], tags[versions[1]]]);
        expect(tags[versions[0]]).not.toBe(tags[versions[1]]);
      }
    },
    10 * minutes,
  );
});

test(
  "ten images are published together, each with all of its tags",
  async () => {
    const [, start] = registries[0]!;
    await using registry = await start();
    using repo = repository();
    const names = Array.from({ length: 10 }, () => `ten/${randomUUID()}`);
    repo.git("tag", "v1.0.0");
    const [first = "", ...others] = names.map((name) => `${registry.address}/${name}`);
    const ended = await push(
      repo.directory,
      first,
      "release:v1.0.0",
      others.flatMap((image) => ["--image", image]),
    );
    expect(ended.code).toBe(0);
    const sha = `sha-${repo.git("rev-parse", "HEAD").slice(0, 12)}`;
    for (const name of names) {
      const tags = await tagsAt(registry.address, name);
      expect(Object.keys(tags).sort()).toEqual([sha, "v1", "v1.0", "v1.0.0"].sort());
      expect(new Set(Object.values(tags)).size).toBe(1);
    }
  },
  5 * minutes,
);
