// npm run rehearse: the workflows that users copy, run by act with a real engine and registry (__tests__/rehearsal).
process.argv.push("--testMatch", "**/__tests__/rehearsal/*.rehearsal.ts", "--runInBand");
await import("./test.mjs");
