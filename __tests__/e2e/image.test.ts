import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, runCli } from "./cli.ts";
import { type Image, readLayout } from "./layout.ts";

const limit = 900_000;
let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "image-test-"));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

/** Builds into an OCI layout and reads it back. */
async function image(name: string, example: string, platform: string, args: readonly string[] = []): Promise<Image> {
  const [directory, output] = [join(root, "examples", example), join(work, name)];
  const ended = await runCli(["build", directory, "--json", `--output=${output}`, "--trigger=branch:main", ...args]);
  expect(ended).toMatchObject({ code: 0 });
  return readLayout(join(output, `image-${example}`), platform);
}

const files = ({ entries }: Image, from: number) =>
  entries.filter(({ layer, type }) => layer >= from && type !== "directory");

test(
  "hello on Alpine is the base, the binary and less than a kilobyte",
  async () => {
    const { layers, ...built } = await image("alpine", "hello", "amd64");
    expect(layers).toHaveLength(3);
    expect(layers[1]).toBeLessThan(1000);
    expect(files({ layers, ...built }, 1).map(({ name }) => name)).toEqual([
      "etc/group",
      "etc/passwd",
      "usr/local/bin/hello",
    ]);
  },
  limit,
);

test(
  "hello on scratch is the certificates and the binary",
  async () => {
    const built = await image("scratch", "hello", "arm64", ["--runtime=scratch"]);
    expect(files(built, 0).map(({ name }) => name)).toEqual([
      "etc/ssl/certs/ca-certificates.crt",
      "usr/local/bin/hello",
    ]);
  },
  limit,
);

test(
  "nothing of ours runs as root, changes who runs it, or can be written but what was declared",
  async () => {
    const built = await image("privilege", "files", "amd64", ["--files=templates:/app/templates", "--dirs=/data:0750"]);
    expect(built.config.User).toBe("65532:65532");
    const ours = built.entries.filter(({ layer }) => layer >= 1);
    const writable = ours.filter(
      ({ type, uid, mode }) => type !== "symlink" && (uid === 65_532 || (mode & 0o022) !== 0),
    );
    expect(writable.map(({ name, uid, mode }) => [name, uid, mode & 0o7777])).toEqual([["data", 65_532, 0o750]]);
    expect(ours.filter(({ mode }) => (mode & 0o6000) !== 0)).toEqual([]);
  },
  limit,
);

test(
  "hostile text in settings arrives in the image as it was written",
  async () => {
    const text = `a'b"c $HOME \${PATH} \\ \`id\` %{x} # EOF\\`;
    const built = await image("hostile", "hello", "amd64", [
      "--platforms=linux/amd64",
      `--env=TEXT=${text}`,
      `--labels=org.example.text=${text}`,
      `--args=${text}`,
      `--annotations=org.example.text=${text}`,
      `--ldflags=-X 'main.other=x $(id) \`id\`'`,
    ]);
    expect(built.config.Env).toContain(`TEXT=${text}`);
    expect(built.config.Labels?.["org.example.text"]).toBe(text);
    expect(built.config.Cmd).toEqual([text]);
  },
  limit,
);

test(
  "a capability is in the binary, not in who runs it",
  async () => {
    const built = await image("capability", "hello", "amd64", [
      "--platforms=linux/amd64",
      "--capabilities=net_bind_service",
    ]);
    const binary = built.entries.find(({ name }) => name === "usr/local/bin/hello");
    expect(Buffer.from(binary?.pax["SCHILY.xattr.security.capability"] ?? "", "latin1").readUInt32LE(4)).toBe(1 << 10);
  },
  limit,
);

test("no step of ours runs on a target platform, so nothing is emulated", async () => {
  const { stdout } = await runCli([
    "dockerfile",
    join(root, "examples/files"),
    "--test",
    "--generate",
    "--files=templates:/t",
    "--apk=git",
    "--capabilities=kill",
    "--zoneinfo=true",
  ]);
  const stages = stdout.split(/^(?=FROM )/m).filter((stage) => stage.startsWith("FROM "));
  const native = new Set(["go", "source", "test", "build", "root"]);
  for (const stage of stages) {
    const [, flags = "", from = "", name = ""] = /^FROM (--platform=\S+ )?(\S+) AS (\S+)/.exec(stage) ?? [];
    if (/^RUN /m.test(stage))
      expect([name, flags.trim() === "--platform=$BUILDPLATFORM" || native.has(from)]).toEqual([name, true]);
  }
  expect(stages.length).toBeGreaterThan(5);
});
