import fc from "fast-check";
import { type Delivery, bakeCommand, bakeFile, imageTargets, testsBake } from "../../src/execute/bake.ts";
import { imageValue, planValue } from "../plan-value.ts";

const place = {
  root: "/repo",
  dockerfile: "/tmp/w/Dockerfile",
  metadata: "/tmp/w/metadata.json",
  libraries: "/tmp/w/libraries",
  layouts: "/tmp/w/layouts",
  tests: "/tmp/w/tests",
  cacheNamespace: "abc",
  contexts: {},
};
type Target = Readonly<Record<string, unknown>> & { readonly output: readonly string[] };
type File = {
  readonly group: { readonly default: { readonly targets: readonly string[] } };
  readonly target: Readonly<Record<string, Target>>;
};

const file = (plan = planValue(), delivery: Delivery = { kind: "push" }, secrets: readonly string[] = []) =>
  JSON.parse(bakeFile(plan, delivery, place, secrets)) as File;

test("one call builds everything, from a file that nobody else sees", () => {
  const command = bakeCommand(planValue(), { kind: "push" }, place, "mine", []);
  expect(command.program).toBe("docker");
  expect(command.args).toEqual([
    "buildx",
    "bake",
    "--builder",
    "mine",
    "--file",
    "-",
    "--metadata-file",
    "/tmp/w/metadata.json",
    "--progress",
    "rawjson",
  ]);
  expect(command.directory).toBe("/repo");
  expect(JSON.parse(command.input ?? "")).toEqual(file());
});

test("tests are one target more, which is exported for one platform, and only where there are tests", () => {
  expect(file().group.default.targets).not.toContain("tests");
  expect(file(planValue({ test: true })).target["tests"]).toMatchObject({
    target: "tests",
    platforms: ["linux/amd64"],
    output: ["type=local,dest=/tmp/w/tests"],
  });
});

test("where images are only told their commit, the tests run and nothing is built", () => {
  const { group, target } = file(planValue({ test: true, images: [] }));
  expect(group.default.targets).toEqual(["tests", "tested"]);
  expect(target["tested"]).toMatchObject({ target: "tested", platforms: ["linux/amd64"], output: ["type=cacheonly"] });
});

test("the results of tests that failed are exported alone", () => {
  const { input = "", args } = testsBake(planValue({ test: true }), place, "mine", []);
  expect((JSON.parse(input) as File).group.default.targets).toEqual(["tests"]);
  expect(args).not.toContain("--metadata-file");
});

test("tests that are remembered as failed run again, and nothing else does", () => {
  const anew = bakeFile(planValue({ test: true }), { kind: "push" }, place, [], { testAnew: true });
  for (const target of Object.values((JSON.parse(anew) as File).target))
    expect(target["no-cache-filter"]).toEqual(["test"]);
});

test("without a builder, buildx chooses its current one", () => {
  expect(bakeCommand(planValue(), { kind: "push" }, place, undefined, []).args).not.toContain("--builder");
});

test("every target shares sources, platforms and arguments, and carries the commit's time", () => {
  const { group, target } = file();
  expect(group.default.targets).toEqual(["image-app"]);
  for (const each of Object.values(target)) {
    expect(each).toMatchObject({
      context: "/repo",
      dockerfile: "/tmp/w/Dockerfile",
      platforms: ["linux/amd64", "linux/arm64"],
      args: { VERSION: "v1.4.2", SOURCE_DATE_EPOCH: "1772356830" },
      attest: ["type=provenance,disabled=true"],
    });
  }
});

test("a module in a directory is its own context", () => {
  expect(file(planValue({ context: "services/api" })).target["image-app"]).toMatchObject({
    context: "/repo/services/api",
  });
});

const fixed = "oci-mediatypes=true";
test.each<[string, Delivery, readonly string[]]>([
  [
    "is pushed by digest, so that nothing carries a tag before it has been checked",
    { kind: "push" },
    [`type=image,name=ghcr.io/o/app,push=true,push-by-digest=true,name-canonical=true,${fixed}`],
  ],
  [
    "is loaded into the daemon, and kept as a layout to be measured",
    { kind: "load" },
    ["type=docker,name=ghcr.io/o/app:dev", `type=oci,dest=/tmp/w/layouts/image-app,tar=false,${fixed}`],
  ],
  [
    "is written as a layout",
    { kind: "layout", directory: "/out" },
    [`type=oci,dest=/out/image-app,tar=false,${fixed}`],
  ],
  ["is only measured", { kind: "none" }, [`type=oci,dest=/tmp/w/layouts/image-app,tar=false,${fixed}`]],
])("an image %s", (_sentence, delivery, output) => {
  expect(file(planValue(), delivery).target["image-app"]?.output).toEqual(output);
});

test("images that hold the same programs are built once and pushed under every name", () => {
  const [image] = planValue().images;
  const plan = planValue({ images: [image!, { ...image!, name: "docker.io/o/app" }] });
  expect(imageTargets(plan)).toEqual([["image-app", plan.images]]);
  // Attributes are one row of CSV, so a value with a comma is quoted.
  expect(file(plan).target["image-app"]?.output[0]).toContain('"name=ghcr.io/o/app,docker.io/o/app"');
});

test("a path with a comma or a quote stays one value", () => {
  const [output = ""] = file(planValue(), { kind: "layout", directory: '/a,b"c' }).target["image-app"]?.output ?? [];
  expect(output).toContain('"dest=/a,b""c/image-app"');
});

test("dynamic programs bring the libraries of their images to be checked", () => {
  const { group, target } = file(planValue({ link: "dynamic" }));
  expect(group.default.targets).toContain("image-app-libraries");
  expect(target["image-app-libraries"]?.output).toEqual([
    "type=local,dest=/tmp/w/libraries/image-app,platform-split=true",
  ]);
});

test("secrets and ssh are handed over where the plan asks for them", () => {
  const target = file(planValue({ ssh: true }), { kind: "none" }, ["id=TOKEN,env=TOKEN"]).target["image-app"];
  expect(target).toMatchObject({ secret: ["id=TOKEN,env=TOKEN"], ssh: ["default"] });
  expect(Object.keys(file().target["image-app"] ?? {})).not.toEqual(expect.arrayContaining(["secret", "ssh"]));
});

test.each([
  ["an index where there is one", ["linux/amd64", "linux/arm64"], "index,manifest:a.b=x=y"],
  ["only the manifest of a single platform", ["linux/amd64"], "manifest:a.b=x=y"],
])("annotations mark %s", (_sentence, platforms, expected) => {
  const plan = planValue({ images: [imageValue({ annotations: { "a.b": "x=y" } })], platforms });
  expect(file(plan).target["image-app"]?.["annotations"]).toEqual([expected]);
});

/** What bake makes of a string: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions */
const template = (text: string) => text.replace(/[$%]{2}(?=\{)/g, (sigils) => sigils.slice(1));

test.each([
  "${GOARCH}",
  "$${GOARCH}",
  "%%{x}",
  "$%{x}",
  "%{if true}",
  "$",
  "%",
  "$x",
  "100%",
  "a{b}",
  "${a}${b}",
  "{$}",
  "$ {x}",
])("%j reaches the image as it is, and not as a template", (value) => {
  const target = file(planValue({ images: [imageValue({ labels: { a: value } })] })).target["image-app"];
  expect(template((target?.["labels"] as Record<string, string>)["a"] ?? "")).toBe(value);
});

test("no label, annotation or argument ever leaves a template open", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("$", "%", "{", "}", "a", '"', "\\")).map((parts) => parts.join("")),
      (value) => {
        const plan = planValue({
          images: [imageValue({ labels: { a: value }, annotations: { b: value } })],
          arguments: { C: value },
        });
        const text = bakeFile(plan, { kind: "none" }, place, []);
        expect(text.replace(/[$]{2,}\{|%{2,}\{/g, " ")).not.toMatch(/[$%]\{/);
      },
    ),
  );
});
