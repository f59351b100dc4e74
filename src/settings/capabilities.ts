import { type Problems, list, problem } from "./values.ts";

/** A Linux capability; `number` is its bit. */
export type Capability = { readonly name: string; readonly number: number };

// prettier-ignore
/** By number: https://github.com/torvalds/linux/blob/master/include/uapi/linux/capability.h */
const names = [
  "chown", "dac_override", "dac_read_search", "fowner", "fsetid", "kill", "setgid", "setuid", "setpcap", "linux_immutable",
  "net_bind_service", "net_broadcast", "net_admin", "net_raw", "ipc_lock", "ipc_owner", "sys_module", "sys_rawio", "sys_chroot",
  "sys_ptrace", "sys_pacct", "sys_admin", "sys_boot", "sys_nice", "sys_resource", "sys_time", "sys_tty_config", "mknod", "lease",
  "audit_write", "audit_control", "setfcap", "mac_override", "mac_admin", "syslog", "wake_alarm", "block_suspend", "audit_read",
  "perfmon", "bpf", "checkpoint_restore",
];

export function capabilities(name: string, text: string, problems: Problems): readonly Capability[] {
  return list(name, text, problems).flatMap((item) => {
    const short = item.toLowerCase().replace(/^cap_/, "");
    const number = names.indexOf(short);
    if (number >= 0) return [{ name: short, number }];
    problem(problems, name, item, "it must be a Linux capability such as net_bind_service");
    return [];
  });
}
