import { tmpdir } from "node:os";
import type { Command, Host, Result } from "../src/hosts/host.ts";
import { memoryRegistry } from "./memory-registry.ts";

type Answer = (command: Command) => Partial<Result> | undefined | Promise<Partial<Result> | undefined>;

/** A host that runs nothing: it records what it is asked to run and to log, and replays answers (default: success). */
export function fakeHost(answer: Answer = () => undefined, temporary = tmpdir()) {
  const commands: Command[] = [];
  const logged: string[] = [];
  const host: Host = {
    shell: {
      run: async (command) => {
        commands.push(command);
        return { code: 0, stdout: "", stderr: "", ...(await answer(command)) };
      },
    },
    log: {
      info: (line) => void logged.push(line),
      warning: (line) => void logged.push(line),
      group: (_title, work) => work(),
      status: () => undefined,
    },
    registry: memoryRegistry().registry,
    forge: undefined,
    env: {},
    temporary,
  };
  return { host, commands, logged };
}

/** Everything but the answers to be told apart by: `docker buildx inspect app`. */
export const words = ({ program, args }: Command): string => [program, ...args].join(" ");
