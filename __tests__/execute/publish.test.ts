import { tagImage } from "../../src/execute/publish.ts";
import { failureOfAsync } from "../failure.ts";
import { fakeHost, words } from "../fakes.ts";

const digest = `sha256:${"a".repeat(64)}`;

test("all tags are given in one call, in their order, to exactly what was pushed", async () => {
  const { host, commands } = fakeHost();
  await tagImage("ghcr.io/o/app", digest, ["ghcr.io/o/app:v1.4.2", "ghcr.io/o/app:v1"], "mine", host.shell);
  expect(commands.map(words)).toEqual([
    `docker buildx imagetools create --builder mine --prefer-index=false --progress plain --tag ghcr.io/o/app:v1.4.2 --tag ghcr.io/o/app:v1 ghcr.io/o/app@${digest}`,
  ]);
});

test("a registry that refuses is an error that says why", async () => {
  const { host } = fakeHost(() => ({ code: 1, stderr: "#1 pushing\nERROR: denied: no permission\n" }));
  const error = await failureOfAsync(tagImage("ghcr.io/o/app", digest, ["ghcr.io/o/app:v1"], undefined, host.shell));
  expect([error.code, error.message.endsWith(": denied: no permission")]).toEqual(["registry-unavailable", true]);
});
