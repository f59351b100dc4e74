import { buildStage, goCommand } from "./build-stage.ts";
import { goMounts, lentMounts, native, run, zigVariables } from "./dockerfile-step.ts";
import { dockerWord, execForm, shellWord } from "./quote.ts";
import { type Recipe, user } from "./recipe.ts";
import { rootStage } from "./root-stage.ts";
import { sshHosts } from "./ssh-hosts.ts";
import { objectsDirectory, objectsMount, seedStages, seeds } from "./seeds.ts";
import { testStages } from "./test-stage.ts";
import { withModules } from "./with-modules.ts";

/**
 * The Dockerfile of all images of a build: readable enough to adopt, and no RUN in a stage of the target platform, so that
 * nothing is ever emulated.
 */
export function dockerfile(recipe: Recipe): string {
  const { settings } = recipe;
  const stages = [
    [
      `# ${recipe.programs.map(({ name }) => name).join(", ")} of ${recipe.module}. Written by go-alpine-build; yours to keep.`,
      ...(seeds(recipe).length > 0 ? [...seedStages(recipe), ""] : []),
      ...goStage(recipe),
    ],
    ...(settings.generate.length > 0 ? [generateStage(recipe)] : []),
    ...(settings.test.length > 0 ? testStages(recipe) : []),
    buildStage(recipe),
    rootStage(recipe),
    ...recipe.images.flatMap((image) => imageStages(recipe, image)),
  ];
  return stages.map((lines) => lines.join("\n")).join("\n\n") + "\n";
}

function goStage(recipe: Recipe): readonly string[] {
  const { environment, settings } = recipe;
  const workdir = recipe.workdir === "." ? "/src" : `/src/${recipe.workdir}`;
  const git = environment.privateModules.length > 0 || settings.ssh;
  const packages = [
    ...(git ? ["git", ...(settings.ssh ? ["openssh-client"] : [])] : []),
    ...(recipe.cgo === "off" ? [] : ["zig"]),
  ];
  const missing = packages
    .map((name) => (name === "openssh-client" ? "ssh" : name))
    .map((program) => `command -v ${program}`);
  const carried = seeds(recipe);
  const toolchain = carried.some(({ kind }) => kind === "toolchain");
  const roots = carried.flatMap(({ root }) => (root === null ? [] : [root]));
  return [
    `FROM --platform=$BUILDPLATFORM ${recipe.bases.build} AS ${toolchain ? "toolchain" : "go"}`,
    ...roots.map((root) => `FROM --platform=$BUILDPLATFORM toolchain AS ${root}`),
    ...(toolchain ? [`FROM ${roots.length > 0 ? "go-$TARGETARCH$TARGETVARIANT" : "toolchain"} AS go`] : []),
    ...(goCommand(recipe) === "go" ? [] : withModules),
    ...(packages.length > 0
      ? run(lentMounts({ environment, settings: { secrets: [], ssh: false } }), [
          `{ ${missing.join(" && ")}; } >/dev/null || apk add --no-cache ${packages.join(" ")}`,
        ])
      : []),
    `ENV CGO_ENABLED=${recipe.cgo === "off" ? 0 : 1} GOCACHE=${objectsMount}${objectsDirectory} GOTOOLCHAIN=local${recipe.withoutWorkspace ? " GOWORK=off" : ""}`,
    ...(environment.goFlags === "" ? [] : [`ENV GOFLAGS=${dockerWord(environment.goFlags)}`]),
    ...(recipe.cgo === "off" ? [] : [`ENV ${zigVariables}`]),
    ...(git ? [`ENV ${gitSettings(recipe)}`] : []),
    `WORKDIR ${dockerWord(workdir)}`,
  ];
}

/** Private modules come over ssh where an agent is lent; nobody can answer a question of git or ssh in a build. */
function gitSettings(recipe: Recipe): string {
  const { settings } = recipe;
  const rewrites = sshHosts(recipe).map((host) => [`url.ssh://git@${host}/.insteadOf`, `https://${host}/`] as const);
  return [
    "GIT_TERMINAL_PROMPT=0",
    ...(settings.ssh
      ? [`GIT_SSH_COMMAND=${dockerWord("ssh -o BatchMode=yes -o StrictHostKeyChecking=accept-new")}`]
      : []),
    ...(rewrites.length > 0 ? [`GIT_CONFIG_COUNT=${rewrites.length}`] : []),
    ...rewrites.flatMap(([key, value], at) => [
      `GIT_CONFIG_KEY_${at}=${dockerWord(key)}`,
      `GIT_CONFIG_VALUE_${at}=${dockerWord(value)}`,
    ]),
  ].join(" ");
}

/** zig compiles for the build platform where nothing else is said; the image has no other C compiler. */
const nativeCompiler = ({ cgo }: Recipe) => (cgo === "off" ? [] : ['export CC="zig cc" CXX="zig c++"']);

/** Generated files live in this stage alone: what is written into the mounted sources is thrown away. */
function generateStage(recipe: Recipe): readonly string[] {
  const mounts = ["type=bind,target=/src,rw", ...goMounts(recipe, native)];
  const patterns = recipe.settings.generate.map(shellWord).join(" ");
  const script = [...nativeCompiler(recipe), `go generate ${patterns}`, "cp -a /src /generated"];
  return ["FROM go AS source", "ARG BUILDARCH BUILDVARIANT", ...run(mounts, script)];
}

function imageStages(recipe: Recipe, image: Recipe["images"][number]): readonly (readonly string[])[] {
  const { settings } = recipe;
  const [entry = ""] = image.programs;
  const stage = [
    `FROM ${settings.runtime === "scratch" ? "scratch" : recipe.bases.runtime} AS ${image.target}`,
    "COPY --link --from=root /out/ /",
    ...image.programs.map((program) => `COPY --link --from=build ${execForm([`/out/${program}/`, "/"])}`),
    ...Object.entries(settings.labels).map(([name, value]) => `LABEL ${dockerWord(name)}=${dockerWord(value)}`),
    // Without /etc/passwd, a program that asks who it is needs to be told.
    ...(settings.runtime === "scratch" ? ["ENV HOME=/ USER=nonroot"] : []),
    ...Object.entries(settings.env).map(([name, value]) => `ENV ${name}=${dockerWord(value)}`),
    ...(settings.ports.length > 0 ? [`EXPOSE ${settings.ports.join(" ")}`] : []),
    `USER ${user}:${user}`,
    "WORKDIR /",
    `ENTRYPOINT ${execForm([`/usr/local/bin/${entry}`])}`,
    ...(settings.args.length > 0 ? [`CMD ${execForm(settings.args)}`] : []),
  ];
  // A program that is linked dynamically is checked against the libraries that its image really holds.
  const libraries = [
    `FROM scratch AS ${image.target}-libraries`,
    `COPY --from=${image.target} /lib/ /lib/`,
    `COPY --from=${image.target} /usr/lib/ /usr/lib/`,
  ];
  return recipe.cgo === "dynamic" ? [stage, libraries] : [stage];
}
