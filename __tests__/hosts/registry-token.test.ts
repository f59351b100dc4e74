import { parseChallenge } from "../../src/hosts/registry-token.ts";

test.each<[string, string, object | undefined]>([
  [
    "Bearer",
    'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:o/app:pull"',
    {
      scheme: "bearer",
      parameters: { realm: "https://ghcr.io/token", service: "ghcr.io", scope: "repository:o/app:pull" },
    },
  ],
  ["Basic", 'Basic realm="Registry"', { scheme: "basic", parameters: { realm: "Registry" } }],
  ["in other letters", "bearer realm=https://x/token", { scheme: "bearer", parameters: { realm: "https://x/token" } }],
  [
    "Bearer before Basic",
    'Bearer realm="https://x/token",service="a, b", Basic realm="Registry"',
    { scheme: "bearer", parameters: { realm: "https://x/token", service: "a, b" } },
  ],
  [
    "Bearer after Basic",
    'Basic realm="Registry", Bearer realm="https://x/token"',
    { scheme: "bearer", parameters: { realm: "https://x/token" } },
  ],
  [
    "Basic behind what nobody here speaks",
    'Negotiate, Basic realm="x"',
    { scheme: "basic", parameters: { realm: "x" } },
  ],
  ["with an escaped quote", 'Basic realm="a \\"b\\""', { scheme: "basic", parameters: { realm: 'a "b"' } }],
  ["that nobody here speaks", "Negotiate", undefined],
  ["that is empty", "", undefined],
])("a challenge %s", (_sentence, header, expected) => expect(parseChallenge(header)).toEqual(expected));
