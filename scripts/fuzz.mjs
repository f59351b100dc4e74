// node scripts/fuzz.mjs [CASES] [FIRST SEED]: hostile programs, archives, reports and comments, 10,000 of them.
// Fails at the first one that crashes, takes longer than it may, or holds more memory than it may.
/** Milliseconds of one case, and bytes of all: what was made before is collected meanwhile. */
const most = { time: 5000, memory: 1024 * 2 ** 20 };

if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write("The sources are TypeScript, which Node.js runs as it is since 24: run it with that.\n");
  process.exit(2);
}

const { kinds, randomNumbers } = await import("../__tests__/fuzz.ts");
const cases = Number(process.argv[2] ?? 10_000);
const firstSeed = Number(process.argv[3] ?? 1);
const all = await kinds();
const slowest = { time: 0, what: "" };
let memory = 0;
for (let seed = firstSeed; seed < firstSeed + cases; seed += 1) {
  const { name, run } = all[seed % all.length];
  const began = performance.now();
  // A case that hangs in a promise would end this process quietly.
  const alive = setTimeout(() => undefined, 60_000);
  try {
    await run(randomNumbers(seed));
  } catch (error) {
    console.error(`${name}, seed ${seed}:`);
    console.error(error);
    process.exit(1);
  }
  clearTimeout(alive);
  const time = performance.now() - began;
  if (time > slowest.time) Object.assign(slowest, { time, what: `${name}, seed ${seed}` });
  memory = Math.max(memory, process.memoryUsage.rss());
  if (time > most.time || memory > most.memory) {
    console.error(`${name}, seed ${seed}: ${Math.round(time)} ms, ${Math.round(memory / 2 ** 20)} MiB`);
    process.exit(1);
  }
}
console.log(
  `${cases} cases of ${all.length} kinds; the slowest took ${Math.round(slowest.time)} ms (${slowest.what}), and ${Math.round(memory / 2 ** 20)} MiB were held at most.`,
);
