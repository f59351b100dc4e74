import { posix } from "node:path";
import { UserError } from "../user-error.ts";
import type { Listing } from "./walk.ts";

/**
 * The UserError `no-go-module` for a directory without go.mod at or above it. `modules` are the directories below that
 * have one: they are parts of something else when the directory itself holds Go, as where a vendor.mod stands in for go.mod.
 */
export function noModule(asked: string, listings: readonly Listing[], modules: readonly string[]): UserError {
  const [first] = modules;
  const where = asked === "." ? "in this repository" : `at, above or below ${asked}`;
  const vendorMod = listings.find(({ others }) => others.includes("vendor.mod"));
  const place = first === undefined ? where : `for the Go code in ${asked === "." ? "the repository's root" : asked}`;
  const message = `there is no go.mod ${place}${vendorMod === undefined ? "" : `, only ${posix.join(vendorMod.directory, "vendor.mod")}`}`;
  return new UserError(
    "no-go-module",
    message,
    [
      advice(vendorMod !== undefined, listings),
      ...(first === undefined ? [] : [`To build the module in ${first}, set working-directory: ${first}.`]),
    ].join(" "),
  );
}

function advice(hasVendorMod: boolean, listings: readonly Listing[]): string {
  if (hasVendorMod)
    return "Projects with a vendor.mod make a go.mod of it before they build. Do the same in a step before this one: cp vendor.mod go.mod && cp vendor.sum go.sum.";
  if (listings.some(({ goFiles }) => goFiles.length > 0))
    return "There are Go files: run `go mod init` and `go mod tidy`, and commit go.mod and go.sum.";
  const where = "Point working-directory at the directory that holds the go.mod.";
  // A checkout has at least a .git.
  const isBare = listings.length === 1 && listings[0]?.skipped.length === 0;
  return isBare ? `${where} There is no checkout here: a workflow needs a step with actions/checkout before.` : where;
}
