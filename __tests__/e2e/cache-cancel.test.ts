import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../../src/build.ts";
import { temporaryDirectory } from "../temporary.ts";
import { cli, quietEnv } from "./cli.ts";
import { repository } from "./history.ts";

test("who interrupts a build while its caches are kept has been told what it came to, as one object", async () => {
  await using work = await temporaryDirectory();
  await using temporary = await temporaryDirectory();
  using repo = repository();
  const words = ["build", repo.directory, "--json", "--trigger", "branch:main", "--platforms", "linux/amd64"];
  const child = spawn(process.execPath, [cli, ...words, "--cache-dir", join(work.path, "kept")], {
    env: quietEnv({ TMPDIR: temporary.path }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString("utf8")));
  child.stdout.once("data", () => child.kill("SIGINT"));
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString("utf8")));
  expect([await once(child, "close"), stderr]).toEqual([[130, null], expect.stringContaining("[interrupted]")]);
  const { outcome } = JSON.parse(stdout) as { outcome: Outcome };
  expect(outcome.images.map(({ digest }) => digest)).toEqual([expect.stringMatching(/^sha256:/)]);
  expect(readdirSync(temporary.path)).toEqual([]);
}, 900_000);
