import { posix } from "node:path";
import { UserError } from "../user-error.ts";
import type { Listing } from "./walk.ts";

/** The UserError `no-go-module` for a directory without any go.mod, with what to do about it. */
export function noModule(asked: string, listings: readonly Listing[]): UserError {
  const vendorMod = listings.find(({ others }) => others.includes("vendor.mod"));
  const where = asked === "." ? "in this repository" : `at, above or below ${asked}`;
  if (vendorMod !== undefined)
    return new UserError(
      "no-go-module",
      `there is no go.mod ${where}, only ${posix.join(vendorMod.directory, "vendor.mod")}`,
      "Projects with a vendor.mod make a go.mod of it before they build. Do the same in a step before this one: cp vendor.mod go.mod && cp vendor.sum go.sum.",
    );
  const hasGo = listings.some(({ goFiles }) => goFiles.length > 0);
  return new UserError(
    "no-go-module",
    `there is no go.mod ${where}`,
    hasGo
      ? "There are Go files: run `go mod init` and `go mod tidy`, and commit go.mod and go.sum."
      : "Point working-directory at the directory that holds the go.mod.",
  );
}
