import { posix } from "node:path";
import type { Closure } from "./closure.ts";
import type { Scope } from "./imports.ts";
import {
  type Checked,
  type VersionVariables,
  declarations,
  importPath,
  sorted,
  unstampable,
} from "./linker-variable.ts";
import type { Program } from "./program.ts";
import { meaningOfName } from "./variable-meaning.ts";

/** Packages in which a variable called Version can only be the program's. */
const versionPackage = /^(?:version|versions|buildinfo|build|buildversion|versioninfo)$/;

/** Variables that nobody stamps and whose names leave no doubt, in the main package and in packages named after versions. */
export function conventionalVariables({ linked }: Closure, program: Program, scope: Scope): VersionVariables {
  const places = linked.filter(
    (one) =>
      !one.package.vendored &&
      (one.package.directory === program.directory || versionPackage.test(posix.basename(one.package.directory))),
  );
  const found = places.flatMap((place) =>
    declarations(place).flatMap((declared): Checked[] => {
      const holds = meaningOfName(declared.name);
      if (holds === "unknown" || !isConventional(declared.name)) return [];
      const variable = `${importPath(place, program, scope)}.${declared.name}`;
      const fixed = (why: string): Checked => ({
        variable: undefined,
        notes:
          holds === "version"
            ? [{ code: "version-variable-fixed", message: `${variable} is not stamped: ${why}` }]
            : [],
      });
      const why = unstampable(declared);
      if (why !== undefined) return [fixed(why.replace(/^which is/, "it is").replace(/^whose/, "its"))];
      // A number that is kept by hand may be parsed by the program, which then trips over the `v` of a tag.
      if (
        declared.content !== undefined &&
        /^v?\d+\.\d+/.test(declared.content) &&
        !/^v?0\.0\.0/.test(declared.content)
      )
        return [fixed(`it is kept by hand (${JSON.stringify(declared.content)})`)];
      return declared.value === "named" ? [] : [{ variable: { variable, holds }, notes: [] }];
    }),
  );
  return {
    variables: sorted(found.flatMap(({ variable }) => variable ?? [])),
    notes: found.flatMap(({ notes }) => notes),
  };
}

/** A name that people give to what is stamped; `release`, `tag` or `hash` may well be something else. */
function isConventional(name: string): boolean {
  return /^(?:(?:app|build|git|program)?_?version|(?:git|build)?_?(?:commit|revision|sha)(?:_?(?:hash|sha))?|commit_?hash|(?:build|commit)?_?(?:date|time)|(?:git|build)?_?branch|built_?by|gitdescription)$/i.test(
    name,
  );
}
