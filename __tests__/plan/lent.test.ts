import { lentSecrets } from "../../src/plan/lent.ts";

const environment = { variables: [], privateModules: [], goFlags: "", caBundle: false, netrc: false };

test.each<[string, Partial<typeof environment> | object, readonly string[], readonly string[]]>([
  ["nothing is lent by itself", { netrc: true }, [], []],
  ["proxies and Go's own settings", { variables: ["GOPROXY", "HTTPS_PROXY"] }, [], ["GOPROXY", "HTTPS_PROXY"]],
  ["the host's certificates", { caBundle: true }, [], ["ca-bundle"]],
  ["passwords, where private modules need them", { netrc: true, privateModules: ["git.example.com"] }, [], ["netrc"]],
  ["passwords, where they are asked for", { netrc: true }, ["netrc"], ["netrc"]],
  ["no passwords, where there are none", { privateModules: ["git.example.com"] }, ["netrc"], []],
  [
    "what is asked for, sorted, each once",
    { variables: ["GOPROXY"] },
    ["TOKEN", "GOPROXY", "A"],
    ["A", "GOPROXY", "TOKEN"],
  ],
])("%s", (_sentence, given, asked, expected) =>
  expect(lentSecrets({ ...environment, ...given }, asked)).toEqual(expected),
);
