import type { BuiltImage, Outcome } from "../build.ts";
import type { PlannedLayer } from "../plan/layers.ts";
import type { ImageLayer } from "../size/image.ts";
import { bytes } from "./bytes.ts";

type Row = readonly [platform: string, what: string, size: string];

/**
 * Rows of platform, what, size: one for the download and one for each layer. What a layer holds is known where the image
 * was taken apart, and where this run made it; of other images nothing is guessed.
 */
export function layerRows(image: BuiltImage, reports: Outcome["sizeReports"]): readonly Row[] {
  const measured = measuredLayers(reports);
  return image.sizes.flatMap(({ platform, digest, pull, layers }): readonly Row[] => {
    const names =
      measured.get(digest)?.map(nameOf) ?? layers.flatMap(({ holds }) => (holds === null ? [] : planned(holds)));
    const rows = names.length === layers.length ? layers : [];
    return [
      [platform, "download", bytes(pull)],
      ...rows.map(({ size }, at): Row => ["", names[at] ?? "", bytes(size)]),
    ];
  });
}

/** By the digest of the image for one platform. */
function measuredLayers(reports: Outcome["sizeReports"]): ReadonlyMap<string, readonly ImageLayer[]> {
  const subjects = reports.map(({ report }) => report.subject);
  const platforms = subjects.flatMap((subject) => (subject.kind === "image" ? subject.platforms : []));
  return new Map(platforms.map(({ digest, layers }) => [digest, layers]));
}

const nameOf = ({ role, program }: ImageLayer): string =>
  role === "program" && program !== "" ? program.slice(program.lastIndexOf("/") + 1) : role;

const planned = (holds: PlannedLayer): string => (holds.kind === "program" ? holds.program : holds.kind);
