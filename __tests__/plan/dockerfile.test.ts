import { execFileSync } from "node:child_process";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DockerfileParser } from "dockerfile-ast";
import fc from "fast-check";
import { dockerfile } from "../../src/plan/dockerfile.ts";
import type { Recipe } from "../../src/plan/recipe.ts";
import { parseSettings } from "../../src/settings.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

type Changes = Partial<Omit<Recipe, "settings">> & { readonly settings?: Partial<Recipe["settings"]> };

const environment: Recipe["environment"] = {
  variables: [],
  privateModules: [],
  goFlags: "",
  caBundle: false,
  netrc: false,
};

function recipe({ settings, ...changes }: Changes = {}): Recipe {
  return {
    bases: { build: "golang:1.26.8-alpine3.24@sha256:aa", runtime: "alpine:3.24@sha256:bb" },
    module: "example.com/app",
    workdir: ".",
    programs: [{ name: "app", package: ".", workdir: ".", stamps: [] }],
    modules: ["."],
    images: [{ target: "image-app", programs: ["app"] }],
    tags: [],
    vendored: false,
    withoutWorkspace: false,
    cgo: "off",
    zoneinfo: false,
    carried: false,
    files: [],
    environment,
    ...changes,
    settings: { ...parseSettings({}), ...settings },
  };
}

/** Instructions as keyword and arguments, as a parser that is not ours reads them. */
function instructions(text: string): readonly (readonly [keyword: string, rest: string])[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => [
      instruction.getKeyword(),
      instruction.getTextContent().slice(instruction.getInstruction().length).trim(),
    ]);
}
const keywords = (text: string) =>
  DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => instruction.getKeyword());

/** The script of the RUN in a stage. */
function script(text: string, stage: string): string {
  const part = text.split(/^(?=FROM )/m).find((each) => new RegExp(`^FROM \\S.* AS ${stage}$`, "m").test(each)) ?? "";
  return /<<'EOF'\n(?<script>[\s\S]*?)\nEOF$/m.exec(part)?.groups?.["script"] ?? "";
}

describe("the stages", () => {
  const stages = (changes?: Changes) =>
    instructions(dockerfile(recipe(changes)))
      .filter(([keyword]) => keyword === "FROM")
      .map(([, rest]) => rest.replace(/@\S+/, ""));

  test("the least", () => {
    expect(stages()).toEqual([
      "--platform=$BUILDPLATFORM golang:1.26.8-alpine3.24 AS go",
      "go AS build",
      "--platform=$BUILDPLATFORM alpine:3.24 AS root",
      "alpine:3.24 AS image-app",
    ]);
  });
  test("with everything that adds one", () => {
    expect(
      stages({
        cgo: "dynamic",
        images: [
          { target: "image-a", programs: ["a"] },
          { target: "image-b", programs: ["b"] },
        ],
        settings: { test: ["./..."], generate: ["./..."], apk: ["git"] },
      }).map((stage) => stage.replace(/.* AS /, "")),
    ).toEqual([
      "go",
      "source",
      "test",
      "tested",
      "tests",
      "build",
      "base",
      "root",
      "image-a",
      "image-a-libraries",
      "image-b",
      "image-b-libraries",
    ]);
  });
  test("nothing runs in a stage of the target's platform, so nothing is ever emulated", () => {
    const text = dockerfile(
      recipe({ cgo: "static", zoneinfo: true, settings: { test: ["./..."], generate: ["./..."], apk: ["git"] } }),
    );
    const native = new Set<string>();
    let stage = "";
    for (const [keyword, rest] of instructions(text)) {
      if (keyword === "FROM") {
        const [, platform, from = "", name = ""] = /^(--platform=\$BUILDPLATFORM )?(\S+) AS (\S+)$/.exec(rest) ?? [];
        stage = name;
        if (platform !== undefined || native.has(from)) native.add(name);
      }
      if (keyword === "RUN") expect([...native]).toContain(stage);
    }
    expect(native.size).toBeGreaterThan(3);
  });
  test("an image for scratch starts from nothing, and still has certificates and an owner", () => {
    const text = dockerfile(recipe({ settings: { runtime: "scratch" } }));
    expect(instructions(text)).toContainEqual(["FROM", "scratch AS image-app"]);
    expect(script(text, "root")).toContain("ca-certificates.crt");
    expect(instructions(text)).toContainEqual(["ENV", "HOME=/ USER=nonroot"]);
  });
});

test("what a mount begins with is made by no step, whose time would be the commit's: the next commit finds the mount again", () => {
  const text = dockerfile(recipe({ carried: true }));
  const from = [...text.matchAll(/type=cache,[^ ]*from=(?<stage>[\w-]+)/g)].map(({ groups }) => groups?.["stage"]);
  expect(new Set(from)).toEqual(new Set(["go-mod", "go-build"]));
  const [head = ""] = text.split("\n\n");
  expect(head.split("\n").filter((line) => !/^(?:#|FROM) /.test(line))).toEqual([]);
});

describe("an image", () => {
  const image = (changes?: Changes) => {
    const all = instructions(dockerfile(recipe(changes)));
    return all.slice(all.findLastIndex(([keyword]) => keyword === "FROM") + 1);
  };
  test("the least", () => {
    expect(image()).toEqual([
      ["COPY", "--link --from=root /out/ /"],
      ["COPY", '--link --from=build ["/out/app/","/"]'],
      ["USER", "65532:65532"],
      ["WORKDIR", "/"],
      ["ENTRYPOINT", '["/usr/local/bin/app"]'],
    ]);
  });
  test("with all that can be declared", () => {
    const settings = parseSettings({ env: "A=1\nB=b c", ports: "8080,53/udp", args: "serve\n--all", labels: "team=x" });
    expect(image({ settings }).slice(2)).toEqual([
      ["LABEL", '"team"="x"'],
      ["ENV", 'A="1"'],
      ["ENV", 'B="b c"'],
      ["EXPOSE", "8080/tcp 53/udp"],
      ["USER", "65532:65532"],
      ["WORKDIR", "/"],
      ["ENTRYPOINT", '["/usr/local/bin/app"]'],
      ["CMD", '["serve","--all"]'],
    ]);
  });
  test("of several programs starts the first", () => {
    expect(image({ images: [{ target: "image-b-a", programs: ["b", "a"] }] })).toContainEqual([
      "ENTRYPOINT",
      '["/usr/local/bin/b"]',
    ]);
  });
});

describe("the build", () => {
  /** Runs the script of the build stage with a go command that tells how it was called, a line a word. */
  async function goWords(changes: Changes, env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
    return (await goCall(changes, env)).filter((word) => !word.startsWith("GOGC="));
  }

  /** On a machine of two processors with so many kilobytes free. */
  async function goCall(
    changes: Changes,
    env: Readonly<Record<string, string>> = {},
    free = 16_000_000,
  ): Promise<readonly string[]> {
    await using directory = await temporaryDirectory();
    const bin = join(directory.path, "bin");
    await mkdir(bin);
    await writeFiles(bin, {
      go: '#!/bin/sh\nprintf "%s\\0" "GOOS=$GOOS" "GOARCH=$GOARCH" "GOARM=$GOARM" "GOAMD64=$GOAMD64" "CC=$CC" "GOGC=$GOGC" "$@"\n',
      find: "#!/bin/sh\n",
      awk: `#!/bin/sh\necho ${free}\n`,
      nproc: "#!/bin/sh\necho 2\n",
    });
    for (const name of ["go", "find", "awk", "nproc"]) await chmod(join(bin, name), 0o755);
    const all = { TARGETOS: "linux", TARGETARCH: "amd64", TARGETVARIANT: "", ...env, PATH: bin };
    // Nothing but these programs can be found: a word that escapes its quotes fails the script.
    const output = execFileSync("/bin/sh", ["-c", script(dockerfile(recipe(changes)), "build")], {
      cwd: directory.path,
      env: all,
      encoding: "utf8",
      stdio: "pipe",
    });
    return output.split("\0").slice(0, -1);
  }

  test("is static, small and the same everywhere", async () => {
    expect(await goWords({})).toEqual([
      "GOOS=linux",
      "GOARCH=amd64",
      "GOARM=",
      "GOAMD64=",
      "CC=",
      "build",
      "-trimpath",
      "-buildvcs=false",
      "-gcflags=all=-dwarf=false",
      "-ldflags=-s -w",
      "-o",
      "/out/app/usr/local/bin/app",
      ".",
    ]);
  });

  const platforms = parseSettings({ platforms: "linux/amd64/v3,linux/arm/v6,linux/arm64" }).platforms;
  test.each<[string, Record<string, string>, readonly string[]]>([
    [
      "arm/v6",
      { TARGETARCH: "arm", TARGETVARIANT: "v6" },
      ["GOARCH=arm", "GOARM=6", "GOAMD64=", "CC=zig cc -target arm-linux-musleabihf -mcpu=arm1176jzf_s"],
    ],
    [
      "amd64/v3",
      { TARGETARCH: "amd64", TARGETVARIANT: "v3" },
      ["GOARCH=amd64", "GOARM=", "GOAMD64=v3", "CC=zig cc -target x86_64-linux-musl"],
    ],
    [
      "arm64",
      { TARGETARCH: "arm64", TARGETVARIANT: "" },
      ["GOARCH=arm64", "GOARM=", "GOAMD64=", "CC=zig cc -target aarch64-linux-musl"],
    ],
  ])("knows the variant and the C compiler of %s", async (_platform, env, expected) => {
    expect((await goWords({ cgo: "static", settings: { platforms } }, env)).slice(1, 5)).toEqual(expected);
  });

  test("with cgo links statically, and leaves out what would ask for a C library at run time", async () => {
    const words = await goWords({ cgo: "static", tags: ["sqlite"] });
    expect(words).toContain("-tags=netgo,osusergo,sqlite");
    expect(words).toContain("-ldflags=-s -w -linkmode external -extldflags '-static -Wl,--strip-all'");
  });

  test("spends memory to save time where there is plenty, and as it is told", async () => {
    expect(await goCall({})).toContain("GOGC=400");
    expect(await goCall({}, {}, 1_400_000)).toContain("GOGC=");
    expect(await goCall({}, { GOGC: "50" })).toContain("GOGC=50");
  });

  test("stamps what the build is told, as the linker takes it", async () => {
    const stamps = [
      { variable: "main.version", argument: "VERSION" },
      { variable: "example.com/app/internal/build.Commit", argument: "REVISION" },
    ];
    const changes: Changes = {
      programs: [{ name: "app", package: "./cmd/app", workdir: ".", stamps }],
      settings: { ldflags: "-X 'main.motd=it costs $5'" },
    };
    expect(await goWords(changes, { VERSION: "v1.4.2", REVISION: "abc" })).toContain(
      "-ldflags=-s -w -X main.version=v1.4.2 -X example.com/app/internal/build.Commit=abc -X 'main.motd=it costs $5'",
    );
    expect(instructions(dockerfile(recipe(changes)))).toContainEqual(["ARG", "REVISION= VERSION=dev"]);
  });

  test("adds to what is said about all packages, since the last word on them would win", async () => {
    expect((await goWords({ settings: { gcflags: "all=-B" } })).filter((word) => word.startsWith("-gcflags"))).toEqual([
      "-gcflags=all=-dwarf=false -B",
    ]);
    expect((await goWords({ settings: { gcflags: "-N -l" } })).filter((word) => word.startsWith("-gcflags"))).toEqual([
      "-gcflags=all=-dwarf=false",
      "-gcflags=-N -l",
    ]);
  });

  test("passes hostile words on as the words they are", async () => {
    for (const hostile of ["$(id) `id` $HOME", "'; id; '", '"&& id', "\\", "EOF", "a\\' b", "# x"]) {
      const words = await goWords({
        programs: [{ name: "app", package: `./${hostile}`, workdir: ".", stamps: [] }],
        settings: { ldflags: hostile, gcflags: hostile },
      });
      expect(words).toEqual(
        expect.arrayContaining([`-ldflags=-s -w ${hostile}`, `-gcflags=${hostile}`, `./${hostile}`]),
      );
    }
  });

  test("goes into the module of each program", () => {
    const programs = ["a", "b", "b"].map((workdir, at) => ({ name: `p${at}`, package: ".", workdir, stamps: [] }));
    const text = script(dockerfile(recipe({ workdir: "a", programs })), "build");
    expect(text.match(/^cd .*/gm)).toEqual(["cd /src/b"]);
  });
});

describe("capabilities", () => {
  /** Bytes of the extended attribute that the generated Go program writes. */
  function attribute(capabilities: string): string {
    const text = script(
      dockerfile(recipe({ settings: { capabilities: parseSettings({ capabilities }).capabilities } })),
      "build",
    );
    return (/\[\]byte\("(?<bytes>[^"]*)"\)/.exec(text)?.groups?.["bytes"] ?? "").replaceAll("\\x", "");
  }
  // What setcap writes for NAMES=ep, read with `getfattr -e hex -n security.capability`: magic, permitted, inheritable, twice.
  test.each([
    ["net_bind_service", "01000002" + "00040000" + "00000000" + "00000000" + "00000000"],
    ["net_raw,net_admin", "01000002" + "00300000" + "00000000" + "00000000" + "00000000"],
    ["chown", "01000002" + "01000000" + "00000000" + "00000000" + "00000000"],
    ["setfcap", "01000002" + "00000080" + "00000000" + "00000000" + "00000000"],
    ["mac_override", "01000002" + "00000000" + "00000000" + "01000000" + "00000000"],
    ["bpf, perfmon, checkpoint_restore", "01000002" + "00000000" + "00000000" + "c0010000" + "00000000"],
  ])("%s", (names, expected) => expect(attribute(names)).toBe(expected));

  test("belong to every program, and are written without the target's settings", () => {
    const programs = ["a", "b"].map((name) => ({ name, package: ".", workdir: ".", stamps: [] }));
    const { capabilities } = parseSettings({ capabilities: "net_raw" });
    const line = script(dockerfile(recipe({ programs, settings: { capabilities } })), "build")
      .split("\n")
      .find((row) => row.includes("go run"));
    expect(line).toMatch(/^env -u GOOS -u GOARCH .* \/out\/a\/usr\/local\/bin\/a \/out\/b\/usr\/local\/bin\/b$/);
  });
});

describe("what the host lends", () => {
  const mounts = (changes: Changes) => [
    ...new Set(dockerfile(recipe(changes)).match(/--mount=type=(?:secret|ssh)\S*/g)),
  ];

  test("are secrets by name, never values", () => {
    expect(
      mounts({
        environment: { ...environment, variables: ["GOPROXY"], caBundle: true, netrc: true },
        settings: { secrets: ["netrc", "toString"], ssh: true },
      }),
    ).toEqual([
      "--mount=type=secret,id=GOPROXY,env=GOPROXY",
      "--mount=type=secret,id=ca-bundle,target=/etc/ssl/certs/ca-certificates.crt",
      "--mount=type=secret,id=netrc,target=/root/.netrc",
      "--mount=type=secret,id=toString,env=toString",
      "--mount=type=ssh",
    ]);
  });

  test("private modules come over ssh where an agent is lent", () => {
    const [, env] =
      instructions(
        dockerfile(
          recipe({
            environment: { ...environment, privateModules: ["git.example.com/team", "*.corp.example"] },
            settings: { ssh: true },
          }),
        ),
      ).find(([keyword, rest]) => keyword === "ENV" && rest.startsWith("GIT_")) ?? [];
    expect(env).toContain('GIT_CONFIG_KEY_0="url.ssh://git@git.example.com/.insteadOf"');
    expect(env).toContain("GIT_CONFIG_COUNT=1");
  });
});

describe("hostile text", () => {
  const parts = [
    "a",
    "EOF",
    "<<EOF",
    "<<'EOF'",
    "'",
    "''",
    '"',
    "\\",
    "\\\\",
    "$",
    "${x}",
    "$(id)",
    "`id`",
    "#",
    " # ",
    "%{x}",
    "FROM scratch",
    "RUN id",
    "\t",
    " ",
    "ä日本",
    "&&",
    ";",
    "|",
    ">",
    "*",
    "?",
    "[",
    "]",
    "{",
    "}",
    "=",
    "~",
    "!",
    "--from=x",
    "x".repeat(3000),
  ];
  const hostile = fc
    .oneof(
      fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }).map((some) => some.join("")),
      // Whatever settings let through: no line breaks or other control characters.
      fc.string({ unit: "grapheme", minLength: 1 }),
    )
    .map((text) => text.replace(/[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]/g, "") || "a");

  const withText = (text: string): Recipe =>
    recipe({
      workdir: `dir ${text}`,
      programs: [
        { name: "app", package: `./${text}`, workdir: text, stamps: [{ variable: "main.v", argument: "VERSION" }] },
      ],
      tags: ["x"],
      files: [{ source: text, destination: `/files/${text}` }],
      environment: { ...environment, goFlags: text },
      settings: {
        test: [`./${text}`],
        generate: [`./${text}`],
        ldflags: text,
        gcflags: text,
        dirs: [{ path: `/dirs/${text}`, mode: "0700" }],
        links: [{ target: `/t/${text}`, link: `/links/${text}` }],
        env: { A: text, B: `${text}\\` },
        args: [text, `${text}\\`],
        labels: { a: text, "b.c": `${text}\\` },
      },
    });

  test("adds no instruction and no line, wherever it stands", () => {
    const harmless = dockerfile(withText("harmless"));
    expect(keywords(harmless).length).toBeGreaterThan(25);
    fc.assert(
      fc.property(hostile, (text) => {
        const written = dockerfile(withText(text));
        expect(keywords(written)).toEqual(keywords(harmless));
        expect(written.split("\n").length).toBe(harmless.split("\n").length);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test("leaves every script one that a shell can read", () => {
    for (const text of [...parts, ...fc.sample(hostile, { numRuns: 40, seed: 7 })]) {
      const written = dockerfile(withText(text));
      const scripts = ["source", "test", "build", "root"].map((stage) => script(written, stage));
      expect(scripts.every((each) => each.startsWith("set -eu\n"))).toBe(true);
      execFileSync("/bin/sh", ["-n"], { input: scripts.join("\n"), stdio: "pipe" });
    }
  }, 60_000);

  test("settings refuse what could: a line break in what becomes an instruction is never one", () => {
    const settings = parseSettings({ env: "A=1\nB=2", args: "a\nb", labels: "x=1\ny=2" });
    expect(
      dockerfile(recipe({ settings }))
        .split("\n")
        .filter((row) => /^(?:2|b)$/.test(row)),
    ).toEqual([]);
  });
});
