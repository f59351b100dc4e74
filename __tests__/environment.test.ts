import { join } from "node:path";
import { caBundlePath, netrcPath, readEnvironment } from "../src/environment.ts";
import { temporaryDirectory, writeFiles } from "./temporary.ts";

/** A home that does not exist, so that nothing of the machine that runs the test is read. */
const HOME = "/nonexistent";

test("a machine without settings of its own lends nothing", () => {
  expect(readEnvironment({ HOME })).toEqual({
    variables: [],
    privateModules: [],
    goFlags: "",
    caBundle: false,
    netrc: false,
  });
});

test("names are passed on and values are not; empty variables are not set", () => {
  const env = { HOME, GOPROXY: "https://user:word@proxy", https_proxy: "http://p:1", GONOSUMDB: "", SECRET: "x" };
  const environment = readEnvironment(env);
  expect(environment.variables).toEqual(["GOPROXY", "https_proxy"]);
  expect(JSON.stringify(environment)).not.toMatch(/word|:1|http:/);
});

test.each<[string, string, readonly string[]]>([
  ["hosts and paths", "git.example.com,github.com/org/*", ["git.example.com", "github.com/org/*"]],
  ["blanks around them", " a.example , b.example ", ["a.example", "b.example"]],
  [
    "every sign of a pattern",
    "git?.example,git[12].example,*.example",
    ["git?.example", "git[12].example", "*.example"],
  ],
  ["empty ones", ",,", []],
  ["a hostile one is left out", 'a.example,b"; RUN id,c\nRUN id', ["a.example"]],
])("private modules: %s", (_sentence, GOPRIVATE, expected) =>
  expect(readEnvironment({ HOME, GOPRIVATE }).privateModules).toEqual(expected),
);

test("GOFLAGS is one line, as the go command reads it at any white space", () => {
  expect(readEnvironment({ HOME, GOFLAGS: " -mod=mod\n-v\r\n\tRUN " }).goFlags).toBe("-mod=mod -v RUN");
});

test("certificates and netrc count only where their file exists", async () => {
  await using directory = await temporaryDirectory();
  await writeFiles(directory.path, { "ca.pem": "x", ".netrc": "x", other: "x" });
  const path = (name: string) => join(directory.path, name);
  expect(caBundlePath({ SSL_CERT_FILE: path("ca.pem") })).toBe(path("ca.pem"));
  expect(caBundlePath({ SSL_CERT_FILE: path("missing.pem") })).toBeUndefined();
  expect(caBundlePath({ SSL_CERT_FILE: "" })).toBeUndefined();
  expect(netrcPath({ HOME: directory.path })).toBe(path(".netrc"));
  expect(netrcPath({ HOME: directory.path, NETRC: path("other") })).toBe(path("other"));
  expect(netrcPath({ HOME: directory.path, NETRC: path("missing") })).toBe(path(".netrc"));
  expect(readEnvironment({ HOME: directory.path, SSL_CERT_FILE: path("ca.pem") })).toMatchObject({
    caBundle: true,
    netrc: true,
  });
});
