const plain = /^--?(?:buildvcs=(?:false|auto)|modcacherw|p=\d+|trimpath|v|x)$/;

/**
 * Whether all of GOFLAGS changes neither which files a build reads, nor which tools it asks for, nor what it makes: how much
 * it says and does at once, and what our builds do anyway. Flags: https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies
 */
export const arePlain = (goFlags: string): boolean =>
  goFlags
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((word) => plain.test(word));
