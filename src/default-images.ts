import type { Host } from "./hosts/host.ts";
import type { Facts } from "./plan/decide.ts";
import { imageName } from "./settings/image-name.ts";
import { UserError } from "./user-error.ts";

/**
 * `ghcr.io/owner/repository` on github.com, the project's registry on GitLab, which allows a project names below its own
 * only. Throws UserError `invalid-input`.
 */
export function defaultImages(env: Host["env"]): Pick<Facts, "defaultImage" | "defaultDevImage"> {
  const image = defaultImage(env);
  return { defaultImage: image, defaultDevImage: env["GITLAB_CI"] === "true" && image ? `${image}/dev` : undefined };
}

function defaultImage(env: Host["env"]): string | undefined {
  const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const onGithub = env["GITHUB_ACTIONS"] === "true" && server === "https://github.com";
  const name = onGithub
    ? `ghcr.io/${env["GITHUB_REPOSITORY"] ?? ""}`
    : env["GITLAB_CI"] === "true"
      ? env["CI_REGISTRY_IMAGE"]
      : undefined;
  if (name === undefined || name === "") return undefined;
  const problems: string[] = [];
  const image = imageName("image", name, problems);
  if (problems.length === 0) return image;
  throw new UserError(
    "invalid-input",
    problems.join("\n"),
    "The repository's own name is no name for an image: set image.",
  );
}
