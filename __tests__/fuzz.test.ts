import { type Kind, kinds, randomNumbers } from "./fuzz.ts";

let all: readonly Kind[];
beforeAll(async () => {
  all = await kinds();
});

// `node scripts/fuzz.mjs` runs many more.
test.each([0, 1, 2, 3])(
  "hostile input is refused in words or read, and never a crash (kind %i)",
  async (at) => {
    const { name, run } = all[at]!;
    for (let seed = 1; seed <= 150; seed += 1) {
      try {
        await run(randomNumbers(seed));
      } catch (error) {
        throw new Error(`${name}, seed ${seed}`, { cause: error });
      }
    }
    expect(all).toHaveLength(4);
  },
  120_000,
);
