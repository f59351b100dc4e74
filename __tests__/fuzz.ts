import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { readLayer } from "../src/execute/read-layer.ts";
import { commentShare, longestComment } from "../src/report/size-comment.ts";
import { commentStart, readShares } from "../src/report/comment-marks.ts";
import { commentUpdate } from "../src/report/comment-update.ts";
import { readBinary } from "../src/size/binary.ts";
import { handOver, parseHandover } from "../src/size/handover.ts";
import { sizeReport } from "../src/size/report.ts";
import { UserError } from "../src/user-error.ts";
import { imageReport, programBytes } from "./report/size-values.ts";
import { elfBytes } from "./size/elf-bytes.ts";
import { tarBytes } from "./size/layout-bytes.ts";

/** Numbers from a seed: the same ones each time, so that a case that failed can be run again. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return below <= 0 ? 0 : (state >>> 0) % below;
  };
}
type Random = ReturnType<typeof randomNumbers>;

export type Kind = { readonly name: string; readonly run: (random: Random) => Promise<void> | void };

/** The kinds of hostile input. A case ends quietly, or throws what is no UserError or what it should not have said. */
export async function kinds(): Promise<readonly Kind[]> {
  const program = programBytes({ functions: [{ name: "a.org/m.F", code: 5000 }], deps: ["a.org/m\tv1.0.0\t"] });
  const elves = [
    elfBytes(),
    elfBytes({ bits: 32 }),
    elfBytes({ littleEndian: false, interpreter: "/lib/ld", needed: ["a"] }),
  ];
  const tar = await tarBytes([
    { name: "etc/" },
    { name: "lib/apk/db/installed", content: "P:musl\nV:1.2.5-r20\nA:x86_64\nI:4096\nF:lib\nR:ld.so\n\n" },
    { name: "pax", content: "12345", pax: { path: "from/pax", size: "5" } },
    { name: `long/${"n".repeat(200)}/${"m".repeat(200)}`, content: "x" },
    { name: "etc/link", link: "pax" },
    { name: "bin/api", content: program },
  ]);
  const report = await imageReport({}, { functions: [{ name: "a.org/m.F", code: 90_000 }] });
  const baseline = { kind: "exact", because: "Base: `9f31c2a` (merge base), exact match" } as const;
  const told = { job: "api", images: [{ name: "api", report, baseline }], ignoreBelow: 1000, gate: null };
  const handed = handOver(told);
  const facts = { ...told, key: "size", revision: "4be1c0d", run: "1.1", gate: undefined, fullReport: undefined };
  const share = commentShare(facts);
  const first = commentUpdate("size", share, [], "always");
  const body = first.kind === "create" ? first.body : "";
  return [
    {
      name: "a program, mutated or cut off",
      run: (random) => {
        const bytes = mutated(random(4) === 0 ? elves[random(elves.length)]! : program, random);
        const binary = refusable(() => readBinary(bytes, "x"));
        if (binary === undefined) return;
        const parts = binary.packages.reduce((sum, { size }) => sum + size, 0);
        const unnamed = Object.values(binary.unnamed).reduce((sum, size) => sum + size, 0);
        if (parts + unnamed !== bytes.length) throw new Error(`${parts} + ${unnamed} is not ${bytes.length}`);
        JSON.stringify(sizeReport({ kind: "binary", name: "x", binary }, { kind: "binary", name: "x", binary }));
      },
    },
    {
      name: "an archive, mutated, cut off or with absurd sizes",
      run: async (random) => {
        const bytes = random(2) === 0 ? mutated(tar, random) : absurd(tar, random);
        const blob = random(3) === 0 ? mutated(gzipSync(bytes), random) : bytes;
        const { entries, unpacked } = await readLayer(Readable.from([blob]), "x").catch(onlyRefusals);
        if (entries.some(({ path }) => path.startsWith("/") || path.split("/").includes("..")))
          throw new Error("a path leads out of the image");
        const size = entries.reduce((sum, entry) => sum + entry.size, 0);
        if (size > unpacked) throw new Error(`files of ${size} bytes in an archive of ${unpacked}`);
      },
    },
    {
      name: "a handed over report with markup",
      run: (random) => {
        const forged = refusable(() => parseHandover(forgedJson(handed, random)));
        if (forged === undefined) return;
        const { gate, ...rest } = forged;
        const next = commentShare({ ...facts, ...rest, gate: gate ?? undefined });
        const update = commentUpdate("size", next, [{ id: 1, body, url: "" }], "always");
        if (update.kind !== "leave") mustBeHarmless(update.body);
      },
    },
    {
      name: "a comment that somebody edited",
      run: (random) => {
        const edited = `${commentStart("size")}\n${mutated(Buffer.from(body), random).toString()}`;
        readShares(edited);
        const update = commentUpdate("size", share, [{ id: 1, body: edited, url: "" }], "always");
        if (update.kind === "create") throw new Error("the comment was not found again");
        if (update.kind === "update" && update.body.length > longestComment) throw new Error("the comment is too long");
      },
    },
  ];
}

/** Bytes changed, doubled, dropped or set to extremes, in one place or some; at times the end is missing. */
function mutated(bytes: Buffer, random: Random): Buffer {
  let made = Buffer.from(bytes);
  for (let left = 1 + random(8); left > 0; left -= 1) {
    // Headers decide most, and are at the start.
    const at = random(random(2) === 0 ? Math.min(made.length, 600) : made.length);
    switch (random(6)) {
      case 0:
        made[at] = random(256);
        break;
      case 1:
        made.fill(random(2) === 0 ? 0xff : 0, at, Math.min(made.length, at + 1 + random(8)));
        break;
      case 2:
        if (at + 4 <= made.length) made.writeUInt32LE([0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff][random(5)]!, at);
        break;
      case 3:
        made = made.subarray(0, at);
        break;
      case 4:
        made = Buffer.concat([made.subarray(0, at), made.subarray(at + random(64))]);
        break;
      default:
        made.copyWithin(at, random(made.length), random(made.length) + random(64));
    }
  }
  return made;
}

const headerSums = (header: Buffer) => header.fill(" ", 148, 156).reduce((sum, byte) => sum + byte, 0);

/** A header with a size that its archive does not hold, and a sum that is right, so that it is believed. */
function absurd(tar: Buffer, random: Random): Buffer {
  const made = Buffer.from(tar);
  const headers = Array.from({ length: made.length / 512 }, (_, at) => at * 512).filter((at) =>
    made.subarray(at + 257, at + 262).equals(Buffer.from("ustar")),
  );
  const header = made.subarray(headers[random(headers.length)]).subarray(0, 512);
  switch (random(4)) {
    case 0:
      header.write(["77777777777\0", "00000000000\0", "7777\0", "-0000000001\0"][random(4)]!, 124, "latin1");
      break;
    case 1:
      // Base 256, as GNU tar writes what is larger than 8 GiB.
      header.fill(0xff, 124, 136).writeUInt8(random(2) === 0 ? 0x80 : 0xff, 124);
      break;
    case 2:
      header.write("0123456789xgLKVSD"[random(17)]!, 156, "latin1");
      break;
    default:
      header.write(["../../etc/passwd\0", "/../../x\0", "\u202e|`-->\0", "a\nb\0"][random(4)]!, 0, "utf8");
  }
  header.write(`${headerSums(header).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return made;
}

const markup = [
  "<script>alert(1)</script>",
  "</details><img src=x onerror=y>",
  "@octo-org/everyone",
  "owner/repo#1",
  "![](https://x.example/y.png)",
  "[a](javascript:alert)",
  "a | b \\| c",
  "`` ` ``",
  "-->",
  "<!-- end -->",
  "\n<!-- share {} -->\n",
  "\n\n# heading\n",
  "\u202egnp.exe\u2066",
  "\ud800",
  "x".repeat(4000),
];

/** Values of a JSON text replaced by what a stranger might write there: mostly text by text, which is what gets through. */
function forgedJson(text: string, random: Random): string {
  const texts = [...text.matchAll(/(?<=[:[,])"(?!sha256:)(?:[^"\\]|\\.)*"(?!:)/g)];
  const places = random(4) === 0 ? [...texts, ...text.matchAll(/(?<=:)-?\d+/g)] : texts;
  const chosen = Array.from({ length: 1 + random(3) }, () => places[random(places.length)]!);
  let made = text;
  // From the end, so that places before stay where they are.
  for (const { index, 0: match } of chosen.sort((a, b) => b.index - a.index)) {
    const numbers = ["null", "-1", "1e400", "[]", "{}", "0.5", "9007199254740993", "true", "9007199254740991"];
    const value = random(10) === 0 ? numbers[random(numbers.length)]! : JSON.stringify(markup[random(markup.length)]);
    if (made.slice(index, index + match.length) === match)
      made = made.slice(0, index) + value + made.slice(index + match.length);
  }
  return random(20) === 0 ? made.slice(0, random(made.length)) : made;
}

function mustBeHarmless(text: string): void {
  if (text.length > longestComment) throw new Error("the comment is too long");
  const hidden = /^<!-- (?:go-alpine-build:size key=size v=1|share \{(?:(?!--)[^<>@\n])*\}|part \d|end) -->$/gm;
  const shown = text.replace(hidden, "");
  // In an element of code, an address would still be a link.
  if (/<code>[^`\n]*?(?:https?:|www\.)/i.exec(shown.replace(/`[^`\n]*`/g, "")) !== null)
    throw new Error("this is a link");
  const outside = shown.replace(/<code>(?:(?!<)[^\n])*<\/code>|`[^`\n]*`/g, "").replace(/&#\d+;/g, "");
  const rest = outside.replace(/<0\.01|<\/?(?:sub|details|summary)>/g, "").replace(/^### /gm, "");
  const found = /[<@]|!\[|\]\(|\w#\d|https?:|[\u202a-\u202e\u2066-\u2069]/.exec(rest.replace(/<0\.1 %/g, ""));
  if (found !== null) throw new Error(`this is markup: ${rest.slice(Math.max(0, found.index - 60), found.index + 60)}`);
  if (outside.match(/<details>/g)?.length !== outside.match(/<\/details>/g)?.length)
    throw new Error("an element stays open");
}

function refusable<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    onlyRefusals(error);
    return undefined;
  }
}

/** A refusal says what is wrong, in words. */
function onlyRefusals(error: unknown): { readonly entries: readonly never[]; readonly unpacked: number } {
  if (!(error instanceof UserError)) throw error;
  if (error.message === "" || error.hint === "" || error.message.length > 10_000) throw new Error("this says nothing");
  return { entries: [], unpacked: 0 };
}
