import { randomUUID } from "node:crypto";
import { registry } from "./cli.ts";
import { push, repository } from "./history.ts";
import { registries, tagsAt } from "./registries.ts";

const minutes = 60_000;

const rounds = 20;

test.each(registries)(
  "two releases at once leave their lines at the newer one, in each round: %s",
  async (_kind, start) => {
    await using running = await start();
    using older = repository();
    using newer = repository();
    const name = `race/${randomUUID()}`;
    const image = `${running.address}/${name}`;
    for (let round = 0; round < rounds; round++) {
      const versions = [`v1.${round}.0`, `v1.${round}.1`] as const;
      for (const [at, repo] of [older, newer].entries()) {
        repo.commit();
        repo.git("tag", versions[at] ?? "");
      }
      // Which of the two is quicker is left to the machine; neither checkout knows the other's tag.
      const starts = [
        () => push(older.directory, image, `release:${versions[0]}`),
        () => push(newer.directory, image, `release:${versions[1]}`),
      ];
      const inTurn = round % 2 === 0 ? starts : starts.toReversed();
      const codes = (await Promise.all(inTurn.map((run) => run()))).map(({ code }) => code);
      const tags = await tagsAt(running.address, name);
      const newest = tags[versions[1]];
      expect({ round, codes, v1: tags["v1"], line: tags[`v1.${round}`] }).toEqual({
        round,
        codes: [0, 0],
        v1: newest,
        line: newest,
      });
      expect(tags[versions[0]]).not.toBe(newest);
    }
  },
  10 * minutes,
);

test(
  "ten images are published together, each with all of its tags",
  async () => {
    using repo = repository();
    const names = Array.from({ length: 10 }, () => `ten/${randomUUID()}`);
    repo.git("tag", "v1.0.0");
    const [first = "", ...others] = names.map((name) => `${registry()}/${name}`);
    const more = others.flatMap((image) => ["--image", image]);
    expect(await push(repo.directory, first, "release:v1.0.0", more)).toMatchObject({ code: 0 });
    const sha = `sha-${repo.git("rev-parse", "HEAD").slice(0, 12)}`;
    for (const name of names) {
      const tags = await tagsAt(registry(), name);
      expect(Object.keys(tags).sort()).toEqual([sha, "v1", "v1.0", "v1.0.0"].sort());
      expect(new Set(Object.values(tags)).size).toBe(1);
    }
  },
  5 * minutes,
);
