import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../scripts/engine.mjs";
import { bytesBelow } from "../fresh-engine.mjs";
import { run, timed } from "./process.mjs";

/** The committed action, main and post, as a runner starts it; a directory stands for the cache service. */
export const ours = {
  name: "go-alpine-build",
  engine: "memory",
  build: async (job) => {
    const step = stepOf(job);
    let said = "";
    const build = await timed(async () => {
      said = (await run(process.execPath, [bundle], step)).stdout;
    });
    return { build, parts: partsOf(said) };
  },
  save: async (job) => {
    const step = stepOf(job);
    const state = readFileSync(step.env.GITHUB_STATE, "utf8");
    const saved = [...state.matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [
      `STATE_${name}`,
      value,
    ]);
    const seconds = await timed(() =>
      run(process.execPath, [bundle], { ...step, env: { ...step.env, ...Object.fromEntries(saved) } }),
    );
    return { seconds, bytes: bytesBelow(job.store) };
  },
};

const bundle = join(root, "dist/index.js");

/** What the log says of its stages, some of which overlap: `Took 4.2 s: restore 0.0, unpack 1.3, …` */
function partsOf(said) {
  const [, list = ""] = /^Took [0-9.]+ s: (.*)\.$/m.exec(said) ?? [];
  return Object.fromEntries(
    [...list.matchAll(/(\w+) ([0-9.]+)/g)].map(([, stage, seconds]) => [stage, Number(seconds)]),
  );
}

function stepOf({ env, tree, image, store, work, input }) {
  mkdirSync(join(work, "temp"), { recursive: true });
  const file = (name) => join(work, name);
  const defaults = parse(readFileSync(join(root, "action.yml"), "utf8")).inputs;
  const given = { image: input.service === undefined ? image : `${image}/{command}`, ...input.settings };
  const set = Object.entries(defaults).map(([name, { default: value = "" }]) => [
    `INPUT_${name.toUpperCase()}`,
    given[name] ?? String(value).replace(/^\$\{\{.*\}\}$/, ""),
  ]);
  for (const name of ["output", "state", "summary"]) writeFileSync(file(name), "", { flag: "a" });
  writeFileSync(file("event.json"), JSON.stringify({ repository: { full_name: "acme/shop", default_branch: "main" } }));
  const commit = spawnSync("git", ["-C", tree, "rev-parse", "HEAD"], { encoding: "utf8" }).stdout.trim();
  return {
    cwd: tree,
    env: {
      ...env,
      ...Object.fromEntries(set),
      GO_ALPINE_BUILD_CACHE_DIR: store,
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: tree,
      GITHUB_EVENT_PATH: file("event.json"),
      GITHUB_EVENT_NAME: "push",
      GITHUB_REF: "refs/heads/main",
      GITHUB_SHA: commit,
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_OUTPUT: file("output"),
      GITHUB_STATE: file("state"),
      GITHUB_STEP_SUMMARY: file("summary"),
      RUNNER_TEMP: join(work, "temp"),
    },
  };
}
