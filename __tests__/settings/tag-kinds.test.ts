import { imageTags } from "../../src/settings/tag-kinds.ts";

const usual = ["version", "sha", "minor", "major", "branch", "pull-request"];

function read(text: string) {
  const problems: string[] = [];
  return { kinds: imageTags("image-tags", text, problems), problems };
}

test.each<[string, readonly string[]]>([
  ["default", usual],
  ["version", ["version"]],
  ["sha, version", ["sha", "version"]],
  ["version\nminor\n", ["version", "minor"]],
  ["default,latest", [...usual, "latest"]],
  ["latest", ["latest"]],
  ["default, sha, sha", usual],
  ["version # the release alone", ["version"]],
])("%j selects %j", (text, kinds) => expect(read(text)).toEqual({ kinds, problems: [] }));

test.each(["all", "Version", "v1.4.2", "pr", "type=semver"])(
  "%s is no kind of tag, and the error lists them",
  (text) => {
    const { kinds, problems } = read(`sha,${text}`);
    expect([kinds, problems.length]).toEqual([["sha"], 1]);
    for (const kind of ["default", ...usual, "latest"]) expect(problems[0]).toContain(kind);
  },
);

test("every kind that does not exist is told at once", () => expect(read("one,two,sha").problems).toHaveLength(2));
