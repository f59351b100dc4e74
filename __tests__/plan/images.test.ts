import { planImages } from "../../src/plan/images.ts";
import type { Program } from "../../src/plan/program.ts";
import type { Tags } from "../../src/plan/tags.ts";
import { failureOf } from "../failure.ts";

const program = (name: string): Program => ({
  name,
  package: `./cmd/${name}`,
  directory: `cmd/${name}`,
  module: { path: "example.com/app", directory: "." },
  because: "it is the only one",
});
const [api, worker] = [program("api"), program("worker")];
const tags = (development: boolean, ...all: Tags["all"]): Tags => ({
  development,
  all,
  version: "v1.0.0",
  imageVersion: "v1.0.0",
  identity: all[0]?.name,
  notes: [],
});
const released = tags(false, { name: "v1.0.0", moves: "never" }, { name: "v1", moves: "line" });
const branch = tags(true, { name: "dev-x", moves: "head" });
const settings = (images: readonly string[] = [], devImage?: string) => ({ images, devImage });

type Given = [
  settings: ReturnType<typeof settings>,
  programs: readonly Program[],
  tags: Tags,
  defaultImage?: string | undefined,
  defaultDevImage?: string,
];
const images = (...[chosen, programs, given, defaultImage, defaultDevImage]: Given) =>
  planImages(chosen, programs, given, { defaultImage, defaultDevImage });

/** Image names with the programs in them. */
const plan = (...given: Given) => images(...given).map(({ name, programs }) => [name, ...programs].join(" "));

describe("names", () => {
  test.each<[string, Given, readonly string[]]>([
    ["the host's default", [settings(), [api], released, "ghcr.io/o/app"], ["ghcr.io/o/app api"]],
    [
      "several programs share an image",
      [settings(), [api, worker], released, "ghcr.io/o/app"],
      ["ghcr.io/o/app api worker"],
    ],
    [
      "the host may have a name of its own for branches, as GitLab needs it",
      [settings(), [api], branch, "registry.example.com/o/app", "registry.example.com/o/app/dev"],
      ["registry.example.com/o/app/dev api"],
    ],
    [
      "which holds for the host's own image only",
      [settings(["ghcr.io/o/x"]), [api], branch, "registry.example.com/o/app", "registry.example.com/o/app/dev"],
      ["ghcr.io/o/x-dev api"],
    ],
    ["outside CI a single program lends its name", [settings(), [api], released, undefined], ["api api"]],
    [
      "outside CI several programs get an image each",
      [settings(), [api, worker], released, undefined],
      ["api api", "worker worker"],
    ],
    ["a name that was asked for", [settings(["x/y"]), [api], released, "ghcr.io/o/app"], ["x/y api"]],
    [
      "one image for each program",
      [settings(["x/{command}"]), [api, worker], released, undefined],
      ["x/api api", "x/worker worker"],
    ],
    [
      "several names",
      [settings(["x/{command}", "y/{command}-{command}"]), [api, worker], released, undefined],
      ["x/api api", "x/worker worker", "y/api-api api", "y/worker-worker worker"],
    ],
    ["a development image has a name of its own", [settings(["x/y"]), [api], branch, undefined], ["x/y-dev api"]],
    [
      "and so has each of several",
      [settings(["x/{command}"]), [api, worker], branch, undefined],
      ["x/api-dev api", "x/worker-dev worker"],
    ],
    [
      "a development image that was asked for",
      [settings(["x", "y"], "z/try"), [api], branch, undefined],
      ["z/try api"],
    ],
    ["which a release does not use", [settings(["x"], "z/try"), [api], released, undefined], ["x api"]],
  ])("%s", (_sentence, given, expected) => expect(plan(...given)).toEqual(expected));

  test.each([
    ["My_Server", "my-server"],
    ["a--b", "a-b"],
    ["_x_", "x"],
    ["v1.2", "v1-2"],
    ["日本", "app"],
  ])("the program %s lends the name %s", (name, expected) =>
    expect(images(settings(), [program(name)], released)[0]?.name).toBe(expected),
  );
});

test("every tag is a reference, in the same order", () => {
  expect(images(settings(["x/y"]), [api], released)).toEqual([
    {
      name: "x/y",
      floating: { v1: "line" },
      programs: ["api"],
      tags: ["v1.0.0", "v1"],
      references: ["x/y:v1.0.0", "x/y:v1"],
      development: false,
    },
  ]);
});

test.each<[string, readonly string[], readonly Program[]]>([
  ["one name twice", ["x", "x"], [api]],
  ["two programs whose names differ in no letter", ["x/{command}"], [program("a_b"), program("a-b")]],
  ["a name that a program's image has too", ["x/{command}", "x/api"], [api]],
])("%s would be two images of one name", (_sentence, names, programs) =>
  expect(failureOf(() => images(settings(names), programs, released)).code).toBe("invalid-input"),
);
