import { platforms } from "../../src/settings/platforms.ts";

const read = (text: string) => {
  const problems: string[] = [];
  return { platforms: platforms("platforms", text, problems).map((platform) => platform.text), problems };
};

test.each([
  ["one platform", "linux/amd64", ["linux/amd64"]],
  [
    "several are sorted, so that order changes no plan",
    "linux/arm64,linux/386\nlinux/amd64",
    ["linux/386", "linux/amd64", "linux/arm64"],
  ],
  ["upper case is the same platform", "Linux/AMD64", ["linux/amd64"]],
  ["plain arm is v7", "linux/arm", ["linux/arm/v7"]],
  ["v1 of amd64 is plain amd64", "linux/amd64/v1", ["linux/amd64"]],
  ["v8 of arm64 is plain arm64", "linux/arm64/v8", ["linux/arm64"]],
  ["names of the kernel's machines are understood", "linux/aarch64,linux/x86_64", ["linux/amd64", "linux/arm64"]],
  ["the same platform in two spellings is built once", "linux/arm,linux/arm/v7", ["linux/arm/v7"]],
  ["variants that change code are kept", "linux/amd64/v3,linux/arm/v6", ["linux/amd64/v3", "linux/arm/v6"]],
  [
    "every architecture of Go and Alpine is legal",
    "linux/loong64,linux/ppc64le,linux/riscv64,linux/s390x",
    ["linux/loong64", "linux/ppc64le", "linux/riscv64", "linux/s390x"],
  ],
  ["comments and blank lines are no platforms", "# servers\nlinux/amd64 # fast\n\n", ["linux/amd64"]],
])("%s", (_sentence, text, expected) => expect(read(text)).toEqual({ platforms: expected, problems: [] }));

test.each([
  "windows/amd64",
  "amd64",
  "linux",
  "linux/",
  "linux/mips",
  "linux/arm/v5",
  "linux/arm64/v9",
  "linux/amd64/v5",
  "linux/386/v1",
  "linux/constructor",
  "linux/__proto__",
  "linux/hasownproperty",
  "linux/amd64/v1/v1",
  "linux amd64",
])("%j is no platform", (text) => {
  expect(read(text)).toEqual({
    platforms: [],
    problems: [expect.stringContaining(`platforms: ${JSON.stringify(text)}`)],
  });
});

test("a comment alone names no platform", () => expect(read("# none").problems).toHaveLength(1));

test("architecture and variant are told apart", () => {
  expect(platforms("platforms", "linux/arm/v6,linux/s390x", [])).toEqual([
    { text: "linux/arm/v6", arch: "arm", variant: "v6" },
    { text: "linux/s390x", arch: "s390x", variant: "" },
  ]);
});
