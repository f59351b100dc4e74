import type { ChildProcess } from "node:child_process";

export const hostPlatform: string;
export type Finished = { readonly code: number; readonly stdout: string; readonly stderr: string };
export type OpenImage = {
  /** The image's files, where they lie on this machine; undefined in Docker. */
  readonly root: string | undefined;
  readonly run: (program: string, args?: readonly string[], env?: Readonly<Record<string, string>>) => Finished;
  readonly start: (program: string, args: readonly string[], env: Readonly<Record<string, string>>) => ChildProcess;
  readonly close: () => void;
};
export function openImage(reference: string, env: NodeJS.ProcessEnv): OpenImage;
export function freePort(): Promise<number>;
