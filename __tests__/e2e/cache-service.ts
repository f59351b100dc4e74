import { type IncomingMessage, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BlobStorage } from "./blob-storage.ts";

/** What the cache service of GitHub Actions keeps, and how it behaves. */
export type CacheService = {
  readonly url: string;
  /** Archives by key, oldest first. */
  readonly entries: Map<string, Buffer>;
  /** Said to whoever wants to write; empty: everybody may. */
  denial: string;
  /** Whether an archive is handed out to whoever asks for other paths than it was kept with; the real service never does. */
  anyPaths: boolean;
} & AsyncDisposable;

type Call = { readonly key?: string; readonly restore_keys?: readonly string[]; readonly version?: string };

/**
 * The cache service, version 2, as far as `@actions/cache` uses it: JSON calls that hand out addresses, and blobs behind
 * them, its own or those of a storage; of these, `entries` has the keys alone. Source: https://github.com/actions/toolkit/tree/main/packages/cache/src/generated/results/api/v1
 */
export async function cacheService(storage?: BlobStorage): Promise<CacheService> {
  const entries = new Map<string, Buffer>();
  const blocks = new Map<string, Buffer>();
  /** Hash of an archive's paths, by key: who asks for other paths finds nothing. */
  const versions = new Map<string, string>();
  const service = { denial: "", anyPaths: false };
  const signed = async (key: string, purpose: "write" | "read", address: string) =>
    (await storage?.address(key, purpose)) ?? `${address}/blobs/c/${encodeURIComponent(key)}?sig=x`;
  const answer = async (
    method: string,
    { key = "", restore_keys: prefixes = [], version = "" }: Call,
    address: string,
  ) => {
    if (method === "CreateCacheEntry") {
      if (service.denial !== "") return { ok: false, message: service.denial };
      if (entries.has(key)) return { ok: false, message: "cache entry already exists" };
      versions.set(key, version);
      return { ok: true, signed_upload_url: await signed(key, "write", address) };
    }
    if (method === "FinalizeCacheEntryUpload" && storage !== undefined) entries.set(key, Buffer.alloc(0));
    if (method === "FinalizeCacheEntryUpload") return { ok: entries.has(key), entry_id: "1" };
    const fitting = [...entries.keys()].reverse().filter((one) => service.anyPaths || versions.get(one) === version);
    const found = [key, ...prefixes]
      .map((prefix, at) => fitting.find((one) => (at === 0 ? one === prefix : one.startsWith(prefix))))
      .find((one) => one !== undefined);
    if (found === undefined) return { ok: false };
    return {
      ok: true,
      matched_key: found,
      signed_download_url: await signed(found, "read", address),
    };
  };
  const server = createServer((request, response) => {
    void body(request).then(async (bytes) => {
      const url = new URL(request.url ?? "", `http://${request.headers.host ?? ""}`);
      const method = /^\/twirp\/github\.actions\.results\.api\.v1\.CacheService\/(?<method>\w+)$/.exec(url.pathname);
      if (method !== null) {
        response.setHeader("content-type", "application/json");
        const call = JSON.parse(bytes.toString("utf8")) as Call;
        return response.end(JSON.stringify(await answer(method.groups?.["method"] ?? "", call, url.origin)));
      }
      const key = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
      if (request.method === "GET") return response.end(entries.get(key));
      if (url.searchParams.get("comp") === "block")
        blocks.set(`${key} ${url.searchParams.get("blockid") ?? ""}`, bytes);
      else if (url.searchParams.get("comp") === "blocklist")
        entries.set(
          key,
          Buffer.concat(
            [...bytes.toString("utf8").matchAll(/<Latest>(?<id>[^<]+)</g)].map(
              ({ groups }) => blocks.get(`${key} ${groups?.["id"] ?? ""}`) ?? Buffer.alloc(0),
            ),
          ),
        );
      else entries.set(key, bytes);
      response.statusCode = 201;
      return response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return Object.assign(service, {
    url,
    entries,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
