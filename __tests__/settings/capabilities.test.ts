import { capabilities } from "../../src/settings/capabilities.ts";

const read = (text: string) => {
  const problems: string[] = [];
  return { value: capabilities("capabilities", text, problems), problems: problems.length };
};

// Numbers: include/uapi/linux/capability.h
test.each([
  ["chown", 0],
  ["kill", 5],
  ["net_bind_service", 10],
  ["net_admin", 12],
  ["net_raw", 13],
  ["ipc_lock", 14],
  ["sys_ptrace", 19],
  ["sys_admin", 21],
  ["mknod", 27],
  ["setfcap", 31],
  ["mac_override", 32],
  ["audit_read", 37],
  ["perfmon", 38],
  ["bpf", 39],
  ["checkpoint_restore", 40],
])("%s has the bit %i", (name, number) => expect(read(name)).toEqual({ value: [{ name, number }], problems: 0 }));

test("the kernel's and Docker's spelling are the same", () => {
  expect(read("CAP_NET_RAW, Net_Admin").value.map(({ name }) => name)).toEqual(["net_raw", "net_admin"]);
});

test.each(["net", "cap_", "all", "net_bind_service+ep", "constructor"])("%j is none", (text) =>
  expect(read(text)).toEqual({ value: [], problems: 1 }),
);
