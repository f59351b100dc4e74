import { type Machine, engineState } from "../../src/plan/engine-memory.ts";

const gib = 1024 ** 3;
const hosted = (available: number, env: Machine["env"] = {}): Machine => ({
  system: "linux",
  available: available * gib,
  env: { RUNNER_ENVIRONMENT: "github-hosted", ...env },
});

test.each<[string, Machine, number]>([
  ["a hosted runner gives half of what is free", hosted(14), 7],
  ["a large one gives no more than is of use", hosted(60), 12],
  ["who asks for memory gets it anywhere", { ...hosted(20), env: { GO_ALPINE_BUILD_MEMORY: "4" } }, 4],
  ["who asks for more than there is does not get it", hosted(10, { GO_ALPINE_BUILD_MEMORY: "64" }), 9],
  ["a daemon behind a socket is on this machine", hosted(14, { DOCKER_HOST: "unix:///run/docker.sock" }), 7],
])("%s", (_sentence, machine, expected) => {
  expect(engineState(machine)).toEqual({ kind: "memory", bytes: expected * gib });
});

test.each<[string, Machine]>([
  ["it is switched off", hosted(14, { GO_ALPINE_BUILD_MEMORY: "0" })],
  ["little is free", hosted(5)],
  ["the machine outlives the job", { ...hosted(60), env: {} }],
  ["the runner is one's own", hosted(60, { RUNNER_ENVIRONMENT: "self-hosted" })],
  ["the daemon is elsewhere", hosted(60, { DOCKER_HOST: "tcp://build:2375" })],
  ["Docker has a machine of its own", { ...hosted(60), system: "darwin" }],
])("on disk where %s", (_sentence, machine) => {
  expect(engineState(machine).kind).toBe("disk");
});
