import { type HierarchyRectangularNode, hierarchy, treemap, treemapSquarify } from "d3-hierarchy";
import type { BinarySize } from "../size/binary.ts";
import { amount, unitFor } from "./amount.ts";
import { entities } from "./markup.ts";
import { unnamedRows } from "./size-text.ts";

/** A program as areas: modules, in them packages, and what no package owns. */
type Area = {
  readonly name: string;
  readonly kind: string;
  readonly size?: number;
  readonly children?: readonly Area[];
};

const size = { width: 1200, height: 675, head: 34, padding: 2, label: 16 };
/** Below this, in square pixels, an area is not drawn on its own but with its like: nobody sees it. */
const smallest = 60;

/**
 * A program as an SVG picture that follows the reader's light or dark scheme. Each area has its name and bytes as a title.
 * Kinds differ in colour and in what they are called, so that no reader needs the colour.
 */
export function treemapSvg(binary: BinarySize, title: string): string {
  const root = layout(areas(binary));
  const heading = `${title}: ${amount(binary.size, unitFor([binary.size]))}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height + size.head}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="12">`,
    `<title id="title">${entities(heading)}</title>`,
    `<style>${styles}</style>`,
    `<rect class="page" width="${size.width}" height="${size.height + size.head}"/>`,
    `<text class="heading" x="6" y="22">${entities(cut(heading, legendStart - 12, 16))}</text>`,
    ...legend,
    `<g transform="translate(0 ${size.head})">`,
    ...(root.children ?? []).flatMap((group) => drawGroup(group)),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

const legendStart = 720;
/** What the colours say, in words too. */
const legend = [
  ["own", "own code"],
  ["module", "modules"],
  ["std", "standard library"],
  ["rest", "no package"],
].map(([kind = "", name = ""], at) => {
  const x = legendStart + (at * (size.width - legendStart)) / 4;
  return `<g class="${kind}"><rect class="group" x="${x}" y="11" width="12" height="12"/><text x="${x + 17}" y="22" font-size="10">${name}</text></g>`;
});

/** The picture on a page of its own, with the same numbers as a table. */
export function treemapHtml(binary: BinarySize, title: string): string {
  const unit = unitFor([binary.size]);
  const row = (name: string, bytes: number) =>
    `<tr><td>${entities(name)}</td><td>${amount(bytes, unit)}</td><td>${((100 * bytes) / Math.max(1, binary.size)).toFixed(1)} %</td></tr>`;
  const page =
    "body{margin:2rem auto;max-width:75rem;padding:0 1rem;font:15px/1.5 system-ui,sans-serif;color:#1f2328;background:#fff}" +
    "svg{width:100%;height:auto}table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #d1d9e0;text-align:right}td:first-child,th:first-child{text-align:left;overflow-wrap:anywhere}" +
    "@media(prefers-color-scheme:dark){body{color:#f0f6fc;background:#0d1117}td,th{border-color:#3d444d}}";
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${entities(title)}</title><style>${page}</style></head><body>`,
    `<h1>What ${entities(title)} is made of</h1>`,
    treemapSvg(binary, title),
    "<h2>Modules</h2>",
    "<table><thead><tr><th>Module</th><th>Size</th><th>Share</th></tr></thead><tbody>",
    ...binary.modules.map(({ path, version, size: bytes }) => row(version === "" ? path : `${path} ${version}`, bytes)),
    ...unnamedRows(binary.unnamed).map(([name, bytes]) => row(name, bytes)),
    "</tbody></table>",
    "<h2>Packages</h2>",
    "<table><thead><tr><th>Package</th><th>Size</th><th>Share</th></tr></thead><tbody>",
    ...binary.packages.map(({ name, size: bytes }) => row(name, bytes)),
    "</tbody></table>",
    "</body></html>",
    "",
  ].join("\n");
}

function areas(binary: BinarySize): Area {
  const drawn = (smallest * binary.size) / (size.width * size.height);
  const modules = binary.modules.map(({ path, own }): Area => {
    const packages = binary.packages.filter(({ module }) => module === path);
    const large = packages.filter(({ size: bytes }) => bytes >= drawn);
    const small = packages.filter(({ size: bytes }) => bytes < drawn);
    const kind = own ? "own" : path === "std" ? "std" : path.startsWith("(") ? "rest" : "module";
    return {
      name: path,
      kind,
      children: [
        ...large.map(({ name, size: bytes }) => ({ name, kind, size: bytes })),
        ...(small.length > 0
          ? [{ name: `${small.length} small packages`, kind, size: small.reduce((sum, one) => sum + one.size, 0) }]
          : []),
      ],
    };
  });
  const unnamed = unnamedRows(binary.unnamed).map(([name, bytes]): Area => ({ name, kind: "rest", size: bytes }));
  return {
    name: "",
    kind: "rest",
    children: [...modules, { name: "not charged to packages", kind: "rest", children: unnamed }],
  };
}

type Node = HierarchyRectangularNode<Area>;

function layout(root: Area): Node {
  const tree = hierarchy<Area>(root, ({ children }) => children?.slice())
    .sum((area) => area.size ?? 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.data.name < b.data.name ? -1 : 1));
  return treemap<Area>()
    .tile(treemapSquarify)
    .size([size.width, size.height])
    .paddingInner(1)
    .paddingOuter((node) => (node.depth === 1 ? size.padding : 0))
    .paddingTop((node) =>
      node.depth === 1 && node.y1 - node.y0 > 3 * size.label ? size.label : node.depth === 1 ? size.padding : 0,
    )
    .round(true)(tree);
}

function drawGroup(group: Node): readonly string[] {
  const [width, height] = [group.x1 - group.x0, group.y1 - group.y0];
  if (width < 1 || height < 1) return [];
  // Most modules are on the same host, which would leave no room for their own name.
  const name = group.data.name.replace(/^(?:github|gitlab)\.com\//, "");
  const label = height > 3 * size.label ? cut(name, width - 6, 13) : "";
  return [
    `<g class="${group.data.kind}"><rect class="group" ${box(group)}>${titleOf(group)}</rect>`,
    ...(label === "" ? [] : [`<text class="name" x="${group.x0 + 3}" y="${group.y0 + 12}">${entities(label)}</text>`]),
    ...(group.children ?? []).flatMap((part) => drawPart(part)),
    "</g>",
  ];
}

function drawPart(part: Node): readonly string[] {
  const [width, height] = [part.x1 - part.x0, part.y1 - part.y0];
  if (width < 1 || height < 1) return [];
  const short = part.data.name.slice(part.data.name.lastIndexOf("/", part.data.name.includes(" ") ? 0 : undefined) + 1);
  const label = height >= size.label ? cut(short, width - 6, 12) : "";
  return [
    `<rect class="part" ${box(part)}>${titleOf(part)}</rect>`,
    ...(label === "" ? [] : [`<text x="${part.x0 + 3}" y="${part.y0 + 13}">${entities(label)}</text>`]),
  ];
}

function box({ x0, y0, x1, y1 }: Node): string {
  return `x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}"`;
}

function titleOf({ data, value = 0 }: Node): string {
  return `<title>${entities(`${data.name}: ${amount(value, unitFor([value]))}`)}</title>`;
}

/** As much of a text as fits, by the width of usual letters; empty when that would say nothing. */
function cut(text: string, width: number, fontSize: number): string {
  const most = Math.floor(width / (fontSize * 0.56));
  if (text.length <= most) return text;
  return most < 5 ? "" : `${text.slice(0, most - 1)}…`;
}

/** Each kind in a colour on which its text has a contrast of 4.5 at least, in both schemes. */
const styles = [
  ".page{fill:#fff}.heading{font-size:16px;font-weight:600}text{fill:#1f2328;pointer-events:none}.name{font-weight:600}",
  ".group{stroke:#fff}.own .group{fill:#aceebb}.own .part{fill:#dafbe1}.std .group{fill:#b6e3ff}.std .part{fill:#ddf4ff}",
  ".module .group{fill:#ffd8b5}.module .part{fill:#fff1e5}.rest .group{fill:#d1d9e0}.rest .part{fill:#eff2f5}",
  ".part{stroke:#59636e;stroke-opacity:.35}",
  "@media(prefers-color-scheme:dark){.page{fill:#0d1117}text{fill:#f0f6fc}.group{stroke:#0d1117}",
  ".own .group{fill:#196c2e}.own .part{fill:#033a16}.std .group{fill:#1158c7}.std .part{fill:#051d4d}",
  ".module .group{fill:#9b4215}.module .part{fill:#3d1300}.rest .group{fill:#3d444d}.rest .part{fill:#212830}",
  ".part{stroke:#9198a1}}",
].join("");
