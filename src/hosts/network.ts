import { readFileSync } from "node:fs";
import { getProxyForUrl } from "proxy-from-env";
import { Agent, ProxyAgent, fetch as undiciFetch } from "undici";
import { caBundlePath } from "../environment.ts";
import type { Host } from "./host.ts";
import { isThisMachine } from "./registry-name.ts";

export type Fetch = typeof undiciFetch;

/**
 * `fetch` through the proxies of the environment, with the certificates that SSL_CERT_FILE names: Go, git and BuildKit heed
 * both, and Node.js neither. A call ends with an error after `patience` seconds, and when `signal` fires.
 */
export function networkFetch(env: Host["env"], signal: AbortSignal, patience: number): Fetch {
  const bundle = caBundlePath(env);
  const trust = bundle === undefined ? {} : { ca: readFileSync(bundle, "utf8") };
  const direct = new Agent({ connect: trust });
  const proxies = new Map<string, ProxyAgent>();
  const through = (uri: string): ProxyAgent => {
    const agent = proxies.get(uri) ?? new ProxyAgent({ uri, requestTls: trust, proxyTls: trust });
    proxies.set(uri, agent);
    return agent;
  };
  return (input, init) => {
    const url = new URL(typeof input === "string" || input instanceof URL ? input : input.url);
    const proxy = isThisMachine(url.host) ? "" : getProxyForUrl(url.href);
    return undiciFetch(url, {
      ...init,
      dispatcher: proxy === "" ? direct : through(proxy),
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience * 1000)]),
    });
  };
}
