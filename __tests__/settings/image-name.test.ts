import { imageName } from "../../src/settings/image-name.ts";

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
  ["Registry.Example.com/App", "Registry.Example.com/app"],
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
