import { parseDocument } from "yaml";

/** The value of a YAML text; a string says why it cannot be read. Never throws. */
export function yamlDocument(content: string): object | string {
  try {
    const document = parseDocument(content, { uniqueKeys: false, logLevel: "silent" });
    const [error] = document.errors;
    if (error !== undefined) return error.message.split("\n")[0] ?? "";
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return typeof value === "object" && value !== null ? value : {};
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

/** A field of a mapping; undefined for anything else. */
export function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** A list as it is, a single value as a list of one. */
export function entries(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Longer than any path, name or list of flags; more is cut off, so that no pattern has to search it. */
const longest = 8192;

/** A scalar as text; undefined for anything else. */
export function text(value: unknown): string | undefined {
  if (typeof value === "string") return value.slice(0, longest);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** The scalars of a list, or a single one. */
export function texts(value: unknown): readonly string[] {
  return entries(value).flatMap((entry) => text(entry) ?? []);
}
