export type Coverage = { readonly covered: number; readonly statements: number };

/** Of a profile that is counted: above what the largest repositories have. What is tested may have written anything. */
const most = { bytes: 128_000_000, blocks: 1_000_000 };

/**
 * Counts the statements of a coverage profile; a block that several test programs tell of counts once. Undefined where it
 * tells of none. Format: https://github.com/golang/go/blob/master/src/cmd/vendor/golang.org/x/tools/cover/profile.go
 */
export function coverage(profile: string): Coverage | undefined {
  if (profile.length > most.bytes) return undefined;
  const blocks = new Map<string, { readonly statements: number; readonly covered: boolean }>();
  for (const [, block = "", statements = "", count = ""] of profile.matchAll(
    /^(.+:\d{1,9}\.\d{1,9},\d{1,9}\.\d{1,9}) (\d{1,9}) (\d{1,20})$/gm,
  )) {
    const covered = /[1-9]/.test(count) || blocks.get(block)?.covered === true;
    if (blocks.size >= most.blocks) return undefined;
    blocks.set(block, { statements: Number(statements), covered });
  }
  const sum = (list: readonly { readonly statements: number }[]) =>
    list.reduce((total, { statements }) => total + statements, 0);
  const all = [...blocks.values()];
  const statements = sum(all);
  return statements === 0 ? undefined : { covered: sum(all.filter(({ covered }) => covered)), statements };
}
