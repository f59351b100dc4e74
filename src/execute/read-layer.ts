import { createHash } from "node:crypto";
import { posix } from "node:path";
import { Readable, type Transform } from "node:stream";
import * as zlib from "node:zlib";
import { Decompress } from "fzstd";
import { type Header, extract } from "tar-stream";
import { apkDatabases } from "../size/apk.ts";
import { type BinarySize, readBinary } from "../size/binary.ts";
import type { LayerEntry } from "../size/file-tree.ts";
import { unreadable } from "../size/manifest.ts";
import { UserError } from "../user-error.ts";

/** What a layer holds. */
export type LayerContent = {
  /** In the archive's order. */
  readonly entries: readonly LayerEntry[];
  /** Bytes of the archive, unpacked. */
  readonly unpacked: number;
};

/** Bounds, in bytes and entries: far above what real layers hold, and low enough that a hostile one ends soon. */
const limits = { unpacked: 32 * 2 ** 30, entries: 500_000, path: 4096, program: 512 * 2 ** 20, text: 8 * 2 ** 20 };
/** Bytes unpacked in one go: each costs a turn of the event loop, and with zlib's own 16 KiB those are most of the time. */
const chunkSize = 2 ** 20;
/** Programs below are not worth a table. */
const smallestProgram = 200_000;
const texts = new Set([...apkDatabases, "etc/alpine-release", "etc/os-release", "usr/lib/os-release"]);

export type Stream = AsyncIterable<Uint8Array>;

/** Reads a layer as it streams by: nothing is kept but one program at a time. Throws UserError `unreadable-image`. */
export async function readLayer(blob: Stream, name: string): Promise<LayerContent> {
  const entries: LayerEntry[] = [];
  const counted = { bytes: 0 };
  await readArchive(counting(unpacked(blob), counted, name), name, async (header, body) => {
    if (entries.length >= limits.entries) throw unreadable(name, `holds more than ${limits.entries} files`);
    entries.push(await readEntry(header, body));
  });
  return { entries, unpacked: counted.bytes };
}

/**
 * Hands over the entries of a tar archive, one after the other, until one gives something: that is returned, and the rest
 * is not read. Throws UserError `unreadable-image`.
 */
export async function readArchive<T>(
  bytes: Stream,
  name: string,
  read: (header: Header, body: Stream) => Promise<T | undefined>,
): Promise<T | undefined> {
  const archive = extract();
  const source = Readable.from(bytes, { objectMode: false });
  // Whichever of the two fails, the other ends with it; the loop below throws what it was.
  source.on("error", (error) => archive.destroy(error));
  source.pipe(archive);
  try {
    for await (const entry of archive) {
      const found = await read(entry.header, entry as Stream);
      if (found !== undefined) return found;
      entry.resume();
    }
    return undefined;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw unreadable(name, `cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`, error);
  } finally {
    source.destroy();
    archive.destroy();
  }
}

async function* counting(stream: Stream, counted: { bytes: number }, name: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    counted.bytes += chunk.length;
    if (counted.bytes > limits.unpacked) throw unreadable(name, "unpacks to more than 32 GiB");
    yield chunk;
  }
}

async function readEntry(header: Header, body: Stream): Promise<LayerEntry> {
  const path = cleanPath(header.name);
  const kind = kinds[header.type] ?? "other";
  const base = { path, kind, target: kind === "hard-link" ? cleanPath(header.linkname) : "" } as const;
  // A directory has no body; that of one which claims a size would never end.
  if (kind !== "file") {
    if (kind !== "directory") for await (const chunk of body) void chunk;
    return { ...base, size: 0, hash: "" };
  }
  const keep = texts.has(path) ? limits.text : header.size >= smallestProgram ? limits.program : 0;
  const { size, hash, kept } = await readBody(body, keep);
  return {
    ...base,
    size,
    hash,
    ...(kept !== undefined && texts.has(path) ? { text: kept.toString() } : {}),
    ...(kept !== undefined && !texts.has(path) ? program(kept, path) : {}),
  };
}

/** Hashes a file; what is a text or an ELF file is kept up to `keep` bytes, all else passes by. */
async function readBody(body: Stream, keep: number) {
  const hash = createHash("sha256");
  const chunks: Uint8Array[] = [];
  let [size, wanted] = [0, keep > 0];
  for await (const chunk of body) {
    hash.update(chunk);
    if (size === 0 && keep === limits.program)
      wanted = Buffer.from(chunk.subarray(0, 4)).toString("latin1") === "\x7fELF";
    size += chunk.length;
    if (size > keep) wanted = false;
    if (wanted) chunks.push(chunk);
    else chunks.length = 0;
  }
  return { size, hash: hash.digest("hex"), kept: wanted ? Buffer.concat(chunks) : undefined };
}

/** What is no program of Go, or only looks like one, is a file like any other. */
function program(bytes: Buffer, path: string): { readonly binary?: BinarySize } {
  try {
    const binary = readBinary(bytes, path);
    return binary.opaque === undefined || binary.info !== undefined ? { binary } : {};
  } catch (error) {
    if (error instanceof UserError) return {};
    throw error;
  }
}

/** What is neither is a name without content: symbolic links, devices. */
const kinds: Readonly<Record<string, LayerEntry["kind"]>> = {
  file: "file",
  "contiguous-file": "file",
  link: "hard-link",
  directory: "directory",
};

/** `./a//b/` → `a/b`. Nothing is ever written there: a path that leads out of the image is only a name. */
export function cleanPath(path: string): string {
  return posix.normalize(`/${path}`).slice(1, limits.path).replace(/\/$/, "");
}

/** A layer's archive. How it is compressed is told by the first bytes, since media types are not always right. */
export async function* unpacked(blob: Stream): AsyncGenerator<Uint8Array> {
  const iterator = blob[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    if (first.done === true) return;
    const whole = (async function* () {
      yield first.value;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    })();
    const start = Buffer.from(first.value.subarray(0, 4)).toString("hex");
    if (start.startsWith("1f8b")) yield* through(whole, zlib.createGunzip({ chunkSize }));
    else if (start === "28b52ffd") yield* zstd(whole);
    else yield* whole;
  } finally {
    // Whoever has read enough leaves; an answer that nobody ends would keep its connection, and the process with it.
    await iterator.return?.();
  }
}

async function* through(stream: Stream, transform: Transform): AsyncGenerator<Uint8Array> {
  const source = Readable.from(stream, { objectMode: false });
  source.on("error", (error) => transform.destroy(error));
  source.pipe(transform);
  try {
    yield* transform as Stream;
  } finally {
    source.destroy();
  }
}

/** Node 20 has no zstd of its own. */
async function* zstd(stream: Stream): AsyncGenerator<Uint8Array> {
  if (typeof zlib.createZstdDecompress === "function") {
    yield* through(stream, zlib.createZstdDecompress({ chunkSize }));
    return;
  }
  const ready: Uint8Array[] = [];
  const decompress = new Decompress((chunk) => void ready.push(chunk));
  for await (const chunk of stream) {
    decompress.push(chunk);
    yield* ready.splice(0);
  }
}
