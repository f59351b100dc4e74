import { join } from "node:path";
import type { Registry } from "../hosts/host.ts";
import type { PlannedImage } from "../plan/plan.ts";
import type { Delivery } from "./bake.ts";
import type { Workplace } from "./workplace.ts";
import { type ReadBlob, layoutBlobs, registryBlobs } from "./blobs.ts";
import { type ReadManifest, layoutReader, registryReader } from "./measure.ts";

type Named = Pick<PlannedImage, "name" | "target">;

/** How the images of a run are read where they are. */
export type Delivered = {
  readonly manifests: (image: Named) => ReadManifest;
  readonly blobs: (image: Named) => ReadBlob;
};

/** What is pushed is read from its registry, all else from the OCI layout that the engine has written for each target. */
export function delivered(delivery: Delivery, { layouts }: Pick<Workplace, "layouts">, registry: Registry): Delivered {
  if (delivery.kind === "push")
    return {
      manifests: ({ name }) => registryReader(name, registry),
      blobs: ({ name }) => registryBlobs(registry, name),
    };
  const layout = ({ target }: Named) => join(delivery.kind === "layout" ? delivery.directory : layouts, target);
  return {
    manifests: (image) => layoutReader(layout(image)),
    blobs: (image) => layoutBlobs(layout(image)),
  };
}
