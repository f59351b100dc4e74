import { BlobSASPermissions, BlobServiceClient, StorageSharedKeyCredential } from "@azure/storage-blob";
import { execFileSync, spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./cli.ts";
import { fetchedOnce } from "./fetched-once.ts";

/** Where the archives of a cache lie, by key. */
export type BlobStorage = {
  /** An address that is signed for this blob and this purpose. */
  readonly address: (key: string, purpose: "write" | "read") => Promise<string>;
} & AsyncDisposable;

const account = "cache";
const secret = Buffer.from("the key of a test").toString("base64");

/** Azure's blob storage, which is what GitHub keeps caches in, by Microsoft's own emulator: it checks each signature. */
export async function blobStorage(): Promise<BlobStorage> {
  const program = join(emulator(), "node_modules/azurite/dist/src/blob/main.js");
  const words = ["--inMemoryPersistence", "--blobHost", "127.0.0.1", "--blobPort", "0", "--disableTelemetry"];
  const child = spawn(process.execPath, [program, ...words, "--skipApiVersionCheck"], {
    env: { ...process.env, AZURITE_ACCOUNTS: `${account}:${secret}` },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await listening(child.stdout);
  const credential = new StorageSharedKeyCredential(account, secret);
  const service = new BlobServiceClient(`http://127.0.0.1:${port}/${account}`, credential);
  const container = service.getContainerClient("caches");
  await container.create();
  return {
    address: (key, purpose) =>
      container.getBlockBlobClient(key).generateSasUrl({
        permissions: BlobSASPermissions.parse(purpose === "write" ? "cw" : "r"),
        expiresOn: new Date(Date.now() + 3_600_000),
      }),
    [Symbol.asyncDispose]: async () => {
      const closed = once(child, "close");
      child.kill();
      await closed;
    },
  };
}

/** Azurite, at the versions that azurite/package-lock.json pins. */
function emulator(): string {
  const pinned = join(root, "__tests__/e2e/azurite");
  return fetchedOnce("azurite", join(pinned, "package-lock.json"), (work) => {
    cpSync(pinned, work, { recursive: true });
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: work,
      stdio: ["ignore", "ignore", "inherit"],
    });
  });
}

async function listening(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(output)) {
    const port = /listens on http:\/\/127\.0\.0\.1:(?<port>\d+)/.exec(line)?.groups?.["port"];
    if (port !== undefined) return Number(port);
  }
  throw new Error("the blob storage did not start");
}
