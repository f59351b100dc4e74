/**
 * Every input, once: `action.yml`, the tables in README.md and `--help` are generated from this list, and `parseSettings`
 * reads exactly these names. An input that does nothing yet is not in it.
 */
export type Input = {
  readonly name: string;
  readonly default: string;
  /** One sentence, then what may be written. Markdown. */
  readonly description: string;
  /** How a reader of the documentation looks for it. */
  readonly topic: Topic;
  /** What it means where it stands without a value on the command line; undefined where it needs one. */
  readonly alone?: string;
  /** Whether it holds several items: the option may then be repeated. Of others the last one counts. */
  readonly list?: true;
};

export const topics = [
  "What is built",
  "Names and publishing",
  "How it is compiled",
  "What the image holds",
  "Sizes",
  "Engine",
] as const;
export type Topic = (typeof topics)[number];

const input = (topic: Topic, name: string, fallback: string, description: string): Input => ({
  name,
  default: fallback,
  description,
  topic,
});
const list = (...words: Parameters<typeof input>): Input => ({ ...input(...words), list: true });
const flag = (topic: Topic, name: string, description: string): Input => ({
  ...input(topic, name, "false", description),
  alone: "true",
});

export const inputs: readonly Input[] = [
  input(
    "What is built",
    "working-directory",
    ".",
    "Directory of the Go module, or one inside it, relative to the repository.",
  ),
  list(
    "What is built",
    "commands",
    "",
    "Main packages to build: `./cmd/api`, `./cmd/...`, `name=./cmd/api`, or the import path of a program in a required module. Default: found by the repository's own release files, then by name and place; a tie is asked.",
  ),
  list(
    "What is built",
    "platforms",
    "linux/amd64,linux/arm64",
    "Platforms of the image, such as `linux/arm/v7` or `linux/amd64/v3`.",
  ),
  flag("What is built", "dry-run", "Print the plan and stop: nothing is built or pushed."),
  {
    ...flag(
      "What is built",
      "test",
      "Run `go test ./...` with the flags of the build; nothing is published when it fails. Or package patterns, such as `./internal/...`.",
    ),
    list: true,
  },
  input(
    "What is built",
    "race",
    "auto",
    "Go's race detector in the tests: `auto` where the build has a C compiler (cgo), `true` always, with a C compiler for the tests alone, `false` never.",
  ),
  {
    ...flag(
      "What is built",
      "generate",
      "Run `go generate ./...` before the build, in the build. Or package patterns.",
    ),
    list: true,
  },
  list(
    "Names and publishing",
    "image",
    "",
    "Name of the image; `{command}` stands for the program's name and gives each program an image of its own. Several, one a line, are all pushed. Default: `ghcr.io/OWNER/REPOSITORY` on GitHub, `$CI_REGISTRY_IMAGE` on GitLab, else the program's name.",
  ),
  input(
    "Names and publishing",
    "dev-image",
    "",
    "Image for branches and pull requests. Default: the image's name with `-dev`; `$CI_REGISTRY_IMAGE/dev` on GitLab.",
  ),
  {
    ...input(
      "Names and publishing",
      "push",
      "auto",
      "`auto` pushes releases and branches, `always` pull requests of the same repository as well, `never` nothing.",
    ),
    alone: "always",
  },
  input(
    "Names and publishing",
    "version",
    "",
    "Release this version, such as `v1.4.2`, whatever the trigger is (for a manually started workflow).",
  ),
  flag(
    "Names and publishing",
    "rebuild",
    "Build a released version once more, on the base images of today, and publish it as `v1.4.2-build<run number>`; `v1.4.2` stays what it is.",
  ),
  list(
    "Names and publishing",
    "image-tags",
    "default",
    "Kinds of tags to write: `version`, `sha`, `minor`, `major`, `branch`, `pull-request`; `default` is all of them. `latest` may be added for development images.",
  ),
  input(
    "Names and publishing",
    "registry",
    "",
    "Registry to log in to with `username` and `password`. Default: that of the first image. ghcr.io on GitHub and the project's registry on GitLab need no login, and what `docker login` stored counts as well.",
  ),
  input("Names and publishing", "username", "", "User for the login. Default on GitHub: who started the run."),
  list(
    "Names and publishing",
    "labels",
    "",
    "Image labels, one `NAME=value` a line, beside the `org.opencontainers.image.*` ones that are set by themselves.",
  ),
  list("Names and publishing", "annotations", "", "Manifest annotations, one `NAME=value` a line."),
  input(
    "How it is compiled",
    "go-version",
    "",
    "Go to build with, such as `1.26` or `1.26.8`. Default: `.go-version`, `.tool-versions`, the `toolchain` line, or the newest patch of the `go` line's minor.",
  ),
  list("How it is compiled", "build-tags", "", "Build tags. Default: those of the repository's own release build."),
  input(
    "How it is compiled",
    "ldflags",
    "",
    "Added to `-s -w` and the version variables, such as `-X main.region=eu`.",
  ),
  input("How it is compiled", "gcflags", "", "Flags for the Go compiler, such as `all=-B`."),
  input(
    "How it is compiled",
    "cgo",
    "auto",
    "`auto` decides by what the program links, `true` builds with musl and links statically, `dynamic` links to the image's libc, `false` builds without.",
  ),
  input("What the image holds", "runtime", "alpine", "Base of the image: `alpine` or `scratch`."),
  input("What the image holds", "alpine-version", "3.24", "Alpine release, such as `3.24`."),
  list("What the image holds", "apk", "", "Alpine packages to install, such as `git`."),
  list(
    "What the image holds",
    "files",
    "",
    "Files or directories of the repository to copy, one `SOURCE:DESTINATION` each; `SOURCE` alone lands under `/` by its own path.",
  ),
  list(
    "What the image holds",
    "dirs",
    "",
    "Directories that the program may write to, such as `/data` or `/data:0700`; owned by 65532.",
  ),
  list(
    "What the image holds",
    "links",
    "",
    "Symbolic links, one `TARGET:LINK` each, such as `/usr/local/bin/app:/usr/local/bin/app-admin`.",
  ),
  list("What the image holds", "env", "", "Environment variables, one `NAME=value` a line."),
  list("What the image holds", "ports", "", "Ports to declare, such as `8080` or `53/udp`."),
  list("What the image holds", "args", "", "Default arguments of the program, one a line."),
  list(
    "What the image holds",
    "capabilities",
    "",
    "File capabilities of the binary, such as `net_bind_service` for ports below 1024.",
  ),
  input(
    "What the image holds",
    "zoneinfo",
    "auto",
    "Time zones: `auto` adds them when the program calls `time.LoadLocation`, `true` always, `false` never.",
  ),
  input(
    "Sizes",
    "size-report",
    "auto",
    "Say what images weigh, and what made them larger: `auto` when CI builds them, `always` on a laptop as well, `off` never.",
  ),
  input(
    "Sizes",
    "comment",
    "auto",
    "Comment on the pull request: `auto` when a size changed, `always`, or `never`. The comment is kept up to date in place.",
  ),
  input(
    "Sizes",
    "comment-key",
    "default",
    "Jobs with the same key share a comment; another key is another comment, such as for another product.",
  ),
  input(
    "Sizes",
    "max-size",
    "",
    "Download size that no image may exceed on any platform, such as `15MiB`; nothing is tagged when it does.",
  ),
  input(
    "Sizes",
    "fail-on-increase",
    "",
    "Growth of the download that fails a pull request: `5%`, `500KiB`, or `5% and 500KiB` for more than both.",
  ),
  input("Sizes", "ignore-below", "1KiB", "Differences of fewer bytes are noise: neither told nor judged."),
  input(
    "Sizes",
    "size-waiver-label",
    "size-increase-ok",
    "Label of a pull request with which it may exceed the budget; a warning stays.",
  ),
  input(
    "Sizes",
    "baseline",
    "auto",
    "What to compare with: a tag or branch, a commit, or an image such as `ghcr.io/owner/app:v1`. `auto` is the commit that the code builds upon; `rebuild` is the same, and builds that commit in the run when no image or record of it, of an ancestor or of its branch is found.",
  ),
  flag(
    "Sizes",
    "strict-baseline",
    "Judge `fail-on-increase` whatever was found to compare with: an ancestor, the branch's tag or a rebuild count like the very commit, and nothing to compare with fails.",
  ),
  input(
    "Sizes",
    "sbom",
    "off",
    "Write a bill of materials for each image, of what is really in it: `cyclonedx`, `spdx` or `off`.",
  ),
  input(
    "Engine",
    "cache",
    "auto",
    "Modules, compiled packages and Go itself, carried from run to run: `auto` reads and writes them, `read` only reads, `off` does neither.",
  ),
  input(
    "Engine",
    "builder",
    "",
    "Buildx builder to use. Default: the current one, or one that is created when that cannot build for several platforms.",
  ),
  list(
    "Engine",
    "secrets",
    "",
    "Names of environment variables that `go generate`, `go test` and `go build` may read, or `netrc` for the host's `.netrc`; they reach no layer.",
  ),
  flag("Engine", "ssh", "Let the build use the host's ssh agent, for private modules."),
];

/** Inputs of the action that hold secrets: read in hosts/ alone, so that neither Settings nor Plan can leak them. */
export const secretInputs: readonly Input[] = [
  input(
    "Names and publishing",
    "password",
    "",
    "Password or token for `username`. On a command line it stands in the environment variable `GO_ALPINE_BUILD_PASSWORD`.",
  ),
  input(
    "Names and publishing",
    "github-token",
    "${{ github.token }}",
    "The job's token: logs in to ghcr.io, reads the repository's tags where the checkout is shallow, and writes the comment.",
  ),
];
