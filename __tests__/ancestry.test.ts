import { withForge, type Ancestry } from "../src/ancestry.ts";
import { ForgeRefusal } from "../src/hosts/host.ts";

const git = (known: readonly string[]): Ancestry => ({
  resolve: () => Promise.resolve(undefined),
  firstParent: () => Promise.resolve(undefined),
  mergeBase: () => Promise.resolve(undefined),
  firstParents: (_revision, most) => Promise.resolve(known.slice(0, most)),
});
const told = { mergeBase: () => Promise.resolve("base"), firstParents: () => Promise.resolve(["one", "two", "three"]) };

test("what git knows is not asked of the forge", async () => {
  const forge = { ...told, firstParents: () => Promise.reject(new Error("nobody asks")) };
  expect(await withForge(git(["local"]), forge).firstParents("x", 5)).toEqual(["local"]);
});

test("what git does not know the forge tells, within the same bound", async () => {
  const both = withForge(git([]), told);
  expect(await both.firstParents("x", 2)).toEqual(["one", "two"]);
  expect(await both.mergeBase("x", "y")).toBe("base");
});

test("a forge that refuses is nobody to ask, and another failure is one", async () => {
  const failing = (error: Error) => {
    const fail = () => Promise.reject(error);
    return withForge(git([]), { mergeBase: fail, firstParents: fail });
  };
  expect(await failing(new ForgeRefusal("no")).firstParents("x", 2)).toEqual([]);
  expect(await failing(new ForgeRefusal("no")).mergeBase("x", "y")).toBeUndefined();
  await expect(failing(new Error("a bug")).firstParents("x", 2)).rejects.toThrow("a bug");
});
