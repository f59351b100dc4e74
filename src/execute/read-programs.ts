import { plannedLayers } from "../plan/layers.ts";
import type { Plan } from "../plan/plan.ts";
import { isMissing } from "../plan/remaining.ts";
import { UserError } from "../user-error.ts";
import type { ReadBlob } from "./blobs.ts";
import type { Size } from "./measure.ts";
import type { Pushed } from "./publish.ts";
import { type Stream, cleanPath, readArchive, unpacked } from "./read-layer.ts";
import type { ShippedProgram } from "./verify.ts";

/** A program's mode, and its first bytes or all of them. */
export type ProgramFile = { readonly mode: number; readonly start: Buffer };

/** The headers of an ELF file, and the name of its dynamic linker, lie in its first page. */
const headers = 64 * 1024;
const whole = 512 * 2 ** 20;

/** Layers that are read at the same time, where not much of each is kept. */
const atOnce = 8;

/**
 * The programs of the images that were built, as they lie in the layers: what is shipped is what is checked. Layers are read
 * as far as the headers of their program, or to its end where it may be linked dynamically, and then one at a time. `sizes`
 * are those of the images, in the order of `made`; `blobsOf` says where an image is. Throws UserError `unreadable-image` or
 * `registry-unavailable`.
 */
export async function* readPrograms(
  plan: Plan,
  made: readonly Pushed[],
  sizes: readonly (readonly Size[])[],
  blobsOf: (one: Pushed) => ReadBlob,
): AsyncGenerator<ShippedProgram> {
  const places = [...placesOf(made, sizes).values()];
  const dynamic = plan.link === "dynamic";
  const step = dynamic ? 1 : atOnce;
  for (let at = 0; at < places.length; at += step) {
    const some = places.slice(at, at + step).map(async ({ one, program, platform, layer }) => {
      const path = `usr/local/bin/${program}`;
      const read = async () =>
        readProgram(await blobsOf(one)(layer, "blob"), path, dynamic ? whole : headers, one.image.name);
      // What breaks off once need not do so again, and nothing but this has to be read once more.
      const file = await read().catch((error: unknown) => {
        if (!(error instanceof UserError) || error.code !== "registry-unavailable") throw error;
        return read();
      });
      return { program, platform, file };
    });
    yield* await Promise.all(some);
  }
}

type Place = { readonly one: Pushed; readonly program: string; readonly platform: string; readonly layer: string };

/** Where programs lie; those that images share stand there once. */
function placesOf(made: readonly Pushed[], sizes: readonly (readonly Size[])[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  made.forEach((one, at) => {
    if (!isMissing(one.image)) return;
    for (const { platform, layers } of sizes[at] ?? [])
      plannedLayers(one.image, layers.length).forEach((holds, index) => {
        if (holds.kind !== "program") return;
        const { program } = holds;
        const { digest: layer = "" } = layers[index] ?? {};
        places.set(`${program} ${platform} ${layer}`, { one, program, platform, layer });
      });
  });
  return places;
}

/** Undefined where the layer holds no such file. */
async function readProgram(layer: Stream, path: string, most: number, name: string): Promise<ProgramFile | undefined> {
  return readArchive(unpacked(layer), name, async ({ type, name: at, mode }, body) =>
    type === "file" && cleanPath(at) === path ? { mode, start: await startOf(body, most) } : undefined,
  );
}

async function startOf(body: Stream, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= most) break;
  }
  return Buffer.concat(chunks, size);
}
