import { type Capability, capabilities } from "./settings/capabilities.ts";
import { imageName, registryHost } from "./settings/image-name.ts";
import { imageTexts } from "./settings/image-texts.ts";
import { inputs } from "./settings/inputs.ts";
import { type Dir, type File, type Link, dirs, files, links, workingDirectory } from "./settings/paths.ts";
import { type Platform, platforms } from "./settings/platforms.ts";
import { type SizeSettings, sizeSettings } from "./settings/sizes.ts";
import { type Problems, line, lineList, list, oneOf, pairs, patterns, problem, yesOrNo } from "./settings/values.ts";
import { type TagKind, imageTags } from "./settings/tag-kinds.ts";
import { UserError } from "./user-error.ts";

/** What the user asked for, checked. Holds no token: those are read in hosts/ alone. */
export type Settings = {
  readonly directory: string;
  readonly commands: readonly string[];
  readonly platforms: readonly Platform[];
  readonly dryRun: boolean;
  /** Package patterns to test; empty: no tests. */
  readonly test: readonly string[];
  readonly race: "auto" | "true" | "false";
  /** Package patterns to generate; empty: nothing is generated. */
  readonly generate: readonly string[];
  /** Names with `{command}` kept; empty: the host's default. */
  readonly images: readonly string[];
  readonly devImage: string | undefined;
  readonly push: "auto" | "always" | "never";
  readonly version: string | undefined;
  readonly rebuild: boolean;
  readonly imageTags: readonly TagKind[];
  /** Host of the registry to log in to. */
  readonly registry: string | undefined;
  readonly username: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly goVersion: string | undefined;
  /** Undefined: those of the repository's own release build. */
  readonly buildTags: readonly string[] | undefined;
  readonly ldflags: string;
  readonly gcflags: string;
  readonly cgo: "auto" | "true" | "dynamic" | "false";
  readonly runtime: "alpine" | "scratch";
  readonly alpineVersion: string;
  readonly apk: readonly string[];
  readonly files: readonly File[];
  readonly dirs: readonly Dir[];
  readonly links: readonly Link[];
  readonly env: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  readonly args: readonly string[];
  readonly capabilities: readonly Capability[];
  readonly zoneinfo: "auto" | "true" | "false";
  readonly cache: "auto" | "read" | "off";
  readonly builder: string | undefined;
  /** Names of environment variables, or `netrc`. */
  readonly secrets: readonly string[];
  readonly ssh: boolean;
  readonly sizes: SizeSettings;
};

/**
 * Reads inputs by name; a missing or empty one has its default.
 * Throws UserError `invalid-input` that names every illegal or unknown input at once.
 */
export function parseSettings(raw: Readonly<Record<string, string>>): Settings {
  const problems: Problems = [];
  const known = new Set(inputs.map(({ name }) => name));
  for (const name of Object.keys(raw)) if (!known.has(name)) problems.push(`${name}: there is no such input`);
  const text = (name: string) => {
    const given = raw[name] ?? "";
    return given.trim() === "" ? (inputs.find((input) => input.name === name)?.default ?? "") : given;
  };
  const read = <T>(name: string, parse: (name: string, text: string, problems: Problems) => T): T =>
    parse(name, text(name), problems);
  const settings: Settings = {
    directory: read("working-directory", workingDirectory),
    commands: read("commands", list),
    platforms: read("platforms", platforms),
    dryRun: read("dry-run", yesOrNo),
    test: read("test", patterns),
    race: oneOf("race", ["auto", "true", "false"], text("race"), problems),
    generate: read("generate", patterns),
    images: read("image", list).map((item) => imageName("image", item, problems)),
    devImage: read("dev-image", optional(imageName)),
    push: oneOf("push", ["auto", "always", "never"], text("push"), problems),
    version: read("version", optional(line)),
    rebuild: read("rebuild", yesOrNo),
    imageTags: read("image-tags", imageTags),
    registry: read("registry", optional(registryHost)),
    username: read("username", optional(line)),
    labels: read("labels", imageTexts),
    annotations: read("annotations", imageTexts),
    goVersion: read("go-version", optional(line)),
    buildTags:
      text("build-tags") === ""
        ? undefined
        : read("build-tags", matching(list, /^[\p{L}\p{N}_.]+$/u, "a build tag is made of letters, digits, _ and .")),
    ldflags: read("ldflags", goFlags),
    gcflags: read("gcflags", goFlags),
    cgo: oneOf("cgo", ["auto", "true", "dynamic", "false"], text("cgo"), problems),
    runtime: oneOf("runtime", ["alpine", "scratch"], text("runtime"), problems),
    alpineVersion: read("alpine-version", alpineVersion),
    apk: read(
      "apk",
      matching(
        list,
        /^[a-z0-9][a-z0-9+._-]*(?:[<>=~]{1,2}[A-Za-z0-9._-]+)?$/,
        "it must be the name of an Alpine package, such as git or git=2.52.0-r0",
      ),
    ),
    files: read("files", files),
    dirs: read("dirs", dirs),
    links: read("links", links),
    env: read("env", keyed(/^[A-Za-z_][A-Za-z0-9_]*$/, "is made of letters, digits and _")),
    ports: read("ports", ports),
    args: read("args", lineList),
    capabilities: read("capabilities", capabilities),
    zoneinfo: oneOf("zoneinfo", ["auto", "true", "false"], text("zoneinfo"), problems),
    cache: oneOf("cache", ["auto", "read", "off"], text("cache"), problems),
    builder: read("builder", optional(builder)),
    secrets: read(
      "secrets",
      matching(list, /^[A-Za-z_][A-Za-z0-9_]*$/, "it must be the name of an environment variable, or netrc"),
    ),
    ssh: read("ssh", yesOrNo),
    sizes: sizeSettings(text, problems),
  };
  contradictions(settings, problems);
  if (problems.length > 0)
    throw new UserError("invalid-input", problems.join("\n"), "docs/inputs.md lists every input and what it takes.");
  return settings;
}

function contradictions(settings: Settings, problems: Problems): void {
  if (settings.runtime === "scratch" && settings.apk.length > 0)
    problems.push("apk: packages need runtime: alpine; scratch has no place for them");
  if (settings.runtime === "scratch" && settings.cgo === "dynamic")
    problems.push("cgo: dynamic needs runtime: alpine; scratch has no C library to link to");
  if (settings.race === "true" && settings.test.length === 0)
    problems.push("race: true needs test: true; without tests there is nothing to watch");
  const different = settings.images.find(
    (image) => image.includes("{command}") !== settings.images[0]?.includes("{command}"),
  );
  if (different !== undefined)
    problems.push(`image: either every name holds {command} or none does; ${different} differs`);
}

function ports(name: string, text: string, problems: Problems): readonly string[] {
  return list(name, text, problems).flatMap((item) => {
    const match = /^(?<port>[0-9]{1,5})(?:\/(?<protocol>tcp|udp|sctp))?$/.exec(item.toLowerCase());
    const port = Number(match?.groups?.["port"] ?? 0);
    if (port >= 1 && port <= 65_535) return [`${port}/${match?.groups?.["protocol"] ?? "tcp"}`];
    problem(problems, name, item, "it must be a port from 1 to 65535, such as 8080 or 53/udp");
    return [];
  });
}

function alpineVersion(name: string, text: string, problems: Problems): string {
  if (/^3\.[0-9]{1,3}(?:\.[0-9]{1,3})?$/.test(text.trim())) return text.trim();
  problem(problems, name, text, "it must be an Alpine release such as 3.24 or 3.24.2");
  return "3.24";
}

function builder(name: string, text: string, problems: Problems): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text))
    problem(problems, name, text, "it must be the name of a buildx builder");
  return text;
}

/** The go command splits these at blanks and honours quotes; an open quote would swallow what follows. */
function goFlags(name: string, text: string, problems: Problems): string {
  const value = line(name, text, problems);
  const open = value.replace(/'[^']*'|"[^"]*"/g, "");
  if (/['"]/.test(open)) problem(problems, name, text, "a quote is not closed");
  return value;
}

const optional =
  <T>(parse: (name: string, text: string, problems: Problems) => T) =>
  (name: string, text: string, problems: Problems): T | undefined =>
    text === "" ? undefined : parse(name, text.trim(), problems);

const matching =
  (parse: typeof list, legal: RegExp, right: string) =>
  (name: string, text: string, problems: Problems): readonly string[] =>
    parse(name, text, problems).filter((item) => legal.test(item) || (problem(problems, name, item, right), false));

const keyed = (legal: RegExp, right: string) => (name: string, text: string, problems: Problems) =>
  pairs(name, text, problems, legal, right);
