/** `4.2 MB`: decimal units, as registries and download bars show them. */
export function bytes(count: number): string {
  const units = ["B", "kB", "MB", "GB"];
  // The unit is chosen for the number as it is shown: 999,999 bytes are 1.0 MB and not 1000 kB.
  const fits = units.findIndex((_, power) => (power === 0 ? count < 1000 : count / 1000 ** power < 999.5));
  const power = fits < 0 ? units.length - 1 : fits;
  const value = count / 1000 ** power;
  return `${power === 0 ? String(count) : value.toFixed(value < 99.95 ? 1 : 0)} ${units[power] ?? ""}`;
}
