import { lstat, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CacheStore, Host } from "../hosts/host.ts";
import type { PlannedRecords } from "../plan/size-records.ts";
import { longestReport, parseSizeReport } from "../size/parse-report.ts";
import { type ImageSubject, type SizeReport, type Subject, sizeReport } from "../size/report.ts";
import { UserError } from "../user-error.ts";

/** The sizes of a commit's image, as the run that built it left them. */
export type SizeRecord = { readonly revision: string; readonly subject: ImageSubject };

/** The record of the first of these commits that has one: the nearest, when they are in that order. */
export type FindRecord = (target: string, revisions: readonly string[]) => Promise<SizeRecord | undefined>;

type Keeping = Pick<Host, "caches" | "log" | "temporary">;

/** As every entry of a place that keeps caches has it. */
const file = "index.json";

/** Milliseconds for all that is asked: the place may hang, and a build is not held up for a comparison. */
const patience = 20_000;

/**
 * Looks records up where caches are kept. What lies there may have been written by anybody who may write a cache that this
 * run can read: it is bounded, and read as text and numbers. Never throws: what is missing, damaged or too slow is a record
 * less, and a line in the log.
 */
export function recordFinder(
  { keys }: PlannedRecords,
  { caches, log, temporary }: Keeping,
  most = patience,
): FindRecord {
  const store = caches?.unreadable === undefined ? caches : undefined;
  const deadline = AbortSignal.timeout(most);
  const late = () => deadline.aborted;
  return async (target, revisions) => {
    const prefix = keys[target];
    if (prefix === undefined || store === undefined || revisions.length === 0 || late()) return undefined;
    const looking = look(prefix, revisions, { store, log, temporary });
    looking.catch(() => undefined); // it is lost when it takes too long
    try {
      return await Promise.race([looking, never(deadline)]);
    } catch (error) {
      const why = late() ? `${store.name} does not answer` : String(error);
      log.info(`sizes are not compared with records: ${why}`);
      return undefined;
    }
  };
}

async function never(deadline: AbortSignal): Promise<never> {
  await sleep(2 ** 31 - 1, undefined, { signal: deadline, ref: false });
  throw new Error("unreachable");
}

type Looking = { readonly store: CacheStore } & Pick<Host, "log" | "temporary">;

async function look(
  prefix: string,
  revisions: readonly string[],
  { store, log, temporary }: Looking,
): Promise<SizeRecord | undefined> {
  const place = await mkdtemp(join(temporary, "go-alpine-build-record-"));
  try {
    const directory = join(place, prefix);
    const key = await store.restore(
      revisions.map((revision) => prefix + revision),
      directory,
    );
    const at = revisions.findIndex((revision) => prefix + revision === key);
    const revision = revisions[at];
    if (revision === undefined) return undefined;
    const subject = await readRecord(directory);
    if (typeof subject !== "string") return { revision, subject };
    log.info(`the record of sizes ${prefix}${revision} ${subject}: not used`);
    return await look(prefix, revisions.slice(at + 1), { store, log, temporary });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The sizes, or why they are none, as words that follow "the record". */
async function readRecord(directory: string): Promise<ImageSubject | string> {
  const path = join(directory, file);
  const found = await lstat(path).catch(() => undefined);
  // A link would lead to any file of the machine.
  if (found?.isFile() !== true) return "holds no report";
  if (found.size > longestReport) return `has ${found.size} bytes`;
  try {
    const { subject } = parseSizeReport(await readFile(path, "utf8"));
    return subject.kind === "image" ? subject : "is of no image";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `cannot be read: ${error.message}`;
  }
}

type Measured = { readonly target: string; readonly report: { readonly subject: Subject } };

/** Writes the records of a run for `keepRecords`: `REVISION/BEGINNING-OF-KEY/…` below `directory`. */
export async function writeRecords(
  { keys, save }: PlannedRecords,
  revision: string | null,
  measured: readonly Measured[],
  directory: string,
): Promise<void> {
  if (!save || revision === null) return;
  for (const { target, report } of measured) {
    const text = JSON.stringify(sizeReport(report.subject) satisfies SizeReport);
    const prefix = keys[target];
    if (prefix === undefined || Buffer.byteLength(text) > longestReport) continue;
    await mkdir(join(directory, revision, prefix), { recursive: true });
    await writeFile(join(directory, revision, prefix, file), text);
  }
}

/** Keeps what `writeRecords` wrote, and says so in a line. Never throws: the run is over. */
export async function keepRecords(directory: string, { caches, log }: Omit<Keeping, "temporary">): Promise<void> {
  try {
    const [revision] = await readdir(directory).catch(() => []);
    if (revision === undefined || caches === undefined) return;
    if (caches.unwritable !== undefined) return log.info(`sizes: no record is kept: ${caches.unwritable}`);
    for (const prefix of await readdir(join(directory, revision))) {
      const key = prefix + revision;
      const kept = await caches.save(key, join(directory, revision, prefix));
      log.info(`sizes: the record is ${kept ? "kept" : "not taken, or there already"}: ${key}`);
    }
  } catch (error) {
    log.warning(`the record of sizes is not kept: ${String(error)}`);
  }
}
