import type { Settings } from "../settings.ts";
import { UserError } from "../user-error.ts";
import type { Facts } from "./decide.ts";
import type { Floating } from "./floating.ts";
import type { Program } from "./program.ts";
import type { Tags } from "./tags.ts";

export type Image = {
  readonly name: string;
  /** Names of the programs in it; the first one is started. */
  readonly programs: readonly string[];
  /** Immutable ones first. */
  readonly tags: readonly string[];
  /** Those of them that move from image to image, and what each follows. */
  readonly floating: Readonly<Record<string, Floating["moves"]>>;
  /** Name and tag, one for each tag. */
  readonly references: readonly string[];
  readonly development: boolean;
};

/**
 * One image that holds all programs, or one for each where the name holds `{command}`; each under every name asked for.
 * Without a name of the user's own, the host's default is taken, or outside of GitHub and GitLab the program's name.
 * Throws UserError `invalid-input` when several programs would take the same image.
 */
export function planImages(
  settings: Pick<Settings, "images" | "devImage">,
  programs: readonly Program[],
  tags: Tags,
  defaults: Pick<Facts, "defaultImage" | "defaultDevImage">,
): readonly Image[] {
  const images = everyImage(settings, programs, tags, defaults);
  const long = images.find(({ name }) => name.length > 255);
  if (long !== undefined)
    throw new UserError(
      "invalid-input",
      `image: ${long.name} is longer than the 255 characters that a name may have`,
      "Choose a shorter name.",
    );
  const twice = images.find(({ name }, at) => images.findIndex((other) => other.name === name) !== at);
  if (twice === undefined) return images;
  throw new UserError(
    "invalid-input",
    `image: ${twice.name} would be two images`,
    "Give the programs or the images distinct names: commands: name=./cmd/api.",
  );
}

/** As `planImages`, whether the names can be used or not. */
export function everyImage(
  settings: Pick<Settings, "images" | "devImage">,
  programs: readonly Program[],
  tags: Tags,
  { defaultImage, defaultDevImage }: Pick<Facts, "defaultImage" | "defaultDevImage">,
): readonly Image[] {
  const chosen = settings.images.length > 0;
  const names = chosen ? settings.images : [defaultImage ?? localName(programs)];
  const devImage = settings.devImage ?? (chosen ? undefined : defaultDevImage);
  const wanted = tags.development ? developmentNames(devImage, names) : names;
  return wanted.flatMap((name) => {
    if (!name.includes("{command}"))
      return [
        image(
          name,
          programs.map((program) => program.name),
          tags,
        ),
      ];
    return programs.map((program) => image(name.replaceAll("{command}", command(program.name)), [program.name], tags));
  });
}

function image(name: string, programs: readonly string[], tags: Tags): Image {
  return {
    name,
    programs,
    tags: tags.all.map((tag) => tag.name),
    floating: Object.fromEntries(
      tags.all.flatMap((tag) => (tag.moves === "never" ? [] : [[tag.name, tag.moves] as const])),
    ),
    references: tags.all.map((tag) => `${name}:${tag.name}`),
    development: tags.development,
  };
}

/** Outside CI nobody said a name: a single program lends its own, several get an image each. */
function localName(programs: readonly Program[]): string {
  const [first] = programs;
  return first === undefined || programs.length > 1 ? "{command}" : command(first.name);
}

function developmentNames(devImage: string | undefined, names: readonly string[]): readonly string[] {
  if (devImage !== undefined) return [devImage];
  return names.map((name) => `${name}-dev`);
}

/** Binary names may hold what image names must not. */
function command(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "app"
  );
}

/** Throws UserError `invalid-input` for an image that can be pushed nowhere of the user's own. */
export function mustNameRegistry({ name }: Image): void {
  if (name.includes("/")) return;
  throw new UserError(
    "invalid-input",
    `image: ${name} names no registry or owner to push to`,
    "Write it in full: image: ghcr.io/owner/app.",
  );
}
