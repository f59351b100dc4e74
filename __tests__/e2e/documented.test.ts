import { pages, readPage, shellBlocks } from "../doc-pages.ts";
import { type Place, documentedPlace } from "./documented.ts";

/** What a command of the documentation must print; `then` is run after it, where it writes a file or changes the shell. */
type Expected = { readonly prints: RegExp; readonly then?: string };

const us = "node dist/cli/index.js";
const expected: Readonly<Record<string, Expected>> = {
  "npm run demo": { prints: /as user 65532:\s+Hello, world! This is linux\// },
  [`${us} plan DIR`]: { prints: /^program +api +\. of git\.example\.com\/acme\/api \(Dockerfile builds it\)$/m },
  [`${us} dockerfile DIR`]: { prints: /^FROM --platform=\$BUILDPLATFORM golang:1\.26-alpine/m },
  [`${us} build . --push --image ghcr.io/acme/api --json | jq -r '.outcome.images[] | "\\(.name)@\\(.digest)"'`]: {
    prints: /^\S+\/acme\/api@sha256:[0-9a-f]{64}$/m,
  },
  [`${us} size ghcr.io/acme/api:v1.4.2 --compare v1.4.1`]: { prints: /larger by [\s\S]* regexp/ },
  [`${us} dockerfile . > Dockerfile`]: { prints: /^ENTRYPOINT /m, then: "cat Dockerfile" },
  "docker buildx build --platform linux/amd64,linux/arm64 --build-arg VERSION=v1.4.2 --tag NAME .": {
    prints: /linux\/amd64->arm64 build[\s\S]*linux\/arm64 image-api/,
  },
  [`${us} plan PATH/TO/REPOSITORY --image ghcr.io/acme/shop-new --trigger release:v1.4.2`]: {
    prints: /^push +yes: v1\.4\.2 is a release$/m,
  },
  [`${us} size ghcr.io/acme/shop-new:v1.4.2 --compare ghcr.io/acme/shop:v1.4.2`]: {
    prints: /smaller by [\s\S]* symbols and debug information/,
  },
  [`${us} plan --json | jq -r '.images[].references[]'`]: { prints: /^api:dev$/m },
  [`${us} size ./api`]: { prints: /^ +example\.com\/greeting +=> \.\/greeting/m },
  [`${us} size ./layout/image-api`]: { prints: /linux\/arm64/ },
  [`${us} size ./api --compare ./api.old`]: { prints: /larger by [\s\S]* regexp/ },
  [`${us} size ./api --format html > api.html`]: { prints: /<svg/, then: "cat api.html" },
  [`${us} size ./api --json | jq -r '.subject.binary.modules[:10][] | "\\(.size) \\(.path) \\(.version)"'`]: {
    prints: /^\d+ std go1\.\d+/m,
  },
  'environment=$(sandbox/ready.sh) && eval "$environment"': {
    prints: /^registry localhost:\d+$/m,
    then: 'echo "registry $SANDBOX_REGISTRY"',
  },
  'docker buildx build --platform linux/amd64,linux/arm64 --tag "$SANDBOX_REGISTRY/hello:1" --push .': {
    prints: /pushing manifest for \S+\/hello:1/,
  },
};

/** Commands that no test can run, and why. */
const notRun: Readonly<Record<string, string>> = {
  "npm ci": "it replaces the packages that are running this test",
  "npm test": "it is running this test",
  "git clone https://github.com/org/go-alpine-build && cd go-alpine-build": "the address is a placeholder",
  [`${us} build DIR --load`]: "needs a Docker daemon, which the sandbox has not",
  'kustomize edit set image ghcr.io/acme/api="$REFERENCE"': "another project's command, which says nothing of ours",
  "gh attestation verify oci://ghcr.io/acme/shop@sha256:… --repo acme/shop --signer-repo org/go-alpine-build":
    "needs an attestation that GitHub has signed",
  "gh attestation verify dist/index.js --repo org/go-alpine-build": "needs an attestation that GitHub has signed",
  "node bench/benchmark.mjs grpc-otel --json grpc-otel.json": "takes an hour",
  "node bench/benchmark.mjs ~/src/my-service --main cmd/api --file cmd/api/server.go --setting commands=./cmd/api --json mine.json":
    "takes an hour, and somebody's own service",
  "node bench/tables.mjs docs/benchmarks.md grpc-otel.json mine.json": "needs what these two have measured",
  "node bench/rounds.mjs --rounds 30 --program examples/grpc-otel --file main.go": "takes an hour",
  "node bench/rounds.mjs --rounds 50": "takes an hour",
};

const blocks = pages.flatMap((page) => shellBlocks(readPage(page)).map((commands) => ({ page, commands })));

test("each command of the documentation is run, or there is a reason why not", () => {
  const known = [...Object.keys(expected), ...Object.keys(notRun)];
  const written = new Set(blocks.flatMap(({ commands }) => commands));
  expect([...written].sort()).toEqual(known.sort());
});

describe("what the documentation says to run", () => {
  let place: Place;
  beforeAll(async () => (place = await documentedPlace()), 600_000);
  afterAll(() => place[Symbol.dispose]());

  const runnable = blocks
    .map(({ page, commands }) => ({ page, commands: commands.filter((command) => command in expected) }))
    .flatMap(({ page, commands }) => commands.slice(0, 1).map((first) => [page, first, commands] as const));
  test.each(runnable)(
    "%s: %s",
    async (_page, _first, commands) => {
      const directory = place.copy();
      for (const command of commands) {
        const { prints, then } = expected[command] ?? { prints: /^$/ };
        const { code, stdout, stderr } = await place.run([command, then].filter(Boolean).join("\n"), directory);
        expect({ command, code, said: stdout + stderr }).toEqual({
          command,
          code: 0,
          said: expect.stringMatching(prints) as string,
        });
      }
    },
    300_000,
  );
});
