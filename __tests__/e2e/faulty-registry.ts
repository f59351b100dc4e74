import {
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
  createServer,
  request as httpRequest,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What goes wrong with a request; `cut` drops the connection after the request's head, `late` answers after seconds. With
 * `lost` the registry does what is asked, `meanwhile` something else happens, and the connection is dropped without the answer.
 */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "cut" }
  | { readonly kind: "late"; readonly seconds: number }
  | { readonly kind: "lost"; readonly meanwhile: () => Promise<unknown> };

/** Which fault a request meets, if any: asked for each one, in order. `call` is such as `PUT manifests/v1.0.0`. */
export type Faults = (call: string) => Fault | undefined | Promise<Fault | undefined>;

/**
 * A registry behind a proxy that can fail. All that reaches the registry is what no fault has met. With `password`, it is
 * open to the user `robot` alone.
 */
export async function faultyRegistry(behind: string, password?: string) {
  let faults: Faults = () => undefined;
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => request.socket.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const call = `${request.method ?? ""} ${/^\/v2\/.+?\/(?<rest>(?:manifests|blobs|tags)\/.*)$/.exec(request.url ?? "")?.groups?.["rest"] ?? "/v2/"}`;
    calls.push(call);
    if (password !== undefined && request.headers.authorization !== basic("robot", password))
      return refuse(response, 401, { "www-authenticate": 'Basic realm="test"' });
    const fault = await faults(call);
    if (fault?.kind === "cut") return void request.socket.destroy();
    if (fault?.kind === "status") return refuse(response, fault.status, fault.headers ?? {});
    if (fault?.kind === "late") await sleep(fault.seconds * 1000);
    return forward(request, response, behind, fault?.kind === "lost" ? fault.meanwhile : undefined);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    fail: (next: Faults) => void (faults = next),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close", ...headers });
  response.end(JSON.stringify({ errors: [{ code: "TEST", message: `made to answer ${status}` }] }));
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  behind: string,
  instead?: () => Promise<unknown>,
): void {
  const [hostname, port] = behind.split(":");
  const { method, url, headers } = request;
  // The host stays the proxy's: the registry then sends its clients back through it.
  const options = { hostname, port, method, path: url, headers: { ...headers, authorization: undefined } };
  const onward = httpRequest(withoutUndefined(options), (answer) => {
    if (instead !== undefined) {
      answer.resume();
      return void instead().finally(() => request.socket.destroy());
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}

function withoutUndefined({
  headers,
  ...options
}: { readonly headers: object } & Readonly<Record<string, unknown>>): RequestOptions {
  return {
    ...options,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
  };
}
