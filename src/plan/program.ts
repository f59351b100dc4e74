/** One main package that becomes a binary. */
export type Program = {
  /** Name of the binary, such as `api`. */
  readonly name: string;
  /** The package as `go build` takes it in the module's directory: `./cmd/api`, `.`, or an import path of a required module. */
  readonly package: string;
  /** The package's directory relative to the repository's root, with `/`; `.` is the root. For a program of a required module, the module's directory. */
  readonly directory: string;
  /** `directory` of the module relative to the repository's root. */
  readonly module: { readonly path: string; readonly directory: string };
  /** Why this one: one sentence. */
  readonly because: string;
};
