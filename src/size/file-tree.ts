import type { BinarySize } from "./binary.ts";

/** What a layer's archive holds at a path. */
export type LayerEntry = {
  /** Without a leading slash. */
  readonly path: string;
  readonly kind: "file" | "directory" | "hard-link" | "other";
  /** Bytes, unpacked. */
  readonly size: number;
  /** Path of a hard link's file; empty otherwise. */
  readonly target: string;
  /** SHA-256 of the content in hex; empty unless it is a file. */
  readonly hash: string;
  /** A program, taken apart. */
  readonly binary?: BinarySize;
  /** Content of the few files that describe an image. */
  readonly text?: string;
};

/** A file of an image as it starts. */
export type ImageFile = Omit<LayerEntry, "kind" | "target"> & {
  /** Index of its layer. */
  readonly layer: number;
};

export type FileTree = {
  /** By path. A file with several names counts under the first; the others have the size 0. */
  readonly files: readonly ImageFile[];
  /** Bytes of layers that a later one replaces or removes. */
  readonly wasted: number;
};

type Content = { readonly entry: LayerEntry; readonly layer: number };
/** A directory holds nodes by name; whatever has no content was never written itself. */
type Node = { content: Content | undefined; readonly below: Map<string, Node> };

const whiteout = ".wh.";
const opaque = ".wh..wh..opq";

/** Lays layers upon each other: https://github.com/opencontainers/image-spec/blob/main/layer.md */
export function mergeLayers(layers: readonly (readonly LayerEntry[])[]): FileTree {
  const root: Node = { content: undefined, below: new Map() };
  let written = 0;
  layers.forEach((entries, layer) => {
    // Whiteouts speak of the layers below, wherever they stand in the archive.
    for (const { path } of entries) hide(root, path);
    for (const entry of entries) {
      if (nameOf(entry.path).startsWith(whiteout)) continue;
      if (entry.kind === "file") written += entry.size;
      put(root, entry, layer);
    }
  });
  const counted = new Set<Content>();
  const files = contents(root, "")
    .filter(({ content: { entry } }) => entry.kind !== "directory")
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, content }): ImageFile => {
      const { size, hash, binary, text } = content.entry;
      const again = counted.has(content);
      counted.add(content);
      return {
        path,
        size: again ? 0 : size,
        hash,
        layer: content.layer,
        ...(binary === undefined || again ? {} : { binary }),
        ...(text === undefined ? {} : { text }),
      };
    });
  return { files, wasted: written - [...counted].reduce((sum, { entry }) => sum + entry.size, 0) };
}

function hide(root: Node, path: string): void {
  const name = nameOf(path);
  if (!name.startsWith(whiteout)) return;
  const directory = walk(root, path.slice(0, -name.length - 1), false);
  if (name === opaque) directory?.below.clear();
  else directory?.below.delete(name.slice(whiteout.length));
}

function put(root: Node, entry: LayerEntry, layer: number): void {
  const node = walk(root, entry.path, true);
  if (node === undefined || node === root) return;
  const linked = entry.kind === "hard-link" ? walk(root, entry.target, false)?.content : undefined;
  // What is no directory any more has nothing below.
  if (entry.kind !== "directory") node.below.clear();
  // A link to a file that is not there stays as a name without content.
  node.content = linked ?? { entry: { ...entry, size: entry.kind === "file" ? entry.size : 0 }, layer };
}

function walk(root: Node, path: string, make: boolean): Node | undefined {
  let node = root;
  for (const name of path.split("/").filter((part) => part !== "")) {
    const known = node.below.get(name);
    if (known === undefined && !make) return undefined;
    const next: Node = known ?? { content: undefined, below: new Map() };
    if (known === undefined) node.below.set(name, next);
    node = next;
  }
  return node;
}

type Named = { readonly path: string; readonly content: Content };

/** All that has content. Paths are as deep as an archive says: no recursion. */
function contents(root: Node, start: string): readonly Named[] {
  const found: Named[] = [];
  const open: (readonly [path: string, node: Node])[] = [[start, root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, { content, below }] = next;
    if (content !== undefined) found.push({ path, content });
    for (const [name, node] of below) open.push([path === "" ? name : `${path}/${name}`, node]);
  }
  return found;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
