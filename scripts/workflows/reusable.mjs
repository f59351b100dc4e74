// What the reusable workflow and the sub-action share with action.yml, for npm run docs.
import { Document } from "yaml";

/** Inputs that a called workflow cannot offer, each with the reason. */
export const leftOut = {
  "github-token": "the job has its own",
  password: "it is a secret of the workflow",
  builder: "the builder belongs to the machine, which the workflow chooses",
  ssh: "an agent would have to be started in the job",
  secrets: "the caller's environment does not reach a called workflow",
};

/** Defaults that differ from the action's: the workflow is the whole way from a commit to an image. */
export const otherDefaults = { test: "true" };

/** `text` with what stands between `# KEY: npm run docs` and `# KEY: end` written anew, for inputs, outputs, results and with. */
export function reusableWorkflow(text, inputs, outputs) {
  const offered = inputs.filter(({ name }) => !(name in leftOut));
  const parts = {
    inputs: offered.map(({ name, default: value, description }) => [
      name,
      { type: "string", description: plain(description), default: otherDefaults[name] ?? value },
    ]),
    outputs: Object.entries(outputs).map(([name, description]) => [
      name,
      { description: plain(description), value: `\${{ jobs.image.outputs.${name} }}` },
    ]),
    results: Object.keys(outputs).map((name) => [name, `\${{ steps.build.outputs.${name} }}`]),
    with: offered.map(({ name }) => [name, `\${{ inputs.${name} }}`]),
  };
  return Object.entries(parts).reduce((written, [key, pairs]) => fill(written, key, Object.fromEntries(pairs)), text);
}

function fill(text, key, value) {
  const pattern = new RegExp(`^(?<indent> *)# ${key}: npm run docs\\n[\\s\\S]*?^ *# ${key}: end\\n`, "m");
  const { indent } = pattern.exec(text)?.groups ?? {};
  if (indent === undefined) throw new Error(`the markers of ${key} are missing`);
  const lines = new Document(value).toString({ lineWidth: 0 }).replaceAll(/^(?=.)/gm, indent);
  return text.replace(pattern, () => `${indent}# ${key}: npm run docs\n${lines}${indent}# ${key}: end\n`);
}

/** The action as a sub-action, which a workflow can name at its own commit: the same bundle, three directories up. */
export function subAction(actionYml) {
  return actionYml.replaceAll(/(?<=: )dist\/index\.js/g, "../../../dist/index.js");
}

const plain = (markdown) => markdown.replaceAll("`", "");
