import fc from "fast-check";
import { inputs } from "../src/settings/inputs.ts";
import { parseSettings } from "../src/settings.ts";
import { failureOf } from "./failure.ts";

test("without any input the defaults do the whole job", () => {
  expect(parseSettings({})).toEqual({
    directory: ".",
    commands: [],
    platforms: [
      { text: "linux/amd64", arch: "amd64", variant: "" },
      { text: "linux/arm64", arch: "arm64", variant: "" },
    ],
    dryRun: false,
    test: [],
    generate: [],
    imageTags: ["version", "sha", "minor", "major", "branch", "pull-request"],
    images: [],
    devImage: undefined,
    push: "auto",
    race: "auto",
    version: undefined,
    rebuild: false,
    registry: undefined,
    username: undefined,
    labels: {},
    annotations: {},
    goVersion: undefined,
    buildTags: undefined,
    ldflags: "",
    gcflags: "",
    cgo: "auto",
    runtime: "alpine",
    alpineVersion: "3.24",
    apk: [],
    files: [],
    dirs: [],
    links: [],
    env: {},
    ports: [],
    args: [],
    capabilities: [],
    zoneinfo: "auto",
    cache: "auto",
    builder: undefined,
    secrets: [],
    ssh: false,
    sizes: {
      report: "auto",
      comment: "auto",
      commentKey: "default",
      budget: { maxSize: undefined, increase: undefined, ignoreBelow: 1024 },
      waiver: "size-increase-ok",
      baseline: undefined,
      rebuildBaseline: false,
      strictBaseline: false,
      sbom: "off",
    },
  });
});

test("an input of blanks is an input that was not given", () => {
  expect(parseSettings(Object.fromEntries(inputs.map(({ name }) => [name, " \n "])))).toEqual(parseSettings({}));
});

test.each<[string, Record<string, string>, object]>([
  ["ports default to tcp", { ports: "8080\n53/udp, 5000/SCTP" }, { ports: ["8080/tcp", "53/udp", "5000/sctp"] }],
  ["a port is a number, however it is written", { ports: "0080" }, { ports: ["80/tcp"] }],
  ["an image's owner may have upper case", { image: "ghcr.io/Owner/App" }, { images: ["ghcr.io/owner/app"] }],
  ["build tags that are only a comment are none at all", { "build-tags": "# none" }, { buildTags: [] }],
  ["build tags may be separated by commas", { "build-tags": "netgo,go1.26" }, { buildTags: ["netgo", "go1.26"] }],
  ["an exact Alpine release", { "alpine-version": "3.24.2" }, { alpineVersion: "3.24.2" }],
  ["packages may be pinned", { apk: "git=2.52.0-r0\ntzdata>2024a" }, { apk: ["git=2.52.0-r0", "tzdata>2024a"] }],
  ["linker flags keep their quotes", { ldflags: "-X 'main.motd=a b'" }, { ldflags: "-X 'main.motd=a b'" }],
  ["a quote inside other quotes is closed", { ldflags: `-X "main.a=it's"` }, { ldflags: `-X "main.a=it's"` }],
  ["arguments keep commas", { args: "--set=a,b\n--verbose" }, { args: ["--set=a,b", "--verbose"] }],
  [
    "an environment variable may be empty",
    { env: "EMPTY=\nURL=http://x/?a=b" },
    { env: { EMPTY: "", URL: "http://x/?a=b" } },
  ],
  ["choices are read in any case", { push: "NEVER", runtime: "Scratch" }, { push: "never", runtime: "scratch" }],
  ["test: true is all packages", { test: "true" }, { test: ["./..."] }],
  ["a builder by name", { builder: "my.builder-1" }, { builder: "my.builder-1" }],
])("%s", (_sentence, raw, expected) => expect(parseSettings(raw)).toMatchObject(expected));

test.each<[string, Record<string, string>, string]>([
  ["an input that does not exist", { imagge: "x" }, "imagge"],
  ["an input of JavaScript's own objects", { constructor: "x" }, "constructor"],
  ["port 0", { ports: "0" }, "ports"],
  ["a port above 65535", { ports: "65536" }, "ports"],
  ["a protocol that images do not know", { ports: "80/icmp" }, "ports"],
  ["a range of ports", { ports: "8000-8010" }, "ports"],
  ["an Alpine release of another major", { "alpine-version": "4.0" }, "alpine-version"],
  ["Alpine's edge, which is no release", { "alpine-version": "edge" }, "alpine-version"],
  ["an open quote", { ldflags: "-X 'main.a=b" }, "ldflags"],
  ["an open double quote", { gcflags: 'all="-N' }, "gcflags"],
  ["a package with an option", { apk: "--allow-untrusted" }, "apk"],
  ["a package from another repository", { apk: "git@edge" }, "apk"],
  ["a secret that is no variable's name", { secrets: "MY-TOKEN" }, "secrets"],
  ["a builder that looks like an option", { builder: "--help" }, "builder"],
  ["a build tag with a blank", { "build-tags": "a b" }, "build-tags"],
  ["an environment variable with a dash", { env: "MY-VAR=x" }, "env"],
  ["a label without a value", { labels: "team" }, "labels"],
  ["an image with a tag", { image: "ghcr.io/o/app:v1" }, "image"],
  ["a development image with a tag", { "dev-image": "ghcr.io/o/app:v1" }, "dev-image"],
  ["a directory outside the repository", { "working-directory": "../other" }, "working-directory"],
  ["packages in an empty image", { runtime: "scratch", apk: "git" }, "apk"],
  ["a C library in an empty image", { runtime: "scratch", cgo: "dynamic" }, "cgo"],
  ["images with and without {command}", { image: "a\nb/{command}" }, "image"],
])("%s is an error that names the input", (_sentence, raw, name) => {
  const { code, message } = failureOf(() => parseSettings(raw));
  expect([code, message.split("\n").map((row) => row.split(":")[0])]).toEqual(["invalid-input", [name]]);
});

test("every problem is reported at once", () => {
  const { message } = failureOf(() =>
    parseSettings({ push: "maybe", ports: "0, x", platforms: "linux/z80", nonsense: "1" }),
  );
  expect(message.split("\n").map((row) => row.split(":")[0])).toEqual([
    "nonsense",
    "platforms",
    "push",
    "ports",
    "ports",
  ]);
});

/** Inputs that hold one value; in the others a line break separates items. */
const single = [
  "working-directory",
  "dev-image",
  "version",
  "go-version",
  "ldflags",
  "gcflags",
  "alpine-version",
  "builder",
  "push",
  "cache",
  "cgo",
  "runtime",
  "zoneinfo",
  "dry-run",
  "ssh",
];
const lists = inputs.map(({ name }) => name).filter((name) => !single.includes(name));
const control = ["\0", "\u0007", "\u000b", "\u000c", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029"];

test.each(single)("a line break inside %s is refused", (name) => {
  for (const ending of ["\n", "\r", "\r\n"]) {
    const { code, message } = failureOf(() => parseSettings({ [name]: `true${ending}RUN id` }));
    expect([code, message.startsWith(`${name}: `)]).toEqual(["invalid-input", true]);
  }
});

test.each([...single, ...lists])("a control character inside %s is refused", (name) => {
  // Some legal item of the input, so that nothing but the character is wrong.
  const legal: Record<string, string> = {
    commands: "./cmd/api",
    platforms: "linux/amd64",
    image: "ghcr.io/o/app",
    labels: "a=b",
    annotations: "a=b",
    files: "a:/b",
    dirs: "/data",
    links: "/a:/b",
    env: "A=b",
    test: "./...",
    generate: "./...",
  };
  const text = legal[name] ?? "1";
  for (const character of control) {
    const { code, message } = failureOf(() => parseSettings({ [name]: `${text}${character}${text}` }));
    expect([code, message.startsWith(`${name}: `)]).toEqual(["invalid-input", true]);
  }
});

test("whatever is typed is taken or refused, and never breaks the parser", () => {
  const name = fc.constantFrom(...inputs.map((input) => input.name));
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          "a",
          "/",
          ":",
          "=",
          ",",
          "#",
          " ",
          "'",
          '"',
          "$",
          "..",
          "\n",
          "linux",
          "__proto__",
          "{command}",
        ),
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.dictionary(name, text), (raw) => {
      try {
        expect(JSON.stringify(parseSettings(raw))).not.toMatch(/\\[nr]|\\u00[01]/);
      } catch (error) {
        expect(error).toMatchObject({ code: "invalid-input" });
      }
    }),
    { numRuns: 500 },
  );
});
