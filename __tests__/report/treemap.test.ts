import { treemapHtml, treemapSvg } from "../../src/report/treemap.ts";
import { programSubject } from "./size-values.ts";

const subject = programSubject({
  functions: [{ name: "github.com/x/y/z.F", code: 90_000 }],
  deps: ["github.com/x/y\tv1.0.0\t"],
});
if (subject.kind !== "binary") throw new Error("this is a program");
const { binary } = subject;
const boxes = (svg: string) =>
  [...svg.matchAll(/<rect class="part" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"><title>([^<]*)/g)].map(
    ([, x, y, width, height, title]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
      title,
    }),
  );

test("each part has an area by its size, a name and its bytes", () => {
  const [largest] = boxes(treemapSvg(binary, "api"));
  const found = boxes(treemapSvg(binary, "api"));
  expect(found.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^example\.com\/api\/internal\/x: /),
      expect.stringMatching(/^github\.com\/x\/y\/z: /),
    ]),
  );
  expect(largest?.title).toMatch(/^example\.com\/api\/internal\/x: /);
});

test("no two parts cover each other", () => {
  const found = boxes(treemapSvg(binary, "api"));
  for (const [at, one] of found.entries())
    for (const two of found.slice(at + 1)) {
      const apart =
        one.x + one.width <= two.x ||
        two.x + two.width <= one.x ||
        one.y + one.height <= two.y ||
        two.y + two.height <= one.y;
      expect(apart).toBe(true);
    }
});

test("it follows the reader's scheme, and says in words what the colours say", () => {
  const svg = treemapSvg(binary, "api");
  expect(svg).toContain("prefers-color-scheme:dark");
  for (const word of ["own code", "modules", "standard library"]) expect(svg).toContain(word);
});

test("the page has the same numbers as a table", () => {
  const page = treemapHtml(binary, "api");
  expect(page).toContain("<td>github.com/x/y v1.0.0</td>");
  expect(/<h1>.*<\/h1>/.exec(page)?.[0]).toBe("<h1>What api is made of</h1>");
});

test("a hostile name is text", () => {
  const title = '</title><script>alert(1)</script>"';
  for (const text of [treemapSvg(binary, title), treemapHtml(binary, title)])
    expect(text).not.toMatch(/<script|alert\(1\)<\/script/);
});

test("the same program gives the same picture", () =>
  expect(treemapSvg(binary, "api")).toBe(treemapSvg(binary, "api")));
