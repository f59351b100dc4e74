import type { Credential } from "./credentials.ts";
import type { Fetch } from "./network.ts";
import { isThisMachine } from "./registry-name.ts";

/** What a registry answers to a stranger: https://distribution.github.io/distribution/spec/auth/token/ */
type Challenge = { readonly scheme: string; readonly parameters: Readonly<Record<string, string>> };

/**
 * The challenge to answer, of those in a header: Bearer rather than Basic; undefined when there is neither.
 * Grammar: https://www.rfc-editor.org/rfc/rfc9110#name-authentication-scheme
 */
export function parseChallenge(header: string): Challenge | undefined {
  const starts = [...header.matchAll(/(?:^|,)\s*(?<scheme>[A-Za-z]+)(?=\s+[A-Za-z_]+\s*=|\s*(?:,|$))/g)];
  const challenges = starts.map((start, at) => {
    const rest = header.slice(start.index + start[0].length, starts[at + 1]?.index);
    const found = rest.matchAll(/(?<name>[A-Za-z_]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s,]+))/g);
    const parameters = [...found].map(({ groups }) => [
      (groups?.["name"] ?? "").toLowerCase(),
      groups?.["quoted"]?.replace(/\\(.)/g, "$1") ?? groups?.["bare"] ?? "",
    ]);
    const scheme = start.groups?.["scheme"]?.toLowerCase() ?? "";
    return { scheme, parameters: Object.fromEntries(parameters) as Record<string, string> };
  });
  return ["bearer", "basic"].map((wanted) => challenges.find(({ scheme }) => scheme === wanted)).find((one) => one);
}

export type Answered = { readonly authorization: string } | { readonly refused: string; readonly status: number };

/**
 * The Authorization header that answers a challenge. With a credential the right to push is asked for first: some
 * registries tell only those that may push whether an image exists; where it is refused, the right to pull is enough.
 * `plain` are the hosts that may be spoken to without TLS.
 */
export async function answerChallenge(
  header: string,
  repository: string,
  credential: Credential | undefined,
  fetch: Fetch,
  plain: readonly string[] = [],
): Promise<Answered> {
  const challenge = parseChallenge(header);
  if (challenge?.scheme === "basic") {
    if (credential?.kind !== "password") return { refused: "it wants a user and a password", status: 401 };
    return { authorization: basic(credential) };
  }
  const address = challenge?.parameters["realm"] ?? "";
  if (challenge?.scheme !== "bearer" || !URL.canParse(address))
    return { refused: "it asks for a way to log in that is not known", status: 401 };
  const realm = new URL(address);
  // The password goes there: never in the clear to another machine, unless the user said so.
  if (realm.protocol !== "https:" && !isThisMachine(realm.host) && !plain.includes(realm.host))
    return { refused: `it wants the password sent to ${realm.host} without TLS`, status: 401 };
  const ask = (actions: string) => {
    const scope = `repository:${repository}:${actions}`;
    return token(realm, challenge.parameters["service"] ?? "", scope, credential, fetch);
  };
  if (credential === undefined) return ask("pull");
  const both = await ask("pull,push");
  return "refused" in both && [401, 403].includes(both.status) ? ask("pull") : both;
}

async function token(
  realm: URL,
  service: string,
  scope: string,
  credential: Credential | undefined,
  fetch: Fetch,
): Promise<Answered> {
  const response =
    credential?.kind === "token"
      ? await fetch(realm, {
          method: "POST",
          // The token would go along, to wherever the answer points.
          redirect: "error",
          body: new URLSearchParams({
            grant_type: "refresh_token",
            refresh_token: credential.token,
            client_id: "go-alpine-build",
            service,
            scope,
          }),
        })
      : await fetch(withQuery(realm, { service, scope }), {
          headers: credential === undefined ? {} : { authorization: basic(credential) },
        });
  const text = await response.text();
  if (response.status !== 200) return { refused: `its token service says ${response.status}`, status: response.status };
  const granted = tokenIn(text);
  if (granted === undefined) return { refused: "its token service sends no token", status: response.status };
  return { authorization: `Bearer ${granted}` };
}

/** What is wrong with the text must not be told: it may hold the token. */
function tokenIn(text: string): string | undefined {
  try {
    const { token, access_token: other } = JSON.parse(text) as {
      readonly token?: string;
      readonly access_token?: string;
    };
    return token ?? other;
  } catch {
    return undefined;
  }
}

function withQuery(url: URL, query: Readonly<Record<string, string>>): URL {
  const result = new URL(url);
  for (const [name, value] of Object.entries(query)) if (value !== "") result.searchParams.set(name, value);
  return result;
}

const basic = ({ username, password }: Extract<Credential, { kind: "password" }>) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
