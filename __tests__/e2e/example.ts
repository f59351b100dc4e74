import { readFileSync, readdirSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { type OpenImage, freePort, openImage } from "../../scripts/run-image.mjs";
import { type Ended, registry, root, runCli } from "./cli.ts";

/** `example.json`: what an example needs, and what its image must do. examples/README.md explains the keys. */
export type Example = {
  readonly name: string;
  readonly shows: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  readonly quick?: boolean;
  readonly expect: {
    readonly programs?: readonly string[];
    readonly error?: string;
    /** `file` is relative to the example. */
    readonly place?: { readonly file: string; readonly line: number };
    readonly run?: readonly {
      readonly program: string;
      readonly args: readonly string[];
      readonly env?: Readonly<Record<string, string>>;
      readonly stdout?: string;
      readonly stderr?: string;
      readonly exit?: number;
    }[];
    readonly serve?: {
      readonly program: string;
      readonly args: readonly string[];
      readonly port: number;
      readonly env: Readonly<Record<string, string>>;
      readonly get: readonly { readonly path: string; readonly status: number; readonly body: string }[];
    };
  };
};

type Built = {
  readonly plan: {
    readonly programs: readonly { readonly name: string }[];
    readonly images: readonly { readonly name: string; readonly programs: readonly string[] }[];
  };
  readonly outcome: {
    readonly images: readonly {
      readonly name: string;
      readonly digest: string;
      readonly sizes: readonly { readonly platform: string; readonly pull: number }[];
    }[];
    readonly seconds: Readonly<Record<string, number>>;
  };
};

export function examples(): readonly Example[] {
  const directory = join(root, "examples");
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "workflows")
    .map(({ name }) => name);
  return names.sort().map((name) => ({
    name,
    platforms: ["linux/amd64", "linux/arm64"],
    ...(JSON.parse(readFileSync(join(directory, name, "example.json"), "utf8")) as Omit<Example, "name" | "platforms">),
  }));
}

export function buildExample(example: Example, more: readonly string[] = []): Promise<Ended> {
  const several = (example.expect.programs ?? []).length > 1;
  const image = `${registry()}/examples/${example.name}${several ? "/{command}" : ""}`;
  const inputs = Object.entries(example.inputs).map(([name, value]) => `--${name}=${value}`);
  const platforms = example.inputs["platforms"] === undefined ? [`--platforms=${example.platforms.join(",")}`] : [];
  const directory = join(root, "examples", example.name);
  return runCli([
    "build",
    directory,
    "--json",
    "--push",
    `--image=${image}`,
    "--trigger=local",
    ...platforms,
    ...inputs,
    ...more,
  ]);
}

export function built({ stdout }: Ended): Built {
  return JSON.parse(stdout) as Built;
}

/** Starts what the example says must run, on this machine's platform. Returns what differs; empty when all is right. */
export async function differences(example: Example, result: Built): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, digest } of result.outcome.images) {
    const programs = result.plan.images.find((image) => image.name === name)?.programs ?? [];
    const image = openImage(`${name}@${digest}`, process.env);
    try {
      const several = result.outcome.images.length > 1;
      const mine = (program: string) => !several || programs.includes(program);
      for (const run of example.expect.run ?? []) if (mine(run.program)) found.push(...checkRun(image, run));
      const { serve } = example.expect;
      if (serve !== undefined && mine(serve.program)) found.push(...(await checkServe(image, serve)));
    } finally {
      image.close();
    }
  }
  return found;
}

function checkRun(image: OpenImage, run: NonNullable<Example["expect"]["run"]>[number]): readonly string[] {
  const { code, stdout, stderr } = image.run(`/usr/local/bin/${run.program}`, run.args, run.env);
  const command = [run.program, ...run.args].join(" ");
  return [
    ...(code === (run.exit ?? 0) ? [] : [`${command} ended with ${code}: ${stderr}`]),
    ...(run.stdout === undefined || new RegExp(run.stdout).test(stdout)
      ? []
      : [`${command} printed ${JSON.stringify(stdout)}, not ${run.stdout}`]),
    ...(run.stderr === undefined || new RegExp(run.stderr).test(stderr)
      ? []
      : [`${command} said ${JSON.stringify(stderr)}, not ${run.stderr}`]),
  ];
}

async function checkServe(
  image: OpenImage,
  serve: NonNullable<Example["expect"]["serve"]>,
): Promise<readonly string[]> {
  const port = await freePort();
  const child = image.start(`/usr/local/bin/${serve.program}`, serve.args, { ...serve.env, PORT: String(port) });
  const ended = once(child, "close") as Promise<[number | null, string | null]>;
  try {
    const found: string[] = [];
    for (const { path, status, body } of serve.get) {
      const response = await answer(`http://127.0.0.1:${port}${path}`, ended);
      const text = await response.text();
      if (response.status !== status || !new RegExp(body).test(text))
        found.push(`GET ${path} gave ${response.status} ${JSON.stringify(text.slice(0, 200))}`);
    }
    child.kill("SIGTERM");
    const [code] = await ended;
    return code === 0 ? found : [...found, `${serve.program} ended with ${code ?? "a signal"} after SIGTERM`];
  } finally {
    child.kill("SIGKILL");
  }
}

/** The first answer of a server that is starting; throws when it ends instead. */
async function answer(url: string, ended: Promise<unknown>): Promise<Response> {
  const state = { gone: false };
  void ended.then(() => {
    state.gone = true;
  });
  for (;;) {
    try {
      return await fetch(url);
    } catch (error) {
      if (state.gone) throw new Error(`the server ended before it answered ${url}`, { cause: error });
      // Nothing but a connection says that it listens.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
