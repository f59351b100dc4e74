import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { billOf } from "../../src/report/bill.ts";
import { cycloneDx } from "../../src/report/cyclonedx.ts";
import { spdx } from "../../src/report/spdx.ts";
import { sizeReport } from "../../src/size/report.ts";
import { imageSubject, programSubject, withReplacements as program } from "./size-values.ts";

test("modules, the standard library, Alpine and its packages are listed once each", async () => {
  const bill = billOf(sizeReport(await imageSubject(program)));
  expect(bill.parts.map(({ purl }) => purl)).toEqual([
    "pkg:apk/alpine/musl@1.2.5-r20?arch=x86_64&distro=alpine-3.24.0",
    "pkg:generic/alpine@3.24.0",
    "pkg:golang/a.org/m@v1.1.0%2Bincompatible",
    "pkg:golang/b.org/n",
    "pkg:golang/d.org/fork@v2.0.0",
    "pkg:golang/example.com/api@v1.0.0",
    "pkg:golang/stdlib@1.26.8",
  ]);
  expect(bill).toMatchObject({ name: "api", version: "v1.0.0", purl: "pkg:golang/example.com/api@v1.0.0" });
});

test("go.sum's hash is that of the module", () => {
  const part = billOf(sizeReport(programSubject(program))).parts.find(({ name }) => name === "a.org/m");
  expect(part?.sha256).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test.each(["an image", "a program"])(
  "the CycloneDX document of %s is valid by the official schema, strictly",
  async (what) => {
    const subject = what === "an image" ? await imageSubject(program) : programSubject(program);
    const document = cycloneDx(billOf(sizeReport(subject)));
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(document)).toBeNull();
  },
);

describe("the SPDX document", () => {
  type Document = {
    readonly spdxVersion: string;
    readonly documentNamespace: string;
    readonly creationInfo: { readonly created: string };
    readonly packages: readonly { readonly SPDXID: string; readonly downloadLocation: string }[];
    readonly relationships: readonly { readonly spdxElementId: string; readonly relatedSpdxElement: string }[];
  };
  const made = async () => spdx(billOf(sizeReport(await imageSubject(program))), 1_700_000_000);

  test("names each element once, and relates only what is there", async () => {
    const { packages, relationships, ...document } = JSON.parse(await made()) as Document;
    const names = ["SPDXRef-DOCUMENT", ...packages.map(({ SPDXID }) => SPDXID)];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^SPDXRef-[A-Za-z0-9.-]+$/);
    for (const { spdxElementId, relatedSpdxElement } of relationships)
      expect(names).toEqual(expect.arrayContaining([spdxElementId, relatedSpdxElement]));
    expect(document.spdxVersion).toBe("SPDX-2.3");
    expect(document.creationInfo.created).toBe("2023-11-14T22:13:20Z");
    expect(document.documentNamespace).toMatch(/^https:\/\/[^#]+$/);
  });

  test("is the same for the same image", async () => expect(await made()).toBe(await made()));
});
