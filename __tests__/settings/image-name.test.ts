import { imageName, registryHost } from "../../src/settings/image-name.ts";

const read = (text: string) => {
  const problems: string[] = [];
  return { name: imageName("image", text, problems), legal: problems.length === 0 };
};

test.each([
  ["ghcr.io/owner/app", "ghcr.io/owner/app"],
  ["ghcr.io/Owner/App", "ghcr.io/owner/app"],
  ["Owner/App", "owner/app"],
  ["app", "app"],
  ["localhost/App", "localhost/app"],
  ["localhost:5000/app", "localhost:5000/app"],
  ["127.0.0.1:5000/a/b/c", "127.0.0.1:5000/a/b/c"],
  ["[::1]:5000/app", "[::1]:5000/app"],
  ["Registry.Example.com/App", "registry.example.com/app"],
  ["registry.example.com:443/team/{command}", "registry.example.com:443/team/{command}"],
  ["ghcr.io/owner/app-{command}", "ghcr.io/owner/app-{command}"],
  ["a__b/c-d.e/f--g", "a__b/c-d.e/f--g"],
])("%s is the name %s", (text, name) => expect(read(text)).toEqual({ name, legal: true }));

test.each([
  ["a tag is not part of it", "ghcr.io/owner/app:v1"],
  ["a digest is not part of it", `ghcr.io/owner/app@sha256:${"0".repeat(64)}`],
  ["a scheme is not part of it", "https://ghcr.io/owner/app"],
  ["an empty part", "ghcr.io//app"],
  ["a slash at the end", "ghcr.io/owner/"],
  ["a slash at the start", "/owner/app"],
  ["three underscores", "owner/a___b"],
  ["two dots", "owner/a..b"],
  ["a separator at the start of a part", "owner/-app"],
  ["a separator at the end of a part", "owner/app."],
  ["a blank", "owner/my app"],
  ["a letter outside ASCII", "owner/äpp"],
  ["another placeholder", "owner/{name}"],
  ["a shell variable", "owner/$APP"],
  ["a port without digits", "localhost:/app"],
  ["256 characters", "a".repeat(256)],
])("%s is not legal", (_sentence, text) => expect(read(text).legal).toBe(false));

test("255 characters are legal", () => expect(read("a".repeat(255)).legal).toBe(true));

test("a text that could make the grammar backtrack is judged at once", () => {
  expect(read(`${"a-".repeat(120)}!`).legal).toBe(false);
  expect(read(`${"a.".repeat(120)}:x/${"-a".repeat(3)}`).legal).toBe(false);
});

test.each([
  ["255 characters with registry and path", `registry.example.com:5000/owner/${"a".repeat(223)}`, true],
  ["256 characters with registry and path", `registry.example.com:5000/owner/${"a".repeat(224)}`, false],
  ["a path of many parts", `ghcr.io/${Array.from({ length: 40 }, (_, at) => `p${at}`).join("/")}`, true],
  ["a registry by its IPv6 address", "[2001:db8::1]/team/app", true],
  ["a registry without a dot, known by its port", "registry:5000/app", true],
  ["an owner in upper case", "OCTO-ORG/App", true],
  ["a repository in upper case at a registry in upper case", "GHCR.IO/OCTO-ORG/App", true],
  ["a part of digits", "ghcr.io/0/1", true],
  ["parts joined by one dot, one underscore, two underscores or many dashes", "a.b/c_d/e__f/g---h", true],
  ["a dot and a dash together", "ghcr.io/owner/a.-b", false],
  ["an underscore at the end", "ghcr.io/owner/app_", false],
  ["a plus", "ghcr.io/owner/c++", false],
  ["a tilde", "ghcr.io/~owner/app", false],
  ["a registry alone", "ghcr.io/", false],
  ["a host that ends in a dot", "ghcr.io./owner/app", false],
  ["a host that begins with a dash", "-ghcr.io/owner/app", false],
  ["a host with an underscore", "my_registry.example.com/app", true],
  ["a user in front of the host", "user@ghcr.io/app", false],
  ["a line break", "ghcr.io/owner/app\n", false],
])("%s: %j is a name: %s", (_sentence, text, legal) => expect(read(text).legal).toBe(legal));

describe("a registry", () => {
  const readHost = (text: string) => {
    const problems: string[] = [];
    return { host: registryHost("registry", text, problems), legal: problems.length === 0 };
  };

  test.each([
    ["ghcr.io", "ghcr.io"],
    [" ghcr.io ", "ghcr.io"],
    ["registry.example.com:5000", "registry.example.com:5000"],
    ["localhost", "localhost"],
    ["127.0.0.1:5000", "127.0.0.1:5000"],
    ["[::1]:5000", "[::1]:5000"],
    ["docker.io", "docker.io"],
    ["index.docker.io", "docker.io"],
    ["registry-1.docker.io", "docker.io"],
  ])("%j is the host %s", (text, host) => expect(readHost(text)).toEqual({ host, legal: true }));

  test.each([
    "https://ghcr.io",
    "ghcr.io/owner",
    "ghcr.io/",
    "ghcr.io:",
    "ghcr.io:port",
    "user@ghcr.io",
    "ghcr.io owner",
    "-ghcr.io",
    "ghcr..io",
    "ghcr.io\nquay.io",
    "",
  ])("%j is no host", (text) => expect(readHost(text).legal).toBe(false));
});
