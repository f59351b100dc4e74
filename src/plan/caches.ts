import type { Trigger } from "../trigger.ts";

/** Whose cache mounts a build uses. What untrusted code has written must never be linked into a release. */
export type Caches = { readonly scope: "trusted" | "pull-request" | "fork"; readonly because: string };

export function planCaches(trigger: Trigger): Caches {
  switch (trigger.kind) {
    case "pull-request":
      if (trigger.fromFork) return { scope: "fork", because: "anybody may write a fork's code" };
      return { scope: "pull-request", because: "a pull request is not reviewed yet" };
    case "merge-queue":
      return { scope: "pull-request", because: "a merge queue builds what is not merged yet" };
    case "release":
    case "branch":
    case "local":
      return { scope: "trusted", because: "the code is in the repository" };
  }
}
