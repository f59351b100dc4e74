import { constants } from "node:fs";
import { type FileHandle, mkdir, open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { coverage } from "../tests/coverage.ts";
import { junit } from "../tests/junit.ts";
import { type TestResults, testResults } from "../tests/results.ts";

/** Bytes of a file that are taken over: the step itself writes fewer. */
const largest = 256_000_000;

const names = ["tests.json", "coverage.out", "junit.xml"];

/** What an earlier run has left is not this one's. */
export async function clearTestResults(directory: string): Promise<void> {
  await Promise.all(names.map((name) => rm(join(directory, name), { force: true })));
}

/**
 * Takes over what the tests left in one directory into another and adds `junit.xml`: `tests.json` (the events
 * of `go test -json`) and `coverage.out`. The code that was tested may have written anything there: links are not followed,
 * and only these files are read. Undefined when there are no results.
 */
export async function keepTestResults(from: string, to: string): Promise<TestResults | undefined> {
  const events = await readRegular(join(from, "tests.json"));
  if (events === undefined) return undefined;
  const profile = await readRegular(join(from, "coverage.out"));
  const results = {
    ...(await testResults(lines(events))),
    coverage: profile === undefined ? undefined : coverage(profile.toString("utf8")),
  };
  await mkdir(to, { recursive: true });
  await writeFile(join(to, "tests.json"), events);
  if (profile !== undefined) await writeFile(join(to, "coverage.out"), profile);
  await writeFile(join(to, "junit.xml"), junit(results));
  return results;
}

/** One after the other, so that no second copy of them all is made. */
function* lines(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(10, start);
    yield bytes.toString("utf8", start, end < 0 ? bytes.length : end);
    start = end < 0 ? bytes.length : end + 1;
  }
}

async function readRegular(path: string): Promise<Buffer | undefined> {
  let file: FileHandle;
  try {
    // Without waiting, since it may be a pipe.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const found = await file.stat();
    return found.isFile() && found.size <= largest ? await file.readFile() : undefined;
  } finally {
    await file.close();
  }
}
