import pLimit from "p-limit";
import { type ImageSize, type LayerRole, imageSize } from "../size/image.ts";
import { type Descriptor, parseConfig, parseManifest, unreadable } from "../size/manifest.ts";
import { type ReadBlob, readText, verified } from "./blobs.ts";
import { type LayerContent, readLayer } from "./read-layer.ts";
import { waitForAll } from "./wait-for-all.ts";

/** An image, all platforms of it. */
export type ImageReading = {
  readonly digest: string;
  /** amd64 first, then by name. */
  readonly platforms: readonly ImageSize[];
  /** Bytes of provenance and SBOM manifests, which no pull downloads. */
  readonly attestations: number;
};

export type ReadImage = (
  digest: string,
  from: ReadBlob,
  /** For messages. */
  name: string,
  /** `roles` names what the maker of the image knows of its layers, of which there are so many. */
  options?: { readonly platform?: string; readonly roles?: (layers: number) => readonly LayerRole[] },
) => Promise<ImageReading>;

/** Depth of indexes within indexes. */
const deepest = 3;

/** Layers that are read at the same time: meanwhile each may hold a program in memory. */
const atOnce = 2;

/** A reader that reads each layer once, however many of the images it is asked for share it. */
export function imageReader(): ReadImage {
  const layers = new Map<string, Promise<LayerContent>>();
  const inTurn = pLimit(atOnce);
  const layerOf = ({ digest, size }: Descriptor, from: ReadBlob, name: string): Promise<LayerContent> => {
    const known = layers.get(digest);
    if (known !== undefined) return known;
    const reading = inTurn(async () => readLayer(verified(await from(digest, "blob"), digest, size, name), name));
    layers.set(digest, reading);
    return reading;
  };
  return async (digest, from, name, { platform, roles } = {}) => {
    const found = await manifests({ digest, size: 0, platform: "" }, from, name, 0);
    const wanted = found.images.filter(
      (one) => platform === undefined || one.platform === "" || one.platform === platform,
    );
    if (wanted.length === 0)
      throw unreadable(name, `holds no image${platform === undefined ? "" : ` for ${platform}`}`);
    const platforms = wanted.map(async ({ config, layers: parts, ...image }) => {
      const configuration = parseConfig(await readText(from, config.digest, "blob", name), name);
      const reading = parts.map(async (layer) => ({ ...layer, ...(await layerOf(layer, from, name)) }));
      return imageSize(
        {
          ...image,
          config: { ...configuration, ...config, platform: configuration.platform },
          layers: await waitForAll(reading),
        },
        roles?.(parts.length),
      );
    });
    return { digest, platforms: (await waitForAll(platforms)).sort(byPlatform), attestations: found.attestations };
  };
}

type Found = {
  readonly images: readonly {
    readonly digest: string;
    readonly platform: string;
    readonly config: Descriptor;
    readonly layers: readonly Descriptor[];
  }[];
  readonly attestations: number;
};

async function manifests(top: Descriptor, from: ReadBlob, name: string, depth: number): Promise<Found> {
  if (depth > deepest) throw unreadable(name, "holds indexes within indexes without end");
  const manifest = parseManifest(await readText(from, top.digest, "manifest", name), name);
  if (manifest.kind === "image")
    return {
      images: [{ digest: top.digest, platform: top.platform, config: manifest.config, layers: manifest.layers }],
      attestations: 0,
    };
  const own = manifest.attestations.reduce((sum, { size }) => sum + size, 0);
  const parts: Found[] = [];
  for (const image of manifest.images) parts.push(await manifests(image, from, name, depth + 1));
  return {
    images: parts.flatMap(({ images }) => images),
    attestations: parts.reduce((sum, { attestations }) => sum + attestations, own),
  };
}

function byPlatform(a: ImageSize, b: ImageSize): number {
  const rank = ({ platform }: ImageSize) => (platform === "linux/amd64" ? 0 : 1);
  return rank(a) - rank(b) || (a.platform < b.platform ? -1 : 1);
}
