import type { Registry } from "../hosts/host.ts";
import type { Plan } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";
import { readPushed } from "./read-pushed.ts";
import type { Size } from "./measure.ts";
import type { Pushed } from "./publish.ts";

/**
 * Reads back what was pushed and compares it with the plan: an image for each platform, each with its own config, which says
 * the commit. What is read by digest has been checked against it.
 * `sizes` are what the registry's index told when the image was measured.
 * Throws UserError `registry-unavailable` for whatever is missing or different.
 */
export async function verifyArrival(
  plan: Plan,
  { image, digest }: Pushed,
  sizes: readonly Size[],
  registry: Registry,
): Promise<void> {
  const [got, wanted] = [sizes.map(({ platform }) => platform).sort(), [...plan.platforms].sort()];
  if (got.join() !== wanted.join()) throw different(`${image.name}@${digest}`, got.join(", "), wanted.join(", "));
  for (const { platform, digest: each } of sizes) {
    const { config } = (await readPushed(image.name, each, registry)).json as { config?: { digest: string } };
    const blob = config === undefined ? undefined : await registry.blob(image.name, config.digest);
    const { os, architecture, config: run } = readConfig(blob?.toString("utf8") ?? "");
    const said = `${os ?? "?"}/${architecture ?? "?"} with labels ${JSON.stringify(run?.Labels ?? {})}`;
    const [wantedOs, wantedArchitecture] = platform.split("/");
    const labels = Object.entries(image.labels).every(([name, value]) => run?.Labels?.[name] === value);
    if (os !== wantedOs || architecture !== wantedArchitecture || !labels)
      throw different(`${image.name}@${each}`, said, `${platform} with labels ${JSON.stringify(image.labels)}`);
  }
}

/** https://github.com/opencontainers/image-spec/blob/main/config.md */
type Config = {
  readonly os?: string;
  readonly architecture?: string;
  readonly config?: { readonly Labels?: Readonly<Record<string, string>> };
};

/** Says nothing where the text is no config. */
function readConfig(text: string): Config {
  try {
    return (JSON.parse(text) as Config | null) ?? {};
  } catch {
    return {};
  }
}

function different(reference: string, got: string, wanted: string): UserError {
  return new UserError(
    "registry-unavailable",
    `${reference} arrived as ${got}, and was built for ${wanted}`,
    "Its tags were not set. If it happens again, the registry or a proxy before it changes images.",
  );
}
