// For the release workflow, whose job may write and sign: it installs no packages, so this needs none.
//   release.mjs notes v1.4.2         prints what CHANGELOG.md says of it, and fails when it or package.json does not know it
//   git tag | release.mjs moves v1.4.2   prints v1 when it is the newest of its line, else nothing
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./engine.mjs";

/** The section of a version: what stands between `## v1.4.2` and the next heading of its kind. */
export function notes(changelog, tag) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => (text.split("\n", 1)[0] ?? "").split(" ")[0] === tag);
  const body = section?.slice(section.indexOf("\n")).trim() ?? "";
  if (body === "") throw new Error(`CHANGELOG.md has no section "## ${tag}"`);
  return body;
}

/** `v1` when `tag` is a release and no released `v1.x.y` among `tags` is newer. */
export function moves(tags, tag) {
  if (!/^v\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(tag)) throw new Error(`${tag} is no version`);
  const released = numbers(tag);
  if (released === undefined) return "";
  const line = tags.map(numbers).filter((other) => other?.[0] === released[0]);
  return line.some((other) => isNewer(other, released)) ? "" : `v${released[0]}`;
}

/** Major, minor and patch of a release; undefined for a pre-release and for what is no version. */
function numbers(tag) {
  const [, ...parts] = /^v(\d+)\.(\d+)\.(\d+)$/.exec(tag) ?? [];
  return parts.length === 0 ? undefined : parts.map(Number);
}

function isNewer(one, other) {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at >= 0 && one[at] > other[at];
}

const [, script, command, tag] = process.argv;
if (script === import.meta.filename) {
  const read = (path) => readFileSync(path, "utf8");
  if (command === "notes") {
    const { version } = JSON.parse(read(join(root, "package.json")));
    if (tag !== `v${version}`) throw new Error(`package.json says ${version}, the tag ${tag}`);
    process.stdout.write(`${notes(read(join(root, "CHANGELOG.md")), tag)}\n`);
  } else process.stdout.write(moves(read(0).split("\n"), tag));
}
