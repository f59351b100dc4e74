import { readFile, stat } from "node:fs/promises";
import type { Registry } from "../hosts/host.ts";
import { readBinary } from "../size/binary.ts";
import type { Subject } from "../size/report.ts";
import { UserError } from "../user-error.ts";
import { layoutBlobs, layoutDigest, registryBlobs } from "./blobs.ts";
import type { ReadImage } from "./read-image.ts";

/** Larger than any program that Go links. */
const largestProgram = 2 * 2 ** 30;

export type Measuring = {
  /** Of an image, look at this platform only. */
  readonly platform: string | undefined;
  readonly read: ReadImage;
  readonly registry: Pick<Registry, "manifest" | "stream">;
};

/**
 * Measures what a word names: a program, a directory with an OCI layout, or an image in a registry.
 * Throws UserError `unreadable-binary` and `unreadable-image`, `registry-unavailable`, and `invalid-input` for what is none of them.
 */
export async function measureSubject(word: string, measuring: Measuring): Promise<Subject> {
  const { platform, read } = measuring;
  const options = platform === undefined ? {} : { platform };
  const found = await kindOf(word);
  switch (found) {
    case "file":
      return { kind: "binary", name: word, binary: readBinary(await contents(word), word) };
    case "directory": {
      const digest = await layoutDigest(word);
      if (digest === undefined)
        throw new UserError(
          "unreadable-image",
          `${word} holds no OCI layout: there is no index.json in it`,
          "build --output DIR writes a layout for each image into a directory of its own.",
        );
      const image = await read(digest, layoutBlobs(word), word, options);
      return { kind: "image", name: word, ...image };
    }
    case "missing": {
      const { name, reference } = imageReference(word);
      const top = await measuring.registry.manifest(name, reference);
      if (top === undefined) throw missing(`the registry holds no ${word}`);
      const image = await read(top.digest, registryBlobs(measuring.registry, name), word, options);
      return { kind: "image", name: word, ...image };
    }
  }
}

/** `ghcr.io/o/app:v1` → name and tag, `ghcr.io/o/app@sha256:…` → name and digest; without either the tag is `latest`. */
export function imageReference(word: string): { readonly name: string; readonly reference: string } {
  const parts =
    /^(?<name>[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9._-]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/.exec(
      word,
    );
  const { name = "", tag = "latest", digest = tag } = parts?.groups ?? {};
  // A path that is not there is far more often meant than an image of Docker Hub.
  if (!name.includes("/")) throw missing(`there is no file and no directory ${word}`);
  return { name, reference: digest };
}

/** What a word means beside an image in a registry: a bare tag is of the same image. Other words stay as they are. */
export async function wordBeside(word: string, subject: string): Promise<string> {
  const bareTag = /^\w[\w.-]{0,127}$/.test(word) && (await kindOf(word)) === "missing";
  return bareTag && (await kindOf(subject)) === "missing" ? `${imageReference(subject).name}:${word}` : word;
}

function missing(message: string): UserError {
  return new UserError(
    "invalid-input",
    message,
    "Give a program, a directory with an OCI layout, such as build --output writes, or an image with its registry: ghcr.io/owner/app:v1.",
  );
}

async function kindOf(path: string): Promise<"file" | "directory" | "missing"> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? "directory" : found.isFile() ? "file" : "missing";
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return "missing";
    throw error;
  }
}

async function contents(path: string): Promise<Buffer> {
  if ((await stat(path)).size > largestProgram)
    throw new UserError("unreadable-binary", `${path} is larger than 2 GiB`, "Give a program, or an OCI layout.");
  return readFile(path);
}
