/** What every step that exports a cache is told. */
export const exportArguments = "ARG EXPORT BEGAN SEEDED";

/** Where a step puts what is exported; the root of a step that has built holds its programs in /out. */
export const exported = "/carried";

/** Shell functions of the steps that export: each copies to one directory and reports what it did. */
export const reporting = [
  "bytes() { tr '\\n' '\\0' | xargs -0 -r stat -c %s | awk '{ sum += $1 } END { print sum + 0 }'; }",
  // The one way that every busybox knows to copy what is listed, and no more.
  `copy() { cpio -o -H newc 2>/dev/null | { cd ${exported} && cpio -idm 2>/dev/null; }; }`,
  `report() { echo "cache: $1 $(find ${exported} -type f | wc -l) $(find ${exported} -type f | bytes) $2"; }`,
];
