import type { Settings } from "../settings.ts";
import type { Trigger } from "../trigger.ts";
import type { Tags } from "./tags.ts";

const readOnlyToken = "the token of a fork or of Dependabot cannot write packages";

export type Publish = { readonly push: boolean; readonly because: string };

/** A run of the command line that was not told to. */
export const notAsked: Publish = { push: false, because: "--push was not given" };

/** Whether the images are pushed, and why: log, dry run and summary all say this reason. */
export function planPublish({ push }: Pick<Settings, "push">, trigger: Trigger, { all }: Pick<Tags, "all">): Publish {
  if (push === "never") return { push: false, because: "push is set to never" };
  const decision = byTrigger(push, trigger);
  if (decision.push && all.length === 0)
    return { push: false, because: `image-tags selects no tag that a ${trigger.kind} has` };
  return decision;
}

function byTrigger(push: "auto" | "always", trigger: Trigger): Publish {
  switch (trigger.kind) {
    case "merge-queue":
      return { push: false, because: "a merge queue only tries whether the merge would work" };
    case "pull-request":
      if (trigger.fromFork) return { push: false, because: readOnlyToken };
      if (push === "auto") return { push: false, because: "a pull request is pushed only when push is set to always" };
      return { push: true, because: "push is set to always" };
    case "local":
      if (push === "auto") return { push: false, because: "a local build is pushed only when it is asked for" };
      return { push: true, because: "push is set to always" };
    case "release":
      return {
        push: true,
        because:
          trigger.rebuild === undefined
            ? `${trigger.version.text} is a release`
            : `${trigger.version.text} is rebuilt on its base images of today`,
      };
    case "branch":
      if (trigger.readOnly === true) return { push: false, because: readOnlyToken };
      return { push: true, because: `${trigger.branch} is ${trigger.isDefault ? "the default branch" : "a branch"}` };
  }
}
