import { follow, startProgress } from "../../src/execute/progress.ts";
import { secondsOf, stageSeconds } from "../../src/execute/timeline.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, 0) + seconds * 1000).toISOString();

function seen(status: object) {
  const progress = startProgress();
  follow(progress, JSON.stringify(status));
  return progress;
}

test("the seconds of a stage run from its first start to its last end", () => {
  const progress = seen({
    vertexes: [
      { digest: "1", name: "build a", started: at(1), completed: at(3) },
      { digest: "2", name: "build b", started: at(2), completed: at(5.04) },
      { digest: "3", name: "build c", started: at(0) },
      { digest: "4", name: "other", started: at(0), completed: at(99) },
    ],
  });
  const seconds = (word: string) => secondsOf(progress, (name) => name.startsWith(word));
  expect([seconds("build"), seconds("nothing")]).toEqual([4, undefined]);
});

test("unpacking, exporting and pushing are told from the parts of steps, and what did not run is left out", () => {
  const progress = seen({
    vertexes: [{ digest: "1", name: "[app linux/amd64 build 1/1] RUN go build", started: at(2), completed: at(6) }],
    statuses: [
      { id: "extracting sha256:aa", vertex: "0", started: at(1), completed: at(2) },
      { id: "extracting sha256:bb", vertex: "0", started: at(1.5), completed: at(3) },
      { id: "exporting layers", vertex: "2", started: at(6), completed: at(6.5) },
      { id: "rewriting layers with source-date-epoch 1", vertex: "2", started: at(6.5), completed: at(7) },
      { id: "pushing layers", vertex: "2", started: at(7), completed: at(7.3) },
      { id: "pushing manifest for ghcr.io/acme/shop@sha256:cc", vertex: "2", started: at(7.3), completed: at(7.4) },
    ],
  });
  expect(stageSeconds(progress)).toEqual({ unpack: 2, compile: 4, export: 1, push: 0.4 });
});

test.each(["", "image-app ", "linux/amd64 ", "image-app linux/amd64 ", "image-app linux/amd64->arm64 "])(
  "generating, testing and compiling are told apart in steps that BuildKit names [%sSTAGE 1/1]",
  (before) => {
    const step = (stage: string, instruction: string, seconds: number) => ({
      ...{ digest: stage + instruction, name: `[${before}${stage} 1/1] ${instruction}` },
      ...{ started: at(0), completed: at(seconds) },
    });
    const progress = seen({
      vertexes: [
        ...[step("source", "RUN go generate", 1), step("test", "RUN go test", 2), step("build", "RUN go build", 3)],
        ...[step("tested", "RUN exit 1", 4), step("root", "RUN mkdir", 5), step("build", "FROM go", 6)],
      ],
    });
    expect(stageSeconds(progress)).toEqual({ generate: 1, test: 2, compile: 3 });
  },
);
