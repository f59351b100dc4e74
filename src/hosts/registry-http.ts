import type { Response } from "undici";
import { credentialFor } from "./credentials.ts";
import type { Host } from "./host.ts";
import { interrupted } from "./interruption.ts";
import { networkFetch } from "./network.ts";
import {
  brokenOff,
  gaveUp,
  isOfNetwork,
  noAnswer,
  patience,
  reason,
  refusal,
  unavailable,
} from "./registry-failure.ts";
import { type Location, locate, plainHosts } from "./registry-name.ts";
import { answerChallenge } from "./registry-token.ts";
import { type Attempt, retry } from "./retry.ts";

export type RegistryOptions = Pick<Host, "env" | "log" | "shell"> & {
  readonly signal: AbortSignal;
  /** Seconds before each further attempt. */
  readonly delays: readonly number[];
};

/** `path` is what follows the repository's name; `limit` is the most that is read of the answer, in bytes. */
export type Ask = {
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
  readonly path: string;
  /** Where the registry itself said to go, instead of `path`: absolute or relative, and on the registry. */
  readonly location?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly limit: number;
  /** The answer is left to be read part by part, and may be larger than memory. */
  readonly stream?: true;
};
export type Answer = {
  readonly status: number;
  readonly headers: Response["headers"];
  /** Empty for a stream. */
  readonly bytes: Buffer;
  /** Throws UserError `registry-unavailable` when the connection breaks: what was read cannot be taken back. */
  readonly stream?: AsyncIterable<Uint8Array>;
};

/**
 * Sends a request about an image, logs in where the registry asks for it, and repeats it while a failure may pass.
 * Resolves for success, and for 404 in a registry's own words. Throws UserError `registry-unavailable` for every other
 * answer, since a proxy's page that nothing is there says nothing of the registry.
 */
export type AskRegistry = (name: string, request: Ask) => Promise<Answer>;

export function askRegistry(options: RegistryOptions): AskRegistry {
  const { signal, log, delays } = options;
  const plain = plainHosts(options.env);
  const once = sender(options);
  return async (name, request) => {
    const location = locate(name, plain);
    const attempt = () =>
      once(location, request).catch((error: unknown) => {
        if (signal.aborted) throw interrupted();
        if (!isOfNetwork(error)) throw error;
        return noAnswer(location, error);
      });
    const tried = await retry(attempt, { delays, signal, say: (line) => log.info(line) }).catch((error: unknown) => {
      throw signal.aborted ? interrupted() : error;
    });
    if ("value" in tried) return tried.value;
    throw gaveUp(name, tried.failure);
  };
}

function sender({ env, shell, signal }: RegistryOptions) {
  const authorizations = new Map<string, string>();
  const fetch = networkFetch(env, signal, patience);
  const send = (location: Location, { method, headers, body, ...where }: Ask) => {
    const authorization = authorizations.get(`${location.registry}/${location.repository}`);
    return fetch(addressOf(location, where), {
      method,
      headers: {
        "user-agent": "go-alpine-build",
        ...headers,
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...(body === undefined ? {} : { body }),
    });
  };
  return async (location: Location, request: Ask): Promise<Attempt<Answer>> => {
    const { registry, repository } = location;
    let response = await send(location, request);
    if (response.status === 401) {
      await response.body?.cancel();
      const challenge = response.headers.get("www-authenticate") ?? "";
      const credential = await credentialFor(registry, env, shell);
      const answered = await answerChallenge(challenge, repository, credential, fetch, plainHosts(env));
      if ("refused" in answered) return { failure: refusal(`${registry}: ${answered.refused}`, answered.status) };
      authorizations.set(`${registry}/${repository}`, answered.authorization);
      response = await send(location, request);
    }
    const { status, headers } = response;
    if (request.stream === true && response.ok)
      return { value: { status, headers, bytes: Buffer.alloc(0), stream: partsOf(registry, response) } };
    const bytes = await readBody(response, request.limit);
    if (bytes === undefined)
      return { failure: refusal(`${registry} answers with more than ${request.limit} bytes`, status) };
    const said = reason(bytes);
    // The answer to HEAD has no words.
    const isKnown = response.ok || (status === 404 && (said !== undefined || request.method === "HEAD"));
    if (isKnown) return { value: { status, headers, bytes } };
    const because = `${registry} answers ${status}${said === undefined ? "" : ` (${said})`}`;
    return { failure: refusal(because, status, headers.get("retry-after")) };
  };
}

/** Throws UserError `registry-unavailable` for a location elsewhere: a login must not be sent there. */
function addressOf(
  { api, registry, repository }: Location,
  { path, location }: Pick<Ask, "path" | "location">,
): string {
  const base = `${api}/v2/${repository}/${path}`;
  if (location === undefined) return base;
  const address = URL.canParse(location, base) ? new URL(location, base) : undefined;
  if (address?.origin !== new URL(api).origin)
    throw unavailable(
      `${registry} sends us to ${JSON.stringify(location.slice(0, 200))}, which is not on the registry`,
    );
  return address.href;
}

async function* partsOf(registry: string, response: Response): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of response.body ?? []) yield part as Uint8Array;
  } catch (error) {
    if (!isOfNetwork(error)) throw error;
    throw brokenOff(registry, error);
  }
}

/** Undefined for a body that is longer than `limit`. */
async function readBody(response: Response, limit: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += (part as Uint8Array).length;
    if (length > limit) return undefined;
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts);
}
