import { sshHosts, sshNotes } from "../../src/plan/ssh-hosts.ts";

const lent = (ssh: boolean, ...privateModules: readonly string[]) => ({
  environment: { privateModules },
  settings: { ssh },
});

test.each<[string, ReturnType<typeof lent>, readonly string[], readonly string[]]>([
  ["each host once", lent(true, "b.example/x", "a.example", "b.example/y"), ["a.example", "b.example"], []],
  ["a wildcard behind the host", lent(true, "github.com/acme*"), ["github.com"], []],
  ["a wildcard in the host is told", lent(true, "*.corp.example", "a.example"), ["a.example"], ["*.corp.example"]],
  ["so are other signs of a pattern", lent(true, "git[12].example", "git?.example"), [], ["git?.example, git[12].ex"]],
  ["without an agent nothing goes over ssh", lent(false, "*.corp.example", "a.example"), [], []],
])("%s", (_sentence, given, hosts, told) => {
  expect(sshHosts(given)).toEqual(hosts);
  expect(sshNotes(given)).toEqual(
    told.map((patterns) => ({ code: "ssh-host-pattern", message: expect.stringContaining(patterns) as string })),
  );
});
