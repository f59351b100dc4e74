import { readFileSync } from "node:fs";
import { getProxyForUrl } from "proxy-from-env";
import { Agent, Headers, ProxyAgent, fetch as undiciFetch } from "undici";
import { caBundlePath } from "../environment.ts";
import type { Host } from "./host.ts";
import { isThisMachine } from "./registry-name.ts";

export type Fetch = typeof undiciFetch;
type Init = NonNullable<Parameters<Fetch>[1]>;

/** As many as browsers follow. */
const mostRedirects = 20;

/** Follows redirects one by one: each host may be behind another proxy, and another host must not see who is logged in. */
async function follow(fetch: (url: URL, init: Init) => ReturnType<Fetch>, start: URL, init: Init): ReturnType<Fetch> {
  let url = start;
  const headers = new Headers(init.headers);
  for (let count = 0; count < mostRedirects; count++) {
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    const to = [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get("location") : null;
    if (to === null) return response;
    await response.body?.cancel();
    const next = new URL(to, url);
    if (next.origin !== url.origin) headers.delete("authorization");
    url = next;
  }
  throw new Error("too many redirects", { cause: { code: `${start.host} redirects without an end` } });
}

/**
 * `fetch` through the proxies of the environment, with the certificates that SSL_CERT_FILE names: Go, git and BuildKit heed
 * both, and Node.js neither. A call ends with an error when nothing comes for
 * `patience` seconds, and when `signal` fires.
 */
export function networkFetch(env: Host["env"], signal: AbortSignal, patience: number): Fetch {
  const bundle = caBundlePath(env);
  const trust = bundle === undefined ? {} : { ca: readFileSync(bundle, "utf8") };
  const patient = { headersTimeout: patience * 1000, bodyTimeout: patience * 1000 };
  const direct = new Agent({ connect: trust, ...patient });
  const proxies = new Map<string, ProxyAgent>();
  const through = (uri: string): ProxyAgent => {
    const agent = proxies.get(uri) ?? new ProxyAgent({ uri, requestTls: trust, proxyTls: trust, ...patient });
    proxies.set(uri, agent);
    return agent;
  };
  const once = (url: URL, init: Init) => {
    const proxy = isThisMachine(url.host) ? "" : getProxyForUrl(url.href);
    return undiciFetch(url, {
      ...init,
      dispatcher: proxy === "" ? direct : through(proxy),
      signal,
    });
  };
  return async (input, init = {}) => {
    const url = new URL(typeof input === "string" || input instanceof URL ? input : input.url);
    if (init.redirect !== undefined || (init.method ?? "GET") !== "GET") return once(url, init);
    return follow(once, url, init);
  };
}
