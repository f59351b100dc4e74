import { spawn } from "node:child_process";
import { once } from "node:events";
import { cli, quietEnv } from "./cli.ts";
import type { Fault, Faults } from "./faulty-registry.ts";
import { expectRight, nextRelease } from "./releases.ts";

const minutes = 60_000;

/** Once v1.0.0 is published, releases v1.0.1 against a registry that fails, and then against one that does not. */
async function release(faults: (count: { n: number }) => Faults) {
  await using next = await nextRelease("faults");
  next.fail(faults({ n: 0 }));
  const failed = await next.release();
  return { failed, ...(await next.mend(await next.tags())) };
}

const always = (pattern: RegExp, fault: Fault) => (): Faults => (call) => (pattern.test(call) ? fault : undefined);
const first =
  (pattern: RegExp, fault: Fault, times = 1) =>
  (count: { n: number }): Faults =>
  (call) =>
    pattern.test(call) && count.n++ < times ? fault : undefined;
const status = (code: number, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: "status",
  status: code,
  headers,
});
const cut: Fault = { kind: "cut" };
const version = /manifests\/v1\.0\.1$/;

describe("a registry that does not answer what was asked stops the run before anything moves", () => {
  test.concurrent.each<[string, (count: { n: number }) => Faults, RegExp]>([
    ["401", always(version, status(401)), /answers 401|way to log in/],
    ["403", always(version, status(403)), /answers 403/],
    ["an answer that no registry gives", always(version, status(418)), /answers 418/],
    ["500 each time", always(version, status(500)), /answers 500/],
    ["429 with an hour to wait", always(version, status(429, { "retry-after": "3600" })), /answers 429/],
    ["a connection that is cut each time", always(version, cut), /cannot be reached/],
  ])(
    "%s",
    async (_name, faults, message) => {
      const released = await release(faults);
      expect([released.failed.code, released.failed.stderr]).toEqual([1, expect.stringMatching(message)]);
      expect(released.failed.stderr).toContain("[registry-unavailable]");
      expect(released.during).toEqual(released.before);
      expectRight(released);
    },
    3 * minutes,
  );
});

describe("a failure that passes is waited for", () => {
  test.concurrent.each<[string, (count: { n: number }) => Faults]>([
    ["429 with a second to wait", first(version, status(429, { "retry-after": "1" }))],
    ["500, twice", first(version, status(500), 2)],
    ["a slow answer", first(version, { kind: "late", seconds: 2 })],
    ["a connection that is cut while the version is tagged", first(/^PUT manifests\/v1\.0\.1$/, cut)],
    ["a connection that is cut while a floating tag is moved", first(/^PUT manifests\/v1$/, cut)],
  ])(
    "%s",
    async (_name, faults) => {
      const released = await release(faults);
      expect([released.failed.code, released.failed.stderr.includes("error:")]).toEqual([0, false]);
      expect(released.during).toEqual(released.after);
      expectRight(released);
    },
    3 * minutes,
  );
});

describe("a registry that fails in the middle leaves nothing half-published", () => {
  test.concurrent.each<[string, (count: { n: number }) => Faults]>([
    ["a blob cannot be sent", always(/^(?:POST|PATCH|PUT) blobs\/uploads/, cut)],
    ["the manifest cannot be sent", always(/^PUT manifests\/sha256:/, cut)],
    ["the image cannot be read back", always(/^GET manifests\/sha256:/, status(503))],
    ["the version cannot be tagged", always(/^PUT manifests\/v1\.0\.1$/, cut)],
    ["the commit cannot be tagged", always(/^PUT manifests\/sha-/, status(403))],
    ["the tags cannot be listed", always(/^GET tags/, status(500))],
    ["the first floating tag cannot be moved", always(/^PUT manifests\/v1\.0$/, cut)],
    ["the last floating tag cannot be moved", always(/^PUT manifests\/v1$/, status(500))],
  ])(
    "%s",
    async (_name, faults) => {
      const released = await release(faults);
      expect([released.failed.code, released.failed.stderr]).toEqual([
        1,
        expect.stringContaining("[registry-unavailable]"),
      ]);
      expectRight(released);
    },
    3 * minutes,
  );
});

describe("a run that is killed at any boundary is completed by the next", () => {
  test.concurrent.each([
    ["before the build", /^GET manifests\/v1\.0\.1$/],
    ["with the first blob", /^(?:POST|PATCH|PUT) blobs\/uploads/],
    ["with the manifest", /^PUT manifests\/sha256:/],
    ["before what arrived is read back", /^GET manifests\/sha256:/],
    ["before the version is tagged", /^PUT manifests\/v1\.0\.1$/],
    ["between the version and the commit", /^PUT manifests\/sha-/],
    ["between the version and the floating tags", /^GET tags/],
    ["between two floating tags", /^PUT manifests\/v1$/],
  ])(
    "%s",
    async (_name, pattern) => {
      await using next = await nextRelease("killed");
      const args = ["build", next.directory, "--push", "--image", next.image, "--trigger", "release:v1.0.1"];
      const child = spawn(process.execPath, [cli, ...args, "--platforms", "linux/amd64"], {
        env: quietEnv(),
        stdio: "ignore",
      });
      const ended = once(child, "exit");
      next.fail((call) => (pattern.test(call) && child.kill("SIGKILL") ? cut : undefined));
      expect((await ended)[1]).toBe("SIGKILL");
      expectRight(await next.mend(await next.tags()));
    },
    3 * minutes,
  );
});
