// Bundles the action and the CLI into dist/. `--check` builds beside it and fails when the committed bundles differ.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const entries = { "src/action.ts": ".", "src/cli.ts": "cli", "src/comment/action.ts": "comment" };

/** Bundles into `directory`, which is emptied first. The same source gives the same bytes. */
export function bundle(directory) {
  rmSync(directory, { recursive: true, force: true });
  for (const [entry, place] of Object.entries(entries)) {
    const ncc = join(root, "node_modules/@vercel/ncc/dist/ncc/cli.js");
    const args = [
      "build",
      join(root, entry),
      "--out",
      join(directory, place),
      "--license",
      "licenses.txt",
      "--target",
      "es2022",
      "--no-cache",
    ];
    execFileSync(process.execPath, [ncc, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  }
}

/** Names and contents of all files below. */
export function contents(directory) {
  const files = readdirSync(directory, { recursive: true })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile());
  return new Map(files.sort().map((path) => [relative(directory, path), readFileSync(path, "utf8")]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const work = mkdtempSync(join(tmpdir(), "bundle-"));
  try {
    bundle(join(work, "dist"));
    const made = contents(join(work, "dist"));
    const stale = process.argv.includes("--check")
      ? [...made].filter(([name, text]) => !sameAs(join(root, "dist", name), text))
      : [];
    if (stale.length > 0) {
      process.stderr.write(
        `dist/ is not what the source makes: ${stale.map(([name]) => name).join(", ")}. Run npm run bundle and commit it.\n`,
      );
      process.exitCode = 1;
    } else if (!process.argv.includes("--check")) {
      rmSync(join(root, "dist"), { recursive: true, force: true });
      cpSync(join(work, "dist"), join(root, "dist"), { recursive: true });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function sameAs(path, text) {
  try {
    return readFileSync(path, "utf8") === text;
  } catch {
    return false;
  }
}
