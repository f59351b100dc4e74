import { isThisMachine, locate } from "../../src/hosts/registry-name.ts";

const hub = "https://registry-1.docker.io";

test.each([
  ["alpine", hub, "docker.io", "library/alpine"],
  ["owner/app", hub, "docker.io", "owner/app"],
  ["owner/team/app", hub, "docker.io", "owner/team/app"],
  ["docker.io/alpine", hub, "docker.io", "library/alpine"],
  ["docker.io/owner/app", hub, "docker.io", "owner/app"],
  ["index.docker.io/owner/app", hub, "docker.io", "owner/app"],
  ["registry-1.docker.io/owner/app", hub, "docker.io", "owner/app"],
  ["ghcr.io/owner/app", "https://ghcr.io", "ghcr.io", "owner/app"],
  ["ghcr.io/app", "https://ghcr.io", "ghcr.io", "app"],
  ["registry.example.com/a/b/c", "https://registry.example.com", "registry.example.com", "a/b/c"],
  ["registry.example.com:5000/app", "https://registry.example.com:5000", "registry.example.com:5000", "app"],
  ["registry:5000/app", "https://registry:5000", "registry:5000", "app"],
  ["192.168.0.1/app", "https://192.168.0.1", "192.168.0.1", "app"],
  ["localhost/app", "http://localhost", "localhost", "app"],
  ["localhost:5000/a/b", "http://localhost:5000", "localhost:5000", "a/b"],
  ["127.0.0.1:5000/app", "http://127.0.0.1:5000", "127.0.0.1:5000", "app"],
  ["127.8.9.10/app", "http://127.8.9.10", "127.8.9.10", "app"],
  ["[::1]:5000/app", "http://[::1]:5000", "[::1]:5000", "app"],
  ["[2001:db8::1]:5000/app", "https://[2001:db8::1]:5000", "[2001:db8::1]:5000", "app"],
])("%s lives at %s, which Docker calls %s, as %s", (name, api, registry, repository) =>
  expect(locate(name)).toEqual({ api, registry, repository }),
);

test.each([
  ["localhost", true],
  ["localhost:5000", true],
  ["127.0.0.1", true],
  ["127.255.255.254:80", true],
  ["[::1]", true],
  ["[::1]:80", true],
  ["localhost.example.com", false],
  ["localhost:5000.example.com", false],
  ["127.0.0.1.example.com", false],
  ["notlocalhost", false],
  ["128.0.0.1", false],
  ["0.0.0.0", false],
  ["[::2]", false],
  ["", false],
])("only this machine is spoken to without TLS: %s is it: %s", (host, expected) =>
  expect(isThisMachine(host)).toBe(expected),
);

test.each([
  ["registry.example.com:5000/app", "http://registry.example.com:5000"],
  ["registry.example.com/app", "https://registry.example.com"],
  ["registry.example.com:50001/app", "https://registry.example.com:50001"],
  ["owner/app", hub],
])("beside it only a host that is named with its port: %s lives at %s", (name, api) =>
  expect(locate(name, ["registry.example.com:5000", ""]).api).toBe(api),
);
