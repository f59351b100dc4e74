import { join } from "node:path";
import { secretSources } from "../../src/execute/secrets.ts";
import { failureOf } from "../failure.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

test("variables are named and never written out", () => {
  expect(secretSources({ secrets: ["GOPROXY", "TOKEN"] }, { GOPROXY: "https://user:word@proxy", TOKEN: "" })).toEqual([
    "id=GOPROXY,env=GOPROXY",
    "id=TOKEN,env=TOKEN",
  ]);
});

test("files are named by their path", async () => {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, { ".netrc": "", "ca.pem": "" });
  const env = { HOME: directory.path, SSL_CERT_FILE: join(directory.path, "ca.pem") };
  expect(secretSources({ secrets: ["ca-bundle", "netrc"] }, env)).toEqual([
    `id=ca-bundle,src=${directory.path}/ca.pem`,
    `id=netrc,src=${directory.path}/.netrc`,
  ]);
});

test("a variable that is not set is an error that names it", () => {
  const { code, message } = failureOf(() => secretSources({ secrets: ["TOKEN"] }, {}));
  expect([code, message.includes("TOKEN")]).toEqual(["invalid-input", true]);
});
