import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { processShell } from "../../src/hosts/shell.ts";
import { httpRegistry } from "../../src/hosts/registry.ts";
import { failureOfAsync } from "../failure.ts";
import { type Asked, httpServer, json } from "../http-server.ts";
import { temporaryDirectory, writeFiles } from "../temporary.ts";

const sha256 = (bytes: Buffer | string) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const index = "application/vnd.oci.image.index.v1+json";
/** Blanks as no serialiser writes them: bytes that were parsed and written anew would have another digest. */
const bytes = Buffer.from(`{ "schemaVersion": 2,  "mediaType": "${index}", "manifests": [] }`);
const digest = sha256(bytes);
const manifest = { bytes, digest, mediaType: index, json: {} };
const secret = "p ss:w/rd+1";
const basic = `Basic ${Buffer.from(`robot:${secret}`).toString("base64")}`;

type Answer = (response: ServerResponse, asked: Asked, before: number) => void;
type Options = {
  readonly delays?: readonly number[];
  /** Docker's configuration, by the registry's host. */
  readonly config?: (host: string) => object;
  readonly abort?: AbortController;
  /** Called for each line of the log. */
  readonly heard?: (line: string) => void;
};

/** A registry that answers as told; `before` counts the earlier requests. */
async function registryOf(answer: Answer, { delays = [0, 0], config, abort, heard }: Options = {}) {
  const server = await httpServer((asked, response) => {
    answer(response, asked, server.asked.length - 1);
  });
  const home = await temporaryDirectory();
  await writeFiles(home.path, { "config.json": JSON.stringify(config?.(server.host) ?? {}) });
  const env = { DOCKER_CONFIG: home.path, HOME: home.path, PATH: process.env["PATH"] };
  const { signal } = abort ?? new AbortController();
  const logged: string[] = [];
  const info = (line: string) => {
    logged.push(line);
    heard?.(line);
  };
  const log = {
    info,
    warning: info,
    group: <T>(_title: string, work: () => Promise<T>) => work(),
    status: () => undefined,
  };
  return {
    registry: httpRegistry({ env, log, shell: processShell(env, signal), signal, delays }),
    name: `${server.host}/owner/app`,
    server,
    logged,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await home[Symbol.asyncDispose]();
    },
  };
}

const ok = (response: ServerResponse, headers: Readonly<Record<string, string>> = {}, body = bytes) => {
  response.writeHead(200, { "content-type": index, ...headers });
  response.end(body);
};
const fails = (response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}) => {
  json(response, status, { errors: [{ code: "CODE", message: "in the registry's words" }] }, headers);
};
const withPassword = (host: string) => ({
  auths: { [host]: { auth: Buffer.from(`robot:${secret}`).toString("base64") } },
});
const path = "/v2/owner/app/manifests";

describe("a manifest", () => {
  test.each([
    ["by tag", "v1.4.2"],
    ["by digest", digest],
  ])("is read %s, as it is, whatever form of it the registry holds", async (_sentence, reference) => {
    await using of = await registryOf((response) => {
      ok(response, { "docker-content-digest": digest });
    });
    expect(await of.registry.manifest(of.name, reference)).toEqual({ ...manifest, json: JSON.parse(bytes.toString()) });
    expect(of.server.lines()).toEqual([`GET ${path}/${reference}`]);
    for (const type of ["oci.image.index.v1", "oci.image.manifest.v1", "docker.distribution.manifest.list.v2"])
      expect(of.server.asked[0]?.headers.accept).toContain(`application/vnd.${type}+json`);
  });

  test("has the digest of its bytes where the registry names none", async () => {
    await using of = await registryOf((response) => {
      ok(response);
    });
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
  });

  test("has the type of its answer where it names none itself", async () => {
    const plain = Buffer.from('{"config":{}}');
    await using of = await registryOf((response) => {
      ok(response, { "content-type": "application/vnd.docker.distribution.manifest.v2+json" }, plain);
    });
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({
      mediaType: "application/vnd.docker.distribution.manifest.v2+json",
    });
  });

  test("that the registry says it does not hold is none", async () => {
    await using of = await registryOf((response) => {
      fails(response, 404);
    });
    expect(await of.registry.manifest(of.name, "v1")).toBeUndefined();
  });

  test.each<[string, string, Answer]>([
    [
      "another digest than the registry promises",
      "v1",
      (response) => {
        ok(response, { "docker-content-digest": sha256("other") });
      },
    ],
    [
      "another one than was asked for by digest",
      sha256("other"),
      (response) => {
        ok(response, { "docker-content-digest": sha256("other") });
      },
    ],
    [
      "something else than JSON",
      "v1",
      (response) => {
        ok(response, {}, Buffer.from("<html>"));
      },
    ],
    [
      "JSON that is no object",
      "v1",
      (response) => {
        ok(response, {}, Buffer.from("[]"));
      },
    ],
    [
      "a page that says 404, as proxies have them",
      "v1",
      (response) => {
        response.writeHead(404, { "content-type": "text/html" });
        response.end("<html>not found</html>");
      },
    ],
    [
      "JSON that says 404 without a registry's words",
      "v1",
      (response) => {
        json(response, 404, { message: "no route" });
      },
    ],
    [
      "a 404 without a body",
      "v1",
      (response) => {
        response.writeHead(404).end();
      },
    ],
  ])("that is %s is no answer", async (_sentence, reference, answer) => {
    await using of = await registryOf(answer);
    expect((await failureOfAsync(of.registry.manifest(of.name, reference))).code).toBe("registry-unavailable");
    expect(of.server.asked).toHaveLength(1);
  });
});

describe("a blob", () => {
  test("is read by digest", async () => {
    await using of = await registryOf((response) => {
      ok(response, {}, Buffer.from("blob"));
    });
    expect((await of.registry.blob(of.name, sha256("blob"))).toString()).toBe("blob");
    expect(of.server.lines()).toEqual([`GET /v2/owner/app/blobs/${sha256("blob")}`]);
  });

  test.each<[string, Answer]>([
    [
      "has another content than its digest says",
      (response) => {
        ok(response, {}, Buffer.from("other"));
      },
    ],
    [
      "the registry does not hold",
      (response) => {
        fails(response, 404);
      },
    ],
  ])("that %s is no answer", async (_sentence, answer) => {
    await using of = await registryOf(answer);
    expect((await failureOfAsync(of.registry.blob(of.name, sha256("blob")))).code).toBe("registry-unavailable");
  });

  test("that lies on another server is fetched there without the registry's login", async () => {
    await using store = await httpServer((_asked, response) => response.end("blob"));
    await using of = await registryOf(
      (response, { headers }) => {
        if (headers.authorization === undefined) fails(response, 401, { "www-authenticate": "Basic" });
        else response.writeHead(307, { location: `${store.origin}/blob?signature=x` }).end();
      },
      { config: withPassword },
    );
    expect((await of.registry.blob(of.name, sha256("blob"))).toString()).toBe("blob");
    expect(of.server.asked.at(-1)?.headers.authorization).toBe(basic);
    expect(store.asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ["/blob?signature=x", undefined],
    ]);
  });
});

/** Answers with manifests to whoever brings a token of the own token service, which `grants` some scopes. */
const withTokens =
  (grants: (asked: Asked) => number): Answer =>
  (response, asked) => {
    if (asked.url.startsWith("/token")) {
      const status = grants(asked);
      if (status === 200) json(response, 200, { token: "granted" });
      else fails(response, status);
    } else if (asked.headers.authorization === "Bearer granted") ok(response);
    else {
      const realm = `http://${asked.headers.host ?? ""}/token?account=x`;
      fails(response, 401, { "www-authenticate": `Bearer realm="${realm}",service="a, b",scope="ignored"` });
    }
  };
const scopes = (all: readonly Asked[]) =>
  all
    .map(({ url }) => new URL(url, "http://registry.example.com"))
    .filter(({ pathname }) => pathname === "/token")
    .map(({ searchParams }) => searchParams.get("scope"));
const [push, pull] = ["repository:owner/app:pull,push", "repository:owner/app:pull"];

describe("a registry with a token service", () => {
  test("gives a stranger the right to pull", async () => {
    await using of = await registryOf(withTokens(() => 200));
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
    expect(scopes(of.server.asked)).toEqual([pull]);
    expect(of.server.asked[1]?.headers.authorization).toBeUndefined();
  });

  test("is asked for its own service, and for what its address holds already", async () => {
    await using of = await registryOf(withTokens(() => 200));
    await of.registry.manifest(of.name, "v1");
    const { searchParams } = new URL(of.server.asked[1]?.url ?? "", of.server.origin);
    expect(Object.fromEntries(searchParams)).toEqual({ account: "x", service: "a, b", scope: pull });
  });

  test("is asked for the right to push by whoever has a login", async () => {
    await using of = await registryOf(
      withTokens(() => 200),
      { config: withPassword },
    );
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
    expect(scopes(of.server.asked)).toEqual([push]);
    expect(of.server.asked[1]?.headers.authorization).toBe(basic);
  });

  test.each([401, 403])("that refuses the right to push with %s is asked for the right to pull", async (status) => {
    await using of = await registryOf(
      withTokens(({ url }) => (url.includes("push") ? status : 200)),
      { config: withPassword },
    );
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
    expect(scopes(of.server.asked)).toEqual([push, pull]);
  });

  test("is asked once for several requests about an image", async () => {
    await using of = await registryOf(withTokens(() => 200));
    await of.registry.manifest(of.name, "v1");
    await of.registry.manifest(of.name, "v2");
    expect(scopes(of.server.asked)).toEqual([pull]);
  });

  test("is asked anew when its token is no longer taken", async () => {
    await using of = await registryOf((response, asked, before) => {
      // The third request comes with the first token.
      if (asked.url.startsWith("/token")) json(response, 200, { access_token: `token-${before}` });
      else if (asked.headers.authorization === undefined || before === 3)
        fails(response, 401, { "www-authenticate": `Bearer realm="http://${asked.headers.host ?? ""}/token"` });
      else ok(response);
    });
    await of.registry.manifest(of.name, "v1");
    await of.registry.manifest(of.name, "v2");
    expect(of.server.asked.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      undefined,
      "Bearer token-1",
      "Bearer token-1",
      undefined,
      "Bearer token-4",
    ]);
  });

  test("exchanges an identity token", async () => {
    await using of = await registryOf(
      withTokens(() => 200),
      { config: (host) => ({ auths: { [host]: { identitytoken: secret } } }) },
    );
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
    const form = new URLSearchParams(of.server.asked[1]?.body.toString());
    expect([of.server.asked[1]?.method, Object.fromEntries(form)]).toEqual([
      "POST",
      {
        grant_type: "refresh_token",
        refresh_token: secret,
        client_id: "go-alpine-build",
        service: "a, b",
        scope: push,
      },
    ]);
  });

  test("that refuses everything is told with what to do", async () => {
    await using of = await registryOf(
      withTokens(() => 401),
      { config: withPassword },
    );
    const { code, hint } = await failureOfAsync(of.registry.manifest(of.name, "v1"));
    expect([code, hint]).toEqual(["registry-unavailable", expect.stringContaining("docker login")]);
    expect(scopes(of.server.asked)).toEqual([push, pull]);
  });

  test("that is in trouble is asked again", async () => {
    let asked = 0;
    await using of = await registryOf(withTokens(() => (asked++ === 0 ? 503 : 200)));
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
    expect(scopes(of.server.asked)).toEqual([pull, pull]);
  });

  test("that answers something else than JSON is no answer", async () => {
    await using of = await registryOf((response, asked) => {
      if (asked.url.startsWith("/token")) response.end("<html>");
      else fails(response, 401, { "www-authenticate": `Bearer realm="http://${asked.headers.host ?? ""}/token"` });
    });
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("registry-unavailable");
  });

  test("on another machine gets no password in the clear", async () => {
    // An address of this machine that does not look like one.
    await using service = await httpServer((_asked, response) => {
      json(response, 200, { token: "granted" });
    });
    const challenge = `Bearer realm="http://0.0.0.0:${service.port}/token"`;
    await using of = await registryOf(
      (response) => {
        fails(response, 401, { "www-authenticate": challenge });
      },
      { config: withPassword },
    );
    const { code, message } = await failureOfAsync(of.registry.manifest(of.name, "v1"));
    expect([code, message]).toEqual(["registry-unavailable", expect.stringContaining("without TLS")]);
    expect(service.asked).toEqual([]);
  });
});

describe("a registry that wants user and password", () => {
  const answer: Answer = (response, { headers }) => {
    if (headers.authorization === basic) ok(response);
    else fails(response, 401, { "www-authenticate": 'Basic realm="Registry"' });
  };

  test("gets them after it has asked", async () => {
    await using of = await registryOf(answer, { config: withPassword });
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
    expect(of.server.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, basic]);
  });

  test("gets none of another registry", async () => {
    await using of = await registryOf(answer, { config: () => withPassword("registry.example.com") });
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("registry-unavailable");
    expect(of.server.asked).toHaveLength(1);
  });

  test("that takes none of them is asked twice, and no more", async () => {
    await using of = await registryOf(
      (response) => {
        fails(response, 401, { "www-authenticate": "Basic" });
      },
      { config: withPassword },
    );
    const { code, hint } = await failureOfAsync(of.registry.manifest(of.name, "v1"));
    expect([code, hint]).toEqual(["registry-unavailable", expect.stringContaining("docker login")]);
    expect(of.server.asked).toHaveLength(2);
  });
});

describe("a failure", () => {
  test.each([
    ["401 without a way to log in", 401, {}, "docker login"],
    ["401 with a way that is not known", 401, { "www-authenticate": "Negotiate" }, "docker login"],
    ["401 with an address that is none", 401, { "www-authenticate": 'Bearer realm="token"' }, "docker login"],
    ["403", 403, {}, "packages: write"],
  ])("%s is told once, with what to do", async (_sentence, status, headers, hint) => {
    await using of = await registryOf((response) => {
      fails(response, status, headers);
    });
    expect(await failureOfAsync(of.registry.manifest(of.name, "v1"))).toMatchObject({
      code: "registry-unavailable",
      hint: expect.stringContaining(hint) as string,
    });
    expect(of.server.asked).toHaveLength(1);
  });

  test("is told in the registry's words", async () => {
    await using of = await registryOf((response) => {
      fails(response, 403);
    });
    const { message } = await failureOfAsync(of.registry.manifest(of.name, "v1"));
    expect(message).toContain("403 (CODE: in the registry's words)");
  });

  test.each([408, 429, 500, 502, 503])("%s may pass, and is tried again", async (status) => {
    await using of = await registryOf((response, _asked, before) => {
      if (before === 0) fails(response, status);
      else ok(response);
    });
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
    expect(of.server.asked).toHaveLength(2);
  });

  test("that does not pass is told after a bounded number of attempts", async () => {
    await using of = await registryOf(
      (response) => {
        fails(response, 500);
      },
      { delays: [0, 0, 0] },
    );
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("registry-unavailable");
    expect(of.server.asked).toHaveLength(4);
  });

  test.each([
    ["400", 400],
    ["405", 405],
    ["418", 418],
  ])("%s does not pass by itself", async (_sentence, status) => {
    await using of = await registryOf((response) => {
      fails(response, status);
    });
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("registry-unavailable");
    expect(of.server.asked).toHaveLength(1);
  });

  test("with a time to wait is tried again after one without", async () => {
    const seen = new Set<string>();
    await using of = await registryOf((response, { url }) => {
      const first = !seen.has(url);
      seen.add(url);
      if (!first) ok(response);
      else fails(response, 429, url.endsWith("patient") ? { "retry-after": "1" } : {});
    });
    await Promise.all(["patient", "eager"].map((tag) => of.registry.manifest(of.name, tag)));
    expect(of.server.lines().slice(2)).toEqual([`GET ${path}/eager`, `GET ${path}/patient`]);
  });

  test.each([
    ["an hour", () => "3600"],
    ["a date in an hour", () => new Date(Date.now() + 3_600_000).toUTCString()],
  ])("that asks for %s is told at once", async (_sentence, after) => {
    await using of = await registryOf((response) => {
      fails(response, 429, { "retry-after": after() });
    });
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("registry-unavailable");
    expect(of.server.asked).toHaveLength(1);
  });

  test.each([
    ["a date that is over", "Sun, 01 Mar 2026 09:20:30 GMT"],
    ["nonsense", "soon"],
  ])("that asks for %s is tried again as if it had not", async (_sentence, after) => {
    await using of = await registryOf((response, _asked, before) => {
      if (before === 0) fails(response, 503, { "retry-after": after });
      else ok(response);
    });
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
  });

  const cut = (response: ServerResponse) => {
    response.writeHead(200, { "content-type": index, "content-length": String(bytes.length) });
    response.write(bytes.subarray(0, 10), () => response.destroy());
  };

  test("a connection that is cut in the middle of an answer is tried again", async () => {
    await using of = await registryOf((response, _asked, before) => {
      if (before === 0) cut(response);
      else ok(response);
    });
    expect(await of.registry.manifest(of.name, "v1")).toMatchObject({ digest });
  });

  test("connections that are always cut are one error", async () => {
    await using of = await registryOf(cut);
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("registry-unavailable");
    expect(of.server.asked).toHaveLength(3);
  });

  test("nobody at the address is one error", async () => {
    await using of = await registryOf(() => undefined);
    await of.server[Symbol.asyncDispose]();
    const { code, message } = await failureOfAsync(of.registry.manifest(of.name, "v1"));
    expect([code, message]).toEqual(["registry-unavailable", expect.stringContaining("ECONNREFUSED")]);
  });

  test("an answer that is larger than any manifest is not read to its end, and not asked for again", async () => {
    const part = Buffer.alloc(1024 * 1024, " ");
    let sent = 0;
    await using of = await registryOf((response) => {
      response.writeHead(200, { "content-type": index });
      const more = () => {
        sent += part.length;
        if (!response.destroyed) response.write(part, more);
      };
      more();
    });
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("registry-unavailable");
    expect(sent).toBeGreaterThan(4 * 1024 * 1024);
    expect(of.server.asked).toHaveLength(1);
  });
});

describe("tags", () => {
  /** Three pages; `link` makes the header that leads to the next. */
  const paged =
    (link: (query: string, host: string) => string): Answer =>
    (response, { url, headers }) => {
      const last = new URL(url, "http://registry.example.com").searchParams.get("last") ?? "0";
      const next = Number(last) + 1;
      const more = next < 3 ? { link: link(`n=1&last=${next}`, headers.host ?? "") } : {};
      json(response, 200, { name: "owner/app", tags: [`v${next}`] }, more);
    };

  test.each([
    ["a path", (query: string) => `</v2/owner/app/tags/list?${query}>; rel="next"`],
    [
      "a whole address",
      (query: string, host: string) => `<http://${host}/v2/owner/app/tags/list?${query}>; rel="next"`,
    ],
    ["a link without quotes", (query: string) => `</v2/owner/app/tags/list?${query}>;rel=next`],
    ["one link of several", (query: string) => `</v2/x?n=9>; rel="first", </v2/x?${query}>; rel="next"`],
  ])("are read from all pages, the next of which is %s", async (_sentence, link) => {
    await using of = await registryOf(paged(link));
    expect(await of.registry.tags(of.name)).toEqual(["v1", "v2", "v3"]);
    expect(of.server.lines().slice(1)).toEqual([
      "GET /v2/owner/app/tags/list?n=1&last=1",
      "GET /v2/owner/app/tags/list?n=1&last=2",
    ]);
  });

  test("are never read from another server", async () => {
    await using other = await httpServer((_asked, response) => {
      json(response, 200, { tags: ["v9"] });
    });
    await using of = await registryOf(
      paged((query) => `<${other.origin}/v2/owner/app/tags/list?${query}>; rel="next"`),
    );
    expect(await of.registry.tags(of.name)).toEqual(["v1", "v2", "v3"]);
    expect(other.asked).toEqual([]);
  });

  test("without an end are an error", async () => {
    await using of = await registryOf((response) => {
      json(response, 200, { tags: ["v1"] }, { link: '</v2/owner/app/tags/list?last=v1>; rel="next"' });
    });
    expect((await failureOfAsync(of.registry.tags(of.name))).code).toBe("registry-unavailable");
    expect(of.server.asked.length).toBe(1000);
  });

  test.each<[string, unknown, number]>([
    ["of an image that does not exist", { errors: [{ code: "NAME_UNKNOWN" }] }, 404],
    ["of an image that has none", { name: "owner/app", tags: null }, 200],
    ["of an image that has an empty list", { name: "owner/app", tags: [] }, 200],
  ])("%s are none", async (_sentence, value, status) => {
    await using of = await registryOf((response) => {
      json(response, status, value);
    });
    expect(await of.registry.tags(of.name)).toEqual([]);
  });

  test.each<[string, Answer]>([
    [
      "a text",
      (response) => {
        json(response, 200, { tags: "v1" });
      },
    ],
    [
      "something without tags",
      (response) => {
        json(response, 200, { message: "try later" });
      },
    ],
    [
      "a page",
      (response) => {
        response.end("<html>");
      },
    ],
  ])("that are %s are an error, and not none", async (_sentence, answer) => {
    await using of = await registryOf(answer);
    expect((await failureOfAsync(of.registry.tags(of.name))).code).toBe("registry-unavailable");
  });
});

describe("a blob that is streamed", () => {
  test("arrives in parts, whole, and of any size", async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024, "x");
    await using of = await registryOf((response) => {
      response.end(bytes);
    });
    const parts: Uint8Array[] = [];
    for await (const part of await of.registry.stream(of.name, "sha256:0")) parts.push(part);
    expect([parts.length > 1, Buffer.concat(parts).equals(bytes)]).toEqual([true, true]);
  });

  test("that breaks off is an error, and no short blob", async () => {
    await using of = await registryOf((response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half", () => response.destroy());
    });
    const read = async () => {
      for await (const part of await of.registry.stream(of.name, "sha256:0")) void part;
    };
    expect((await failureOfAsync(read())).code).toBe("registry-unavailable");
  });

  test("that the registry does not hold is one as well", async () => {
    await using of = await registryOf((response) => {
      json(response, 404, { errors: [{ code: "BLOB_UNKNOWN" }] });
    });
    expect((await failureOfAsync(of.registry.stream(of.name, "sha256:0"))).code).toBe("registry-unavailable");
  });
});

describe("setting a tag", () => {
  test("sends exactly the manifest's bytes under its type", async () => {
    await using of = await registryOf((response) => {
      response.writeHead(201, { "docker-content-digest": digest }).end();
    });
    await of.registry.tag(of.name, "v1.4.2", manifest);
    const [asked] = of.server.asked;
    expect([asked?.method, asked?.url, asked?.headers["content-type"]]).toEqual(["PUT", `${path}/v1.4.2`, index]);
    expect(asked?.body.equals(bytes)).toBe(true);
  });

  test("sends them again after the login", async () => {
    await using of = await registryOf(
      (response, { headers }) => {
        if (headers.authorization === basic) response.writeHead(201).end();
        else fails(response, 401, { "www-authenticate": "Basic" });
      },
      { config: withPassword },
    );
    await of.registry.tag(of.name, "v1", manifest);
    expect(of.server.asked.map(({ body }) => body.equals(bytes))).toEqual([true, true]);
  });

  test.each<[string, Answer]>([
    [
      "takes them for something else",
      (response) => {
        response.writeHead(201, { "docker-content-digest": sha256("other") }).end();
      },
    ],
    [
      "does not know the image",
      (response) => {
        fails(response, 404);
      },
    ],
    [
      "refuses",
      (response) => {
        fails(response, 403);
      },
    ],
  ])("is an error where the registry %s", async (_sentence, answer) => {
    await using of = await registryOf(answer);
    expect((await failureOfAsync(of.registry.tag(of.name, "v1", manifest))).code).toBe("registry-unavailable");
  });
});

describe("an interruption", () => {
  test("ends the wait for another attempt", async () => {
    const abort = new AbortController();
    await using of = await registryOf(
      (response) => {
        fails(response, 500);
      },
      {
        abort,
        delays: [600],
        heard: () => {
          abort.abort();
        },
      },
    );
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("interrupted");
    expect(of.server.asked).toHaveLength(1);
  });

  test.each([
    ["an attempt", [0]],
    ["the last attempt", []],
  ])("ends %s that gets no answer", async (_sentence, delays) => {
    const abort = new AbortController();
    await using of = await registryOf(
      () => {
        abort.abort();
      },
      { abort, delays },
    );
    expect((await failureOfAsync(of.registry.manifest(of.name, "v1"))).code).toBe("interrupted");
    expect(of.server.asked).toHaveLength(1);
  });
});

describe("a login", () => {
  const forms = [secret, encodeURIComponent(secret), basic.slice(6), Buffer.from(secret).toString("base64"), "granted"];

  test.each<[string, Answer]>([
    [
      "the registry refuses it",
      (response) => {
        fails(response, 401, { "www-authenticate": "Basic" });
      },
    ],
    ["the token service refuses it", withTokens(() => 403)],
    ["the token service is in trouble", withTokens(() => 500)],
    [
      "the token is not taken",
      (response, asked) => {
        if (asked.url.startsWith("/token")) json(response, 200, { token: "granted" });
        else fails(response, 401, { "www-authenticate": `Bearer realm="http://${asked.headers.host ?? ""}/token"` });
      },
    ],
    [
      "the token service sends the token without its wrapping",
      (response, asked) => {
        if (asked.url.startsWith("/token")) response.end("granted");
        else fails(response, 401, { "www-authenticate": `Bearer realm="http://${asked.headers.host ?? ""}/token"` });
      },
    ],
    [
      "the registry is in trouble after it",
      (response, { headers }) => {
        if (headers.authorization === undefined) fails(response, 401, { "www-authenticate": "Basic" });
        else fails(response, 500);
      },
    ],
    [
      "the connection is cut after it",
      (response, { headers }) => {
        if (headers.authorization === undefined) fails(response, 401, { "www-authenticate": "Basic" });
        else response.destroy();
      },
    ],
  ])("stands neither in the log nor in the error when %s", async (_sentence, answer) => {
    await using of = await registryOf(answer, { config: withPassword });
    const { message, hint, cause } = await failureOfAsync(of.registry.tag(of.name, "v1", manifest));
    expect(of.server.asked.length).toBeGreaterThan(1);
    const said = [...of.logged, message, hint, String(cause)].join("\n");
    for (const form of forms) expect(said).not.toContain(form);
  });
});

describe("a blob is put where the registry says", () => {
  test.each([
    ["as distribution says it", "/v2/owner/app/blobs/uploads/1?_state=x", "/v2/owner/app/blobs/uploads/1?_state=x&"],
    ["as GitHub's registry says it", "/v2/owner/app/blobs/upload/1", "/v2/owner/app/blobs/upload/1?"],
    ["as Google's registry says it", "/artifacts-uploads/namespaces/a/1", "/artifacts-uploads/namespaces/a/1?"],
    ["relative to where it was asked", "1", "/v2/owner/app/blobs/uploads/1?"],
  ])("%s", async (_who, location, path) => {
    await using at = await registryOf((response, { method }) => {
      response.writeHead(method === "POST" ? 202 : 201, method === "POST" ? { location } : {});
      response.end();
    });
    expect(await at.registry.upload(at.name, bytes)).toBe(digest);
    expect(at.server.lines()).toEqual([
      "POST /v2/owner/app/blobs/uploads/",
      `PUT ${path}digest=${encodeURIComponent(digest)}`,
    ]);
    expect(at.server.asked[1]?.body).toEqual(bytes);
  });

  test.each(["https://elsewhere.example/upload", "//elsewhere.example/upload", "http://"])(
    "and nowhere else: %s",
    async (location) => {
      await using at = await registryOf((response) => {
        response.writeHead(202, { location });
        response.end();
      });
      const error = await failureOfAsync(at.registry.upload(at.name, bytes));
      expect(error.code).toBe("registry-unavailable");
      expect(at.server.asked).toHaveLength(1);
    },
  );
});

test("a blob that is there is told from one that is not, without reading it", async () => {
  await using at = await registryOf((response, { url }) => {
    response.writeHead(url.endsWith("a") ? 200 : 404);
    response.end();
  });
  expect([await at.registry.holds(at.name, "sha256:a"), await at.registry.holds(at.name, "sha256:b")]).toEqual([
    true,
    false,
  ]);
  expect(at.server.lines()[0]).toBe("HEAD /v2/owner/app/blobs/sha256:a");
});
