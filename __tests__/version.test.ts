import { compareVersions, imageTag, parseVersion, versionOf, versionOfImageTag, versionsOf } from "../src/version.ts";
import { failureOf } from "./failure.ts";

test.each([
  ["v1.2.3", { major: 1, minor: 2, patch: 3, prerelease: "" }],
  ["v0.0.0", { major: 0, minor: 0, patch: 0, prerelease: "" }],
  ["v10.20.30", { major: 10, minor: 20, patch: 30, prerelease: "" }],
  ["v1.5.0-rc.1", { major: 1, minor: 5, patch: 0, prerelease: "rc.1" }],
  ["v1.5.0+fips.1", { major: 1, minor: 5, patch: 0, prerelease: "", metadata: "fips.1" }],
  ["v1.5.0-rc.1+fips", { major: 1, minor: 5, patch: 0, prerelease: "rc.1", metadata: "fips" }],
  ["v1.5.0-alpha-2.x.0", { major: 1, minor: 5, patch: 0, prerelease: "alpha-2.x.0" }],
])("%s is a version", (text, parts) => expect(versionOf(text)).toEqual({ text, metadata: "", ...parts }));

test.each([
  ["without v", "1.2.3"],
  ["with a capital V", "V1.2.3"],
  ["with an equals sign", "=v1.2.3"],
  ["two numbers", "v1.2"],
  ["four numbers", "v1.2.3.4"],
  ["a leading zero", "v01.2.3"],
  ["a leading zero in the pre-release", "v1.2.3-01"],
  ["an empty pre-release", "v1.2.3-"],
  ["empty build metadata", "v1.2.3+"],
  ["an underscore", "v1.2.3_linux"],
  ["a blank before", " v1.2.3"],
  ["a line break after", "v1.2.3\n"],
  ["a number beyond all bounds", "v1.2.99999999999999999999"],
  ["longer than an image tag may be", `v1.2.3-${"a".repeat(128)}`],
  ["nothing", ""],
  ["a name", "latest"],
])("%s is no version", (_sentence, text) => {
  expect(versionOf(text)).toBeUndefined();
  expect(failureOf(() => parseVersion(text)).code).toBe("invalid-version");
});

test.each([
  ["v1.2.3", "v1.2.3"],
  ["v1.2.3+fips.1", "v1.2.3_fips.1"],
  ["v1.2.3-rc.1+fips", "v1.2.3-rc.1_fips"],
])("%s is the image tag %s, and back", (text, tag) => {
  expect([imageTag(parseVersion(text)), versionOfImageTag(tag)?.text]).toEqual([tag, text]);
});

test("a module's versions are those with its directory in front, oldest first", () => {
  const tags = ["v1.10.0", "v1.9.0", "api/v0.2.0", "api/v0.10.0", "api/x/v1.0.0", "apiv1.0.0", "latest"];
  const texts = (directory: string) => versionsOf(tags, directory).map(({ text }) => text);
  expect([texts("."), texts("api"), texts("web")]).toEqual([["v1.9.0", "v1.10.0"], ["v0.2.0", "v0.10.0"], []]);
});

test("versions are ordered as semver orders them", () => {
  const ordered = [
    "v0.9.9",
    "v1.0.0-alpha",
    "v1.0.0-alpha.1",
    "v1.0.0-alpha.2",
    "v1.0.0-alpha.10",
    "v1.0.0-rc.1",
    "v1.0.0",
    "v1.2.0",
    "v1.10.0",
  ];
  const shuffled = [...ordered].reverse().map(parseVersion).sort(compareVersions);
  expect(shuffled.map(({ text }) => text)).toEqual(ordered);
});
