import { EventEmitter, once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { CacheStore } from "../src/hosts/host.ts";
import { type Front, runBuild } from "../src/run.ts";
import { parseSettings } from "../src/settings.ts";
import { fakeHost } from "./fakes.ts";
import { temporaryDirectory, writeFiles } from "./temporary.ts";

/** An engine that knows every base image, on a machine without git. */
const engine = () =>
  fakeHost(async ({ program, args }) => {
    if (program === "git") return { code: 127 };
    const at = args.indexOf("--metadata-file");
    if (at === -1) return { stdout: "Driver: docker-container\n" };
    const materials = [{ uri: "pkg:docker/golang", digest: { sha256: "a".repeat(64) } }];
    await writeFile(args[at + 1] ?? "", JSON.stringify({ "buildx.build.provenance": { materials } }));
    return {};
  });

/** A run that fails as soon as its plan is shown, while the caches that it asked for are still on their way. */
async function failing(directory: string, seedsStay: boolean) {
  const moments = new EventEmitter();
  const caches: CacheStore = {
    name: "a slow place",
    restore: () => once(moments, "arrived").then(() => undefined),
    save: () => Promise.resolve(true),
  };
  await mkdir(join(directory, "temporary"));
  await writeFiles(join(directory, "app"), {
    "go.mod": "module example.com/app\n\ngo 1.26\n",
    "main.go": "package main\n\nfunc main() { println() }\n",
  });
  const front: Front = {
    ...{ seeds: join(directory, "seeds"), seedsStay },
    tests: { directory: join(directory, "tests"), tell: () => undefined },
    show: () => {
      moments.emit("shown");
      throw new Error("no room left");
    },
    delivery: () => ({ kind: "none" }),
  };
  const settings = parseSettings({ image: "ghcr.io/acme/app" });
  const request = { directory: join(directory, "app"), settings, trigger: "local", publish: false };
  const ended: unknown[] = [];
  const { host } = engine();
  const shown = once(moments, "shown");
  const run = runBuild(request, front, { ...host, temporary: join(directory, "temporary"), caches }).catch(
    (error: unknown) => ended.push(error),
  );
  await Promise.race([shown, run]);
  await setImmediate();
  return { ended, arrive: () => moments.emit("arrived"), run };
}

test("a run that fails ends when nothing is written any more into a directory that goes with it", async () => {
  await using work = await temporaryDirectory();
  const { ended, arrive, run } = await failing(work.path, false);
  expect(ended).toEqual([]);
  arrive();
  await run;
  expect(ended).toEqual([new Error("no room left")]);
});

test("a run that fails does not wait for caches whose directory stays", async () => {
  await using work = await temporaryDirectory();
  const { ended } = await failing(work.path, true);
  expect(ended).toEqual([new Error("no room left")]);
});
