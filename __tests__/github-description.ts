import { Ajv, type ValidateFunction } from "ajv";

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** GitHub's own description of its API: https://github.com/github/rest-api-description */
type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: { readonly type?: string };
};
type Content = { readonly content?: Readonly<Record<string, { readonly schema: object }>> };
type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Content & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
};

/** One call as the description has it. */
export type Call = {
  readonly operation: string;
  /** Of the path and the query, as numbers where they are. */
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Throws when an answer is not what the description promises. */
  readonly check: (status: number, value: unknown) => void;
};

const file = join(
  dirname(createRequire(import.meta.url).resolve("@octokit/openapi/package.json")),
  "generated/api.github.com.json",
);
// Several megabytes: read when the first request comes, and compiled only where it is asked.
let loaded: ReturnType<typeof load> | undefined;
function load() {
  const description = JSON.parse(readFileSync(file, "utf8")) as Description;
  const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
  ajv.addSchema({ $id: "github", components: description.components });
  return { description, ajv, compiled: new Map<string, ValidateFunction>() };
}

function resolved<T extends object>(value: T | { readonly $ref: string }): T {
  if (!("$ref" in value)) return value;
  const [, , kind = "", name = ""] = value.$ref.split("/");
  return (loaded ??= load()).description.components[kind]?.[name] as T;
}

/** What the description shows as an example. */
export function example(name: string): Readonly<Record<string, unknown>> {
  return resolved<{ value: Record<string, unknown> }>({ $ref: `#/components/examples/${name}` }).value;
}

/** A request as the description has it. Throws, in words, when there is none like it: a client must not send it. */
export function callOf(method: string, url: string, body: Buffer): Call {
  const { description } = (loaded ??= load());
  const { pathname, searchParams } = new URL(url, "https://api.github.com");
  const found = Object.entries(description.paths).flatMap(([template, operations]) => {
    const operation = operations[method.toLowerCase()];
    const match = pattern(template).exec(pathname);
    return operation === undefined || match === null ? [] : [{ template, operation, path: match.groups ?? {} }];
  });
  // `/issues/comments/{id}` is meant before `/issues/{number}/comments`, which has more to fill in.
  const [best] = found.sort((a, b) => Object.keys(a.path).length - Object.keys(b.path).length);
  if (best === undefined) throw new Error(`GitHub has no ${method} ${pathname}`);
  const { operation, path, template } = best;
  const given = { ...path, ...Object.fromEntries(searchParams) };
  const known = (operation.parameters ?? []).map((one) => resolved<Parameter>(one));
  const parameters: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(given)) {
    const parameter = known.find((one) => one.name === name);
    if (parameter === undefined) throw new Error(`${operation.operationId} has no parameter ${name}`);
    const typed = parameter.schema.type === "integer" ? Number(value) : value;
    valid(`${template} ${method} ${name}`, parameter.schema, typed);
    parameters[name] = typed;
  }
  for (const { name, required } of known)
    if (required === true && parameters[name] === undefined) throw new Error(`${operation.operationId} needs ${name}`);
  if (Number(parameters["per_page"] ?? 30) > 100) throw new Error("a page has at most 100 rows");
  return { operation: operation.operationId, parameters, body: parsedBody(operation, body), check: checker(operation) };
}

function pattern(template: string): RegExp {
  const source = template
    .replace(/[.+]/g, "\\$&")
    .replace(/\{([a-z_-]+)\}/g, (_, name: string) => `(?<${name.replaceAll("-", "_")}>[^/]+)`);
  return new RegExp(`^${source}$`);
}

function parsedBody({ operationId, requestBody }: Operation, body: Buffer): Readonly<Record<string, unknown>> {
  const schema = requestBody?.content?.["application/json"]?.schema as { properties?: object } | undefined;
  if (schema === undefined) {
    if (body.length > 0) throw new Error(`${operationId} takes no body`);
    return {};
  }
  const value = JSON.parse(body.toString()) as Record<string, unknown>;
  valid(`${operationId} body`, schema, value);
  const unknown = Object.keys(value).filter((name) => !(name in (schema.properties ?? {})));
  if (unknown.length > 0) throw new Error(`${operationId} knows no ${unknown.join(", ")}`);
  return value;
}

function checker({ operationId, responses }: Operation): Call["check"] {
  return (status, value) => {
    const response = responses[String(status)];
    if (response === undefined) throw new Error(`${operationId} never answers ${status}`);
    const schema = resolved<Content>(response).content?.["application/json"]?.schema;
    if (schema !== undefined) valid(`${operationId} ${status}`, schema, value);
  };
}

function valid(what: string, schema: object, value: unknown): void {
  const { ajv, compiled } = (loaded ??= load());
  let validate = compiled.get(what);
  if (validate === undefined) {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"github#/components')) as object;
    validate = ajv.compile(absolute);
    compiled.set(what, validate);
  }
  if (!validate(value)) throw new Error(`${what}: ${ajv.errorsText(validate.errors)}`);
}
