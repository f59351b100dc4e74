import type { Host } from "../../src/hosts/host.ts";
import { terminalLog } from "../../src/hosts/terminal.ts";

/** A log and everything it wrote. */
function terminal({
  isTTY = true,
  columns = 20,
  env = {},
  secrets = [],
}: { isTTY?: boolean; columns?: number; env?: Host["env"]; secrets?: readonly string[] } = {}) {
  const written: string[] = [];
  const stream = { isTTY, columns, write: (text: string) => written.push(text) > 0 };
  return { log: terminalLog(stream, env, secrets), text: () => written.join("") };
}
const escape = "\u001b";

test("a line is a line", () => {
  const { log, text } = terminal({ isTTY: false });
  log.info("one");
  log.info("two");
  expect(text()).toBe("one\ntwo\n");
});

test.each([
  ["a pipe", { isTTY: false }],
  ["a terminal that knows no commands", { env: { TERM: "dumb" } }],
])("%s gets neither colours nor lines that replace each other", async (_sentence, kind) => {
  const { log, text } = terminal(kind);
  await log.group("Build", () => Promise.resolve(log.status("running")));
  log.warning("careful");
  log.status("");
  expect(text()).toBe("Build\nwarning: careful\n");
});

test("on a terminal warnings and titles have colours", async () => {
  const { log, text } = terminal();
  log.warning("careful");
  await log.group("Build", () => Promise.resolve());
  expect(text()).toContain(`${escape}[33mwarning:${escape}[0m careful\n`);
  expect(text()).toContain(`${escape}[1mBuild${escape}[0m\n`);
});

test("NO_COLOR takes the colours, and leaves the status line", () => {
  const { log, text } = terminal({ env: { NO_COLOR: "1" } });
  log.warning("careful");
  log.status("running");
  expect(text()).not.toMatch(new RegExp(`${escape}\\[\\d+m`));
  expect(text()).toContain("running");
});

test("an empty NO_COLOR is none: https://no-color.org", () => {
  const { log, text } = terminal({ env: { NO_COLOR: "" } });
  log.warning("careful");
  expect(text()).toContain(`${escape}[33m`);
});

test("a status is shortened to the terminal's width, and gives way to the next line", () => {
  const { log, text } = terminal({ columns: 8 });
  log.status("running a long time");
  log.info("done");
  expect(text()).toBe(`\r${escape}[Krunning\r${escape}[Kdone\n`);
});

test("a group gives back what its work gives, and fails as it fails", async () => {
  const { log } = terminal();
  expect(await log.group("Build", () => Promise.resolve(7))).toBe(7);
  await expect(log.group("Build", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});

describe("a secret", () => {
  test("is shown nowhere", async () => {
    const { log, text } = terminal({ columns: 80, secrets: ["s3cret", "czNjcmV0"] });
    log.info("one s3cret, two s3crets");
    log.warning("as czNjcmV0");
    log.status("running with s3cret");
    await log.group("Build s3cret", () => Promise.resolve());
    expect(text()).not.toMatch(/s3cret|czNjcmV0/);
    expect(text()).toContain("one ***, two ***s");
  });

  test("that holds another one is hidden as a whole", () => {
    const { log, text } = terminal({ isTTY: false, secrets: ["abc", "abcdef"] });
    log.info("abcdef abc");
    expect(text()).toBe("*** ***\n");
  });

  test("that is empty hides nothing", () => {
    const { log, text } = terminal({ isTTY: false, secrets: [""] });
    log.info("abc");
    expect(text()).toBe("abc\n");
  });

  test("with a control character is hidden in the line that is shown without it", () => {
    const { log, text } = terminal({ isTTY: false, secrets: ["s3\u0007cret"] });
    log.info("it is s3\u0007cret");
    expect(text()).toBe("it is ***\n");
  });

  test("is hidden before a status is shortened in the middle of it", () => {
    const { log, text } = terminal({ columns: 8, secrets: ["s3cret-and-long"] });
    log.status("run s3cret-and-long");
    expect(text()).toBe(`\r${escape}[Krun ***`);
  });
});
