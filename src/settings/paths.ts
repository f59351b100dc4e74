import { posix } from "node:path";
import { type Problems, line, list, problem } from "./values.ts";

/** A file or directory of the repository and where it goes: `source` relative to the working directory, `destination` absolute. */
export type File = { readonly source: string; readonly destination: string };
/** A directory the program may write to. `mode` in octal digits. */
export type Dir = { readonly path: string; readonly mode: string };
/** A symbolic link at `link` that leads to `target`; both absolute. */
export type Link = { readonly target: string; readonly link: string };

/** `true` for an absolute path that is not the root, however that is written, and does not climb. */
const absolute = (path: string) =>
  path.startsWith("/") && posix.normalize(path) !== "/" && !path.split("/").includes("..");
const tidy = (path: string) => posix.normalize(path).replace(/(?<=.)\/$/, "");

export function files(name: string, text: string, problems: Problems): readonly File[] {
  return list(name, text, problems).flatMap((item) => {
    const [source = "", destination = `/${source.replace(/^\.\//, "")}`, ...more] = item.split(":");
    // Whether `../shared` still lies in the repository is known where the working directory is: plan/context.ts.
    const legal = source !== "" && !source.startsWith("/");
    if (legal && absolute(destination) && more.length === 0)
      return [{ source: tidy(source), destination: tidy(destination) }];
    problem(
      problems,
      name,
      item,
      "it must be SOURCE:DESTINATION, a path inside the repository and an absolute path in the image",
    );
    return [];
  });
}

export function dirs(name: string, text: string, problems: Problems): readonly Dir[] {
  return list(name, text, problems).flatMap((item) => {
    const match = /^(?<path>[^:]+)(?::(?<mode>[01]?[0-7]{3}))?$/.exec(item);
    const path = match?.groups?.["path"] ?? "";
    if (absolute(path)) return [{ path: tidy(path), mode: match?.groups?.["mode"] ?? "0755" }];
    problem(problems, name, item, "it must be an absolute path such as /data, or /data:0700 with its mode");
    return [];
  });
}

export function links(name: string, text: string, problems: Problems): readonly Link[] {
  return list(name, text, problems).flatMap((item) => {
    const [target = "", link = "", ...more] = item.split(":");
    if (absolute(target) && absolute(link) && more.length === 0) return [{ target: tidy(target), link: tidy(link) }];
    problem(problems, name, item, "it must be TARGET:LINK, two absolute paths");
    return [];
  });
}

/** A directory of the repository, `.` for its root, in normal form. */
export function workingDirectory(name: string, text: string, problems: Problems): string {
  const value = tidy(line(name, text, problems) || ".");
  if (value.startsWith("/") || value.split("/").includes("..")) {
    problem(problems, name, text, "it must be a directory inside the repository, relative to its root");
    return ".";
  }
  return value;
}
