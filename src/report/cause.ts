import type { ImageCause } from "../size/compare-images.ts";

/** As `src/size/symbol-name.ts` calls them. */
const generated = "(generated)";

/** A sentence of words and names; a name is shown as one, so that nothing in it is taken for markup. */
export type Phrase = readonly (string | { readonly name: string })[];

/** What a cause is, in words, and what else there is to say of it. */
export type CauseWords = { readonly what: Phrase; readonly detail: Phrase };

const phrases: Readonly<Record<ImageCause["kind"], (cause: ImageCause) => CauseWords>> = {
  "module-added": ({ name, to, count: many }) =>
    words([{ name }, ...version(to), " newly linked"], [packageCount(many)]),
  "module-removed": ({ name, count: many }) => words([{ name }, " no longer linked"], [packageCount(many)]),
  "module-version": ({ name, from, to, count: many }) =>
    words([{ name }, " ", { name: from }, " → ", { name: to }], ["another version, ", packageCount(many)]),
  "go-version": ({ from, to }) =>
    words(
      [{ name: from }, " → ", { name: to }],
      ["another Go: its standard library, and what it compiles in another way"],
    ),
  "packages-added": ({ name, packages, count: many }) =>
    words(["newly linked packages of ", { name }], list(packages, many)),
  "packages-removed": ({ name, packages, count: many }) =>
    words(["no longer linked packages of ", { name }], list(packages, many)),
  flags: ({ count: many }) => words(["other build settings"], [packageCount(many), " compiled in another way"]),
  "methods-kept": ({ count: many }) =>
    words(
      ["method pruning may be off"],
      [
        packageCount(many),
        " grew with no version change; ",
        { name: "reflect.Value.MethodByName" },
        " is now reachable",
      ],
    ),
  "methods-dropped": ({ count: many }) =>
    words(
      ["method pruning may be on again"],
      [packageCount(many), " shrank; ", { name: "reflect.Value.MethodByName" }, " is no longer reachable"],
    ),
  "own-code": ({ name, before, after }) => words([{ name }], [state(before, after, "own package"), "own code"]),
  package: ({ name, before, after }) =>
    name.startsWith("(")
      ? words(
          [name === generated ? "functions that the compiler makes" : "assembler and C"],
          ["equality of types and the like"].slice(name === generated ? 0 : 1),
        )
      : words([{ name }], [after > before ? "more of it is used, or inlined into it" : "less of it is used"]),
  data: () => words(["types, strings and embedded data"], ["cannot be charged to a package"]),
  tables: () => words(["file names and alignment of the function table"], []),
  "other-code": () => words(["code outside of Go's function table"], ["C, or a program that tells no packages"]),
  debug: ({ after }) =>
    words(["symbols and debug information"], [after > 0 ? "-s -w leaves them out" : "left out now"]),
  padding: () => words(["headers and page alignment"], []),
  "base-image": ({ from, to }) => words(["base image ", { name: from }, " → ", { name: to }], []),
  "apk-added": ({ name, to }) => words(["apk ", { name }, ...version(to), " added"], []),
  "apk-removed": ({ name }) => words(["apk ", { name }, " removed"], []),
  "apk-version": ({ name, from, to }) => words(["apk ", { name }, " ", { name: from }, " → ", { name: to }], []),
  apk: ({ name }) => words(["apk ", { name }], ["same version, other files"]),
  "program-added": ({ name }) => words(["program ", { name: `/${name}` }, " added"], []),
  "program-removed": ({ name }) => words(["program ", { name: `/${name}` }, " removed"], []),
  "file-added": ({ name }) => words(["file ", { name: `/${name}` }, " added"], []),
  "file-removed": ({ name }) => words(["file ", { name: `/${name}` }, " removed"], []),
  file: ({ name }) => words(["file ", { name: `/${name}` }], ["changed"]),
};

/** A cause in words; where an image has several programs, with the one it is in. */
export function causeWords(cause: ImageCause, severalPrograms: boolean): CauseWords {
  const { what, detail } = phrases[cause.kind](cause);
  return severalPrograms && cause.program !== ""
    ? { what: [...what, " in ", { name: `/${cause.program}` }], detail }
    : { what, detail };
}

function words(what: Phrase, detail: Phrase): CauseWords {
  return { what, detail };
}

function version(text: string): Phrase {
  return text === "" ? [] : [" ", { name: text }];
}

function packageCount(packages: number): string {
  return packages === 1 ? "1 package" : `${packages} packages`;
}

function state(before: number, after: number, what: string): string {
  return before === 0 ? `new ${what}, ` : after === 0 ? `removed ${what}, ` : "";
}

/** The first few names, and how many more there are. */
function list(packages: ImageCause["packages"], many: number): Phrase {
  const shown = packages.slice(0, 3).flatMap(({ name }, at) => [at === 0 ? "" : ", ", { name }]);
  return many > 3 ? [...shown, ` and ${many - 3} more`] : shown;
}

/** A phrase as plain text. */
export function plain(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === "string" ? part : part.name)).join("");
}
