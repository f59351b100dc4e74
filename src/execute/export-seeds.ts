import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command, Host } from "../hosts/host.ts";
import type { CacheEntry } from "../plan/caches.ts";
import type { Plan } from "../plan/plan.ts";
import { attributes } from "./attributes.ts";
import { bakeCall, bakeText, commonTarget } from "./bake.ts";
import { noSpace } from "./build-failure.ts";
import { dropLayers, isOurs } from "./builder.ts";
import { type Progress, failure, follow, startProgress } from "./progress.ts";
import { secretSources } from "./secrets.ts";
import type { SeedLayout } from "./seed-layout.ts";
import type { Seeds } from "./seeds.ts";

/** A build that has ended well and whose caches may be worth keeping. Plain JSON: the action's post step reads it. */
export type CacheWork = {
  readonly plan: Plan;
  readonly root: string;
  readonly builder: string | undefined;
  readonly cacheNamespace: string;
  readonly seeds: Seeds;
  /** When the build began, in seconds since 1970. */
  readonly began: number;
};

export type Measured = Pick<SeedLayout, "files" | "unpacked"> & {
  /** Unpacked bytes that this build added. */
  readonly added: number;
};

type MeasuredEntries = ReadonlyMap<string, Measured>;

/**
 * Writes one layout for each entry below `directory`, all at once; where that fails one after the other, so that none takes
 * the others with it. An engine of ours that is full is emptied of all but its cache mounts: what lay in the root of a step
 * is then compiled again. Resolves to what the steps report, by entry; what failed is left out.
 */
export async function exportSeeds(
  work: CacheWork,
  entries: readonly CacheEntry[],
  directory: string,
  host: Host,
): Promise<MeasuredEntries> {
  await mkdir(directory, { recursive: true });
  await writeFile(dockerfileIn(directory), `${work.plan.dockerfile}\n${work.plan.caches.exports}`);
  await writeFile(`${dockerfileIn(directory)}.dockerignore`, work.plan.dockerignore);
  const together = await exportOnce(work, entries, directory, host);
  if (!("because" in together)) return together;
  host.log.info(`caches: not exported at once but one after the other: ${together.because}`);
  const all = new Map<string, Measured>();
  for (const entry of entries) {
    const first = await exportOnce(work, [entry], directory, host);
    const full = "because" in first && first.full && isOurs(work.builder);
    if (full) await dropLayers(host);
    const alone = full ? await exportOnce(work, [entry], directory, host) : first;
    if ("because" in alone) host.log.warning(`caches: ${entry.name} could not be exported: ${alone.because}`);
    else for (const [name, measured] of alone) all.set(name, measured);
  }
  return all;
}

type Failed = {
  readonly because: string;
  /** The engine has no room left. */
  readonly full: boolean;
};

const dockerfileIn = (directory: string) => join(directory, "Dockerfile");

/** What the steps report by entry, or why they failed. */
async function exportOnce(
  work: CacheWork,
  entries: readonly CacheEntry[],
  directory: string,
  host: Host,
): Promise<MeasuredEntries | Failed> {
  for (const { name } of entries) await rm(join(directory, name), { recursive: true, force: true });
  const progress = startProgress();
  const command = exportCommand(work, entries, directory, secretSources(work.plan, host.env));
  const { code } = await host.shell.run({ ...command, onErrorLine: (line) => void follow(progress, line) });
  return code === 0 ? measurements([...progress.logs.values()].join("\n")) : failed(progress);
}

function failed(progress: Progress): Failed {
  const { error = "", output = "" } = failure(progress) ?? {};
  const lines = [...progress.plain, error, ...output.split("\n")].filter((line) => line.trim() !== "");
  return { because: lines.at(-1) ?? "no reason was given", full: noSpace.test(lines.join("\n")) };
}

function exportCommand(
  work: CacheWork,
  entries: readonly CacheEntry[],
  directory: string,
  secrets: readonly string[],
): Command {
  const { plan, seeds, builder } = work;
  const place = { ...work, dockerfile: join(directory, "Dockerfile"), contexts: seeds.contexts };
  const common = commonTarget(plan, place, secrets);
  const args = {
    ...(common["args"] as Readonly<Record<string, string>>),
    EXPORT: String(Date.now()),
    BEGAN: String(work.began),
    // What others left is not this build's own, however little it adds.
    SEEDED: seeds.found.flatMap(({ name, alike }) => (alike ? [name] : [])).join(" "),
  };
  const targets = entries.map(({ name, kind, platform }) => [
    name,
    {
      ...common,
      args,
      target: `export-${kind}`,
      platforms: exportedFor(kind, platform, plan),
      output: [
        attributes({
          type: "oci",
          tar: "false",
          dest: join(directory, name),
          // A tenth smaller than by default, in a few seconds: after the result was told, or in the post step of the action.
          compression: "zstd",
          "compression-level": "7",
          "force-compression": "true",
          "oci-mediatypes": "true",
        }),
      ],
    },
  ]);
  return bakeCall(bakeText(Object.fromEntries(targets) as Readonly<Record<string, unknown>>), work.root, builder);
}

/** A toolchain is for the engine's own platform. Modules are for none, but a stage is always for one of the build's. */
function exportedFor(kind: CacheEntry["kind"], platform: string | null, { platforms }: Plan): readonly string[] {
  if (platform !== null) return [platform];
  return kind === "toolchain" ? [] : platforms.slice(0, 1);
}

/** Lines `cache: NAME FILES BYTES ADDED`. */
function measurements(output: string): MeasuredEntries {
  const lines = output.matchAll(/^cache: (?<name>\S+) (?<files>\d+) (?<unpacked>\d+) (?<added>\d+)$/gm);
  return new Map(
    [...lines].map(({ groups }) => [
      groups?.["name"] ?? "",
      {
        files: Number(groups?.["files"]),
        unpacked: Number(groups?.["unpacked"]),
        added: Number(groups?.["added"]),
      },
    ]),
  );
}
