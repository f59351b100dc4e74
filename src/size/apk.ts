/** A package of Alpine that is installed in an image. */
export type ApkPackage = {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly license: string;
  /** Bytes of its files. */
  readonly size: number;
};

export type ApkDatabase = {
  /** By name. */
  readonly packages: readonly ApkPackage[];
  /** The package that each file belongs to, by path without a leading slash. */
  readonly owners: ReadonlyMap<string, string>;
};

/** Where apk keeps it: the second place since apk-tools 3. */
export const apkDatabases: readonly string[] = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];

/** Records with a letter before each value, an empty line between them: https://wiki.alpinelinux.org/wiki/Apk_spec */
export function parseApkDatabase(text: string): ApkDatabase {
  const packages: ApkPackage[] = [];
  const owners = new Map<string, string>();
  for (const record of text.split(/\n{2,}/)) {
    const fields: Record<string, string> = {};
    let directory = "";
    const name = /^P:(.+)$/m.exec(record)?.[1] ?? "";
    if (name === "") continue;
    for (const line of record.split("\n")) {
      const [letter, value] = [line.slice(0, 1), line.slice(2)];
      if (letter === "F") directory = value === "" ? "" : `${value}/`;
      else if (letter === "R") owners.set(directory + value, name);
      else fields[letter] = value;
    }
    const size = Number(fields["I"]);
    packages.push({
      name,
      version: fields["V"] ?? "",
      architecture: fields["A"] ?? "",
      license: fields["L"] ?? "",
      size: Number.isSafeInteger(size) ? size : 0,
    });
  }
  return { packages: packages.sort((a, b) => (a.name < b.name ? -1 : 1)), owners };
}

/** A package that came, went or changed; an empty version stands for "not installed". */
export type ApkChange = { readonly name: string; readonly from: string; readonly to: string };

export function compareApk(before: readonly ApkPackage[], after: readonly ApkPackage[]): readonly ApkChange[] {
  const versions = (list: readonly ApkPackage[]) => new Map(list.map(({ name, version }) => [name, version]));
  const [from, to] = [versions(before), versions(after)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((name) => from.get(name) !== to.get(name))
    .sort()
    .map((name) => ({ name, from: from.get(name) ?? "", to: to.get(name) ?? "" }));
}
