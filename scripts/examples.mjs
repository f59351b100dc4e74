// npm run examples:all: builds and runs every example, and writes docs/tested-with.md. Takes long the first time.
process.env.EXAMPLES ??= "all";
process.argv.push("__tests__/e2e/examples.test.ts");
const { engine } = await import("./engine.mjs");
Object.assign(process.env, engine("--zig"));
await import("./test.mjs");
