import { lentMounts, run } from "./dockerfile-step.ts";
import { shellWord } from "./quote.ts";
import { type Recipe, user } from "./recipe.ts";
import { hasRoots } from "./seeds.ts";

/**
 * Everything in the image besides base and programs, put together on the build platform. Without packages it is the same
 * for every platform, and then built and stored once.
 */
export function rootStage(recipe: Recipe): readonly string[] {
  const { settings } = recipe;
  const packages = settings.apk.length > 0;
  return [
    ...(packages ? [`FROM ${recipe.bases.runtime} AS base`, ""] : []),
    `FROM --platform=$BUILDPLATFORM ${recipe.bases.runtime} AS root`,
    ...(packages ? ["ARG TARGETARCH"] : []),
    ...run(rootMounts(recipe), [
      ...(settings.runtime === "alpine" ? userLines(packages) : certificateLines),
      ...(recipe.zoneinfo
        ? ["mkdir -p /out/usr/share/zoneinfo", "unzip -q /zoneinfo/zoneinfo.zip -d /out/usr/share/zoneinfo"]
        : []),
      ...recipe.files.flatMap(fileLines),
      // Nothing of ours is writable by the program or changes who runs it, whatever the sources say.
      ...(recipe.files.length > 0 ? ["find /out ! -type l -exec chmod a+rX,go-w,u-s,g-s {} +"] : []),
      ...settings.links.map(linkLine),
      ...(packages ? packageLines(settings.apk) : []),
      ...settings.dirs.flatMap(directoryLines),
      // The copy sets the modes of directories that the base has too.
      ...(paths(recipe).some((path) => /^\/tmp(?:\/|$)/.test(path))
        ? ["chown 0:0 /out/tmp && chmod 1777 /out/tmp"]
        : []),
      "find /out -exec touch -h -d @0 {} +",
    ]),
  ];
}

function rootMounts(recipe: Recipe): readonly string[] {
  const { settings } = recipe;
  const source =
    settings.generate.length > 0 ? "type=bind,from=source,source=/generated,target=/src" : "type=bind,target=/src";
  return [
    ...(recipe.files.length > 0 ? [source] : []),
    ...(recipe.zoneinfo
      ? [`type=bind,from=${hasRoots(recipe) ? "toolchain" : "go"},source=/usr/local/go/lib/time,target=/zoneinfo`]
      : []),
    // Only for the order: no image is complete before its tests have passed.
    ...(settings.test.length > 0 ? ["type=bind,from=tested,source=/tested,target=/tested"] : []),
    ...(settings.apk.length > 0
      ? [
          "type=bind,from=base,target=/base",
          ...lentMounts({ environment: recipe.environment, settings: { ssh: false, secrets: [] } }),
        ]
      : []),
  ];
}

function userLines(packages: boolean): readonly string[] {
  const from = packages ? "/base/etc" : "/etc";
  return [
    "mkdir -p /out/etc",
    `{ cat ${from}/passwd; echo 'nonroot:x:${user}:${user}:nonroot:/:/sbin/nologin'; } > /out/etc/passwd`,
    `{ cat ${from}/group; echo 'nonroot:x:${user}:'; } > /out/etc/group`,
  ];
}

const certificateLines = ["mkdir -p /out/etc/ssl/certs", "cp /etc/ssl/certs/ca-certificates.crt /out/etc/ssl/certs/"];

/**
 * Packages for the target, installed without running anything of the target: apk unpacks what the base lacks beside the
 * base's own database. The base's files themselves stay in the base's layer.
 */
function packageLines(packages: readonly string[]): readonly string[] {
  return [
    "for path in etc/apk lib/apk usr/lib/apk; do",
    '  if [ -d "/base/$path" ]; then mkdir -p "/out/$path"; cp -a "/base/$path/." "/out/$path/"; fi',
    "done",
    `apk add --root /out --arch "$(cat /base/etc/apk/arch)" --no-scripts --no-cache ${packages.map(shellWord).join(" ")}`,
  ];
}

/** Into a directory that is there already, as COPY does it: its contents are merged. */
function fileLines({ source, destination }: Recipe["files"][number]): readonly string[] {
  const [from, to, above] = [`/src/${source}`, `/out${destination}`, `/out${parent(destination)}`].map(shellWord);
  return [
    `if [ -d ${from} ]; then mkdir -p ${to} && cp -R ${from}/. ${to}/; else mkdir -p ${above} && cp ${from} ${to}; fi`,
  ];
}

function linkLine({ target, link }: Recipe["settings"]["links"][number]): string {
  return `mkdir -p ${shellWord(`/out${parent(link)}`)} && ln -s ${shellWord(target)} ${shellWord(`/out${link}`)}`;
}

function directoryLines({ path, mode }: Recipe["settings"]["dirs"][number]): readonly string[] {
  const directory = shellWord(`/out${path}`);
  return [`mkdir -p ${directory}`, `chmod ${mode} ${directory} && chown ${user}:${user} ${directory}`];
}

/** Everything that settings put somewhere. */
function paths({ files, settings }: Recipe): readonly string[] {
  return [
    ...files.map(({ destination }) => destination),
    ...settings.links.map(({ link }) => link),
    ...settings.dirs.map(({ path }) => path),
  ];
}

const parent = (path: string) => path.slice(0, path.lastIndexOf("/"));
