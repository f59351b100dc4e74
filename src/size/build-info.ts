import type { ElfMap } from "./sections.ts";
import { type ModuleInfo, parseModuleInfo } from "./module-info.ts";

/** What `go version -m` says of a program. */
export type BuildInfo = ModuleInfo & {
  /** Such as `go1.26.8`, with `X:` and experiments behind it where there are some. */
  readonly go: string;
};

/** Format: https://github.com/golang/go/blob/master/src/debug/buildinfo/buildinfo.go */
const magic = Buffer.from("\xff Go buildinf:", "latin1");
const alignment = 16;
const headerSize = 32;

/** Undefined where the program carries none: it is no Go program, or one whose information was removed. */
export function readBuildInfo(bytes: Buffer, map: ElfMap): BuildInfo | undefined {
  const section = map.sections.find(({ name }) => name === ".go.buildinfo");
  const parts = section === undefined ? map.segments.filter(({ type }) => type === 1) : [section];
  for (const { offset, size } of parts) {
    const end = Math.min(bytes.length, offset + size);
    for (let at = bytes.indexOf(magic, offset); at >= 0 && at + headerSize <= end; at = bytes.indexOf(magic, at + 1)) {
      // The words are also in the text of programs that read this format, such as the go command.
      const texts = (at - offset) % alignment === 0 ? readTexts(bytes, map, at) : undefined;
      if (texts !== undefined && texts.go !== "") return { go: texts.go, ...parseModuleInfo(unframed(texts.modules)) };
    }
  }
  return undefined;
}

type Texts = { readonly go: string; readonly modules: Buffer };

function readTexts(bytes: Buffer, map: ElfMap, at: number): Texts | undefined {
  const flags = bytes[at + 15] ?? 0;
  if ((flags & 2) !== 0) {
    const go = inlineText(bytes, at + headerSize);
    const modules = go === undefined ? undefined : inlineText(bytes, go.end);
    return go === undefined || modules === undefined ? undefined : { go: go.text.toString(), modules: modules.text };
  }
  const width = bytes[at + 14] ?? 0;
  if (width !== 4 && width !== 8) return undefined;
  const pointer = pointers(bytes, map, width, (flags & 1) === 0);
  const go = pointer.textAt(pointer.read(at + 16));
  const modules = pointer.textAt(pointer.read(at + 16 + width));
  return go === undefined ? undefined : { go: go.toString(), modules: modules ?? Buffer.alloc(0) };
}

/** A length as varint, and as many bytes. */
function inlineText(bytes: Buffer, start: number): { readonly text: Buffer; readonly end: number } | undefined {
  let length = 0;
  for (let at = start; at < start + 5 && at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * (at - start));
    if (byte >= 0x80) continue;
    const end = at + 1 + length;
    return end > bytes.length ? undefined : { text: bytes.subarray(at + 1, end), end };
  }
  return undefined;
}

/** Go strings behind pointers, as Go wrote them before 1.18: a pointer to an address and a length. */
function pointers(bytes: Buffer, { segments }: ElfMap, width: 4 | 8, littleEndian: boolean) {
  const offsetOf = (address: bigint): number | undefined => {
    const holds = segments.find(
      ({ type, address: from, size }) => type === 1 && address >= from && address < from + BigInt(size),
    );
    return holds === undefined ? undefined : holds.offset + Number(address - holds.address);
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = (at: number): bigint => {
    if (at + width > bytes.length) return 0n;
    return width === 8 ? view.getBigUint64(at, littleEndian) : BigInt(view.getUint32(at, littleEndian));
  };
  const textAt = (address: bigint): Buffer | undefined => {
    const header = offsetOf(address);
    if (header === undefined) return undefined;
    const start = offsetOf(read(header));
    const length = Number(read(header + width));
    return start === undefined || start + length > bytes.length ? undefined : bytes.subarray(start, start + length);
  };
  return { read, textAt };
}

/** Go frames the module text with 16 bytes before and behind it. */
function unframed(text: Buffer): string {
  return text.length >= 33 && text[text.length - 17] === 0x0a ? text.subarray(16, -16).toString() : "";
}
