import type { Shell } from "../hosts/host.ts";
import { UserError } from "../user-error.ts";
import { said } from "./said.ts";

/**
 * Gives an image that was pushed by digest all its tags in one call. Throws UserError `registry-unavailable`; the image is
 * then in the registry under its digest, with none or some of its tags.
 */
export async function tagImage(
  name: string,
  digest: string,
  references: readonly string[],
  builder: string | undefined,
  shell: Shell,
): Promise<void> {
  const tags = references.flatMap((reference) => ["--tag", reference]);
  const select = builder === undefined ? [] : ["--builder", builder];
  // Without it, an image for one platform would be wrapped into an index and change its digest.
  const args = [
    "buildx",
    "imagetools",
    "create",
    ...select,
    "--prefer-index=false",
    "--progress",
    "plain",
    ...tags,
    `${name}@${digest}`,
  ];
  const { code, stderr } = await shell.run({ program: "docker", args });
  if (code === 0) return;
  throw new UserError(
    "registry-unavailable",
    `${name}@${digest} is pushed and could not be tagged: ${said(stderr)}`,
    "Check that the credentials may write tags, and run again.",
  );
}
