/** `4.2 MB`: decimal units, as registries and download bars show them. */
export function bytes(count: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const power = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  const value = count / 1000 ** power;
  return `${power === 0 ? String(count) : value.toFixed(value < 100 ? 1 : 0)} ${units[power] ?? ""}`;
}
