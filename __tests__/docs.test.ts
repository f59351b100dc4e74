import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArguments } from "../src/cli/arguments.ts";
import { parseSettings } from "../src/settings.ts";
import { inputs } from "../src/settings/inputs.ts";
import { pages, readPage } from "./doc-pages.ts";
import { root } from "./e2e/cli.ts";

/** Everything on a page that looks like a command line of ours, without the program's name. */
function commandLines(page: string): readonly string[] {
  const joined = page.replaceAll(/\\\n\s*/g, "");
  const program = /(?:\bgo-alpine-build|dist\/cli\/index\.js) (?<line>(?:plan|dockerfile|build|size|--)[^`\n]*)/g;
  return [...joined.matchAll(program)].map(({ groups }) => groups?.["line"] ?? "");
}

/** The words of a command line up to where the shell would take over; a substitution stands for some word. */
function words(line: string): readonly string[] {
  const [command = ""] = line.replaceAll(/"?\$\([^)]*\)"?/g, "x").split(/ (?:[|>#&;]|&&) ?|…/);
  const found = command.match(/(?:\$?'[^']*'|"[^"]*"|[^\s"'])+/g) ?? [];
  return found.map((word) => (word.startsWith("$") && !word.startsWith("$'") ? "x" : unquoted(word)));
}

function unquoted(word: string): string {
  return word.replaceAll(/\$'(?<text>[^']*)'|'(?<plain>[^']*)'|"(?<double>[^"]*)"/g, (_all, ...parts) => {
    const { text, plain, double } = parts.at(-1) as Readonly<Record<string, string | undefined>>;
    return text?.replaceAll("\\n", "\n") ?? plain ?? double ?? "";
  });
}

const commands = pages.flatMap((path) => commandLines(readPage(path)).map((line) => [path, line] as const));

test("the pages hold command lines", () => expect(commands.length).toBeGreaterThan(25));

test.each(commands)("%s: go-alpine-build %s", (_path, line) => {
  const parsed = parseArguments(words(line));
  if ("raw" in parsed) expect(() => parseSettings(parsed.raw)).not.toThrow();
});

test("docs/inputs.md names the options that may stand alone", () => {
  const { flags = "", other } =
    /\n(?<flags>(?:`--[\w-]+`[, and]*)+) may stand alone and then mean `true`; `--(?<other>\w+)` alone means `always`/.exec(
      readPage("docs/inputs.md"),
    )?.groups ?? {};
  const alone = (value: string) => inputs.filter((input) => input.alone === value).map(({ name }) => `--${name}`);
  expect(flags.match(/--[\w-]+/g)).toEqual(alone("true").sort());
  expect([`--${other}`]).toEqual(alone("always"));
});

test("every npm script that a page names exists", () => {
  const { scripts } = JSON.parse(readPage("package.json")) as { scripts: object };
  const named = pages.flatMap((path) =>
    [...readPage(path).matchAll(/npm run (?<name>[a-z][\w:-]*)/g)].map(({ groups }) => groups?.["name"] ?? ""),
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(pages)("%s leads nowhere that does not exist", (path) => {
  const links = [...readPage(path).matchAll(/\]\((?<target>[^)\s]+)\)/g)].map(({ groups }) => groups?.["target"] ?? "");
  const broken = links.filter((link) => !/^[a-z]+:/.test(link) && !leads(path, link));
  expect(broken).toEqual([]);
});

function leads(from: string, link: string): boolean {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? from : join(dirname(from), file);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || headings(readPage(target)).includes(anchor);
}

/** Anchors as GitHub makes them from headings. */
function headings(page: string): readonly string[] {
  const plain = page.replaceAll(/^```[\s\S]*?^```/gm, "");
  return [...plain.matchAll(/^#+ (?<text>.+)$/gm)].map(({ groups }) =>
    (groups?.["text"] ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
