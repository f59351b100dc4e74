import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { nodes } from "../nodes.ts";
import { temporaryDirectory } from "../temporary.ts";
import { cli, quietEnv, registry } from "./cli.ts";
import type { Fault } from "./faulty-registry.ts";
import { missingParts } from "./registries.ts";
import { expectRight, nextRelease } from "./releases.ts";

/** Where the run is cancelled: with a request that then reaches the registry, or does not. Tags that stand afterwards. */
type Moment = readonly [
  sentence: string,
  call: RegExp,
  reaches: "in time" | "too late",
  standing: readonly ("v1.0.1" | "sha" | "v1.0" | "v1")[],
];
const moments: readonly Moment[] = [
  ["while the engine puts the manifest", /^PUT manifests\/sha256:/, "in time", []],
  ["while the version is put, which the registry takes", /^PUT manifests\/v1\.0\.1$/, "in time", ["v1.0.1"]],
  ["while the version is put, which the registry does not take", /^PUT manifests\/v1\.0\.1$/, "too late", []],
  ["between the version and the commit", /^PUT manifests\/sha-/, "too late", ["v1.0.1"]],
  ["between the immutable tags and the floating ones", /^GET tags/, "too late", ["v1.0.1", "sha"]],
  ["while the first floating tag is moved", /^PUT manifests\/v1\.0$/, "in time", ["v1.0.1", "sha", "v1.0"]],
  ["between two floating tags", /^PUT manifests\/v1$/, "too late", ["v1.0.1", "sha", "v1.0"]],
];

describe.each(nodes)("a release that is cancelled as the runner does, on %s,", (_name, node) => {
  test.concurrent.each(moments)(
    "%s, leaves tags of whole images in their order, says so, and is completed by the next run",
    async (_sentence, call, reaches, standing) => {
      await using next = await nextRelease("cancelled");
      await using temporary = await temporaryDirectory();
      const args = ["build", next.directory, "--push", "--image", next.image, "--trigger", "release:v1.0.1"];
      const child = spawn(node, [cli, ...args, "--platforms", "linux/amd64"], {
        env: quietEnv({ TMPDIR: temporary.path }),
        stdio: ["ignore", "ignore", "pipe"],
      });
      let stderr = "";
      child.stderr.on("data", (data: Buffer) => (stderr += data.toString("utf8")));
      const ended = once(child, "close") as Promise<[number | null, string | null]>;
      const cancel = () => {
        // The runner waits for 7.5 s in between; what is ended by the first signal must bear the second at any time.
        child.kill("SIGINT");
        child.kill("SIGTERM");
        return ended;
      };
      const fault: Fault = { kind: "lost", meanwhile: cancel };
      next.fail((one) => {
        if (!call.test(one)) return undefined;
        return reaches === "in time" ? fault : cancel().then(() => ({ kind: "cut" }));
      });
      expect(await ended).toEqual([130, null]);
      expect(stderr).toContain("the run was interrupted [interrupted]");
      expect(readdirSync(temporary.path)).toEqual([]);

      const during = await next.tags();
      const released = await next.mend(during);
      expectRight(released);
      const tags = { "v1.0.1": "v1.0.1", sha: next.sha, "v1.0": "v1.0", v1: "v1" };
      const stand = Object.entries(tags).filter(([, tag]) => during[tag] === released.after[tag]);
      expect(stand.map(([word]) => word)).toEqual(standing);
      // What the log names stands; what stands is named, but for a tag whose answer nobody waited for.
      const told = Object.entries(tags).filter(([, tag]) =>
        new RegExp(`^(?:tagged|moved) +\\S+:${tag} `, "m").test(stderr),
      );
      expect(told.map(([word]) => word)).toEqual(reaches === "in time" ? standing.slice(0, -1) : standing);
      for (const [, tag] of stand) expect(await missingParts(registry(), next.name, during[tag] ?? "")).toEqual([]);
    },
    180_000,
  );
});
