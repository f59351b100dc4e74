import { type JsonWebKey, createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from "node:crypto";
import { httpServer, json } from "./http-server.ts";

type Claims = Readonly<Record<string, unknown>>;

/** What GitHub tells of the run in every identity, beside when and for whom. */
const claims = {
  sub: "repo:octo-org/app:ref:refs/tags/v1.4.2",
  repository: "octo-org/app",
  job_workflow_ref: "org/go-alpine-build/.github/workflows/build.yml@refs/tags/v1",
  runner_environment: "github-hosted",
};

/**
 * GitHub's issuer of identities, as a job with `id-token: write` meets it: one request, with the job's own token, gives
 * an identity for one audience, signed. Source: https://docs.github.com/en/actions/reference/security/oidc, and
 * https://github.com/actions/toolkit/blob/main/packages/core/src/oidc-utils.ts for the request.
 */
export async function oidcIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomUUID();
  const bearer = randomUUID();
  const issued: Claims[] = [];
  const server = await httpServer(({ method, url, headers }, response) => {
    const { pathname, searchParams } = new URL(url, "http://issuer");
    if (pathname === "/.well-known/openid-configuration")
      return json(response, 200, { issuer: server.origin, jwks_uri: `${server.origin}/.well-known/jwks` });
    if (pathname === "/.well-known/jwks")
      return json(response, 200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" }] });
    if (method !== "GET" || pathname !== "/token") return json(response, 404, {});
    if (headers.authorization !== `Bearer ${bearer}`) return json(response, 401, {});
    const now = Math.floor(Date.now() / 1000);
    const aud = searchParams.get("audience") ?? "https://github.com/octo-org";
    const said = { ...claims, iss: server.origin, aud, jti: randomUUID(), iat: now, exp: now + 300 };
    issued.push(said);
    const [head, body] = [{ typ: "JWT", alg: "RS256", kid }, said].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const signature = sign("RSA-SHA256", Buffer.from(`${head}.${body}`), privateKey).toString("base64url");
    return json(response, 200, { value: `${head}.${body}.${signature}` });
  });
  return {
    /** What the runner gives a job with `id-token: write`, and no other. */
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${server.origin}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
    },
    /** Claims of the identities that were given away, in order. */
    issued,
    origin: server.origin,
    /** Every request, also those that were refused. */
    asked: server.asked,
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  };
}

/** The claims of an identity, as whoever is shown it checks them: by the keys that its issuer publishes. */
export async function identified(token: string, issuer: string): Promise<Claims> {
  const get = async (url: string) => (await fetch(url)).json();
  const { jwks_uri } = (await get(`${issuer}/.well-known/openid-configuration`)) as { jwks_uri: string };
  const { keys } = (await get(jwks_uri)) as { keys: readonly (JsonWebKey & { kid: string })[] };
  const [head = "", body = "", signature = ""] = token.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Claims;
  const jwk = keys.find(({ kid }) => kid === read(head)["kid"]);
  if (jwk === undefined) throw new Error("the issuer has no such key");
  const key = createPublicKey({ key: jwk, format: "jwk" });
  if (!verify("RSA-SHA256", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url")))
    throw new Error("the issuer did not sign this");
  return read(body);
}
