import { randomUUID } from "node:crypto";
import { registry } from "./cli.ts";
import { faultyRegistry } from "./faulty-registry.ts";
import { push, repository } from "./history.ts";
import { tagsAt } from "./registries.ts";

type Tags = Readonly<Record<string, string>>;

/** What became of a release that did not go well: tags before it, after it, and after it was run again. */
export type Released = {
  readonly before: Tags;
  readonly during: Tags;
  readonly mended: { readonly code: number; readonly stderr: string };
  readonly after: Tags;
  readonly sha: string;
};

/** A repository whose v1.0.0 is published in a registry that can fail, and which is at v1.0.1. */
export async function nextRelease(place: string) {
  const faulty = await faultyRegistry(registry());
  const repo = repository();
  const name = `${place}/${randomUUID()}`;
  const image = `${faulty.address}/${name}`;
  repo.git("tag", "v1.0.0");
  await push(repo.directory, image, "release:v1.0.0");
  const before = await tagsAt(registry(), name);
  repo.commit();
  repo.git("tag", "v1.0.1");
  const sha = `sha-${repo.git("rev-parse", "HEAD").slice(0, 12)}`;
  const release = () => push(repo.directory, image, "release:v1.0.1");
  return {
    directory: repo.directory,
    name,
    image,
    sha,
    fail: faulty.fail,
    release,
    tags: () => tagsAt(registry(), name),
    /** Releases against a registry that does not fail any more. */
    mend: async (during: Tags): Promise<Released> => {
      faulty.fail(() => undefined);
      const mended = await release();
      return { before, during, mended, after: await tagsAt(registry(), name), sha };
    },
    [Symbol.asyncDispose]: async () => {
      repo[Symbol.dispose]();
      await faulty[Symbol.asyncDispose]();
    },
  };
}

/** However it went: the old version stands, floating tags stand at a whole release, and the next run completes. */
export function expectRight({ before, during, mended, after, sha }: Released): void {
  expect(during).toMatchObject({ "v1.0.0": before["v1.0.0"] });
  for (const tag of ["v1.0", "v1"]) expect([before["v1.0.0"], during["v1.0.1"]]).toContain(during[tag]);
  expect([mended.code, mended.stderr.includes("error:")]).toEqual([0, false]);
  const newest = after["v1.0.1"];
  expect(after).toEqual({ ...before, "v1.0.1": newest, [sha]: newest, "v1.0": newest, v1: newest });
  if (during["v1.0.1"] !== undefined) expect(newest).toBe(during["v1.0.1"]);
}
