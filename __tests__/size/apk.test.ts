import { compareApk, parseApkDatabase } from "../../src/size/apk.ts";

const database = `C:Q1abc=
P:ca-certificates-bundle
V:20250911-r0
A:x86_64
S:125832
I:237568
T:Pre generated bundle of Mozilla certificates
L:MPL-2.0 AND MIT
F:etc
F:etc/ssl
F:etc/ssl/certs
R:ca-certificates.crt
Z:Q1x=
R:ca-bundle.crt

C:Q1def=
P:alpine-baselayout
V:3.7.0-r0
A:x86_64
I:8192
L:GPL-2.0-only
F:
R:.note
`;

test("names, versions, licences and files are read", () => {
  const { packages, owners } = parseApkDatabase(database);
  expect(packages).toEqual([
    { name: "alpine-baselayout", version: "3.7.0-r0", architecture: "x86_64", license: "GPL-2.0-only", size: 8192 },
    {
      name: "ca-certificates-bundle",
      version: "20250911-r0",
      architecture: "x86_64",
      license: "MPL-2.0 AND MIT",
      size: 237_568,
    },
  ]);
  expect(Object.fromEntries(owners)).toEqual({
    "etc/ssl/certs/ca-certificates.crt": "ca-certificates-bundle",
    "etc/ssl/certs/ca-bundle.crt": "ca-certificates-bundle",
    ".note": "alpine-baselayout",
  });
});

test.each([
  ["nothing", ""],
  ["no database", "hello\n\nworld"],
  ["zeros", "\0\0\n\n\0"],
])("%s holds no packages", (_sentence, text) => {
  expect(parseApkDatabase(text).packages).toEqual([]);
});

test("packages that came, went or changed are told by both versions", () => {
  const one = (name: string, version: string) => ({ name, version, architecture: "", license: "", size: 0 });
  expect(
    compareApk([one("a", "1"), one("b", "1"), one("c", "1")], [one("b", "2"), one("c", "1"), one("d", "1")]),
  ).toEqual([
    { name: "a", from: "1", to: "" },
    { name: "b", from: "1", to: "2" },
    { name: "d", from: "", to: "1" },
  ]);
});
