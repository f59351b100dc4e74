/** Decimal units, as registries and download bars show them; one for a whole column, so that numbers can be compared. */
export type Unit = { readonly name: string; readonly bytes: number };

const units: readonly Unit[] = [
  { name: "GB", bytes: 1e9 },
  { name: "MB", bytes: 1e6 },
  { name: "kB", bytes: 1e3 },
  { name: "B", bytes: 1 },
];

/** The unit in which the largest of these numbers of bytes reads well. */
export function unitFor(values: readonly number[]): Unit {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return units.find(({ bytes }) => largest >= bytes) ?? { name: "B", bytes: 1 };
}

/** `4.21 MB`; what would show as nothing is `<0.01 MB`. */
export function amount(value: number, unit: Unit): string {
  if (unit.bytes === 1) return `${value} B`;
  const shown = (value / unit.bytes).toFixed(2);
  return value > 0 && Number(shown) === 0 ? `<0.01 ${unit.name}` : `${shown} ${unit.name}`;
}

/** `+0.52 MB`, `−0.09 MB`, `0 MB`, with a true minus sign. */
export function difference(value: number, unit: Unit): string {
  if (value === 0) return `0 ${unit.name}`;
  return `${value < 0 ? "−" : "+"}${amount(Math.abs(value), unit)}`;
}

/** `+9.8 %`; empty where there was nothing before. */
export function percentage(before: number, after: number): string {
  if (before === 0) return "";
  const value = (100 * (after - before)) / before;
  const shown = Math.abs(value).toFixed(Math.abs(value) < 99.95 ? 1 : 0);
  if (Number(shown) === 0) return before === after ? "0 %" : `${value < 0 ? "−" : "+"}<0.1 %`;
  return `${value < 0 ? "−" : "+"}${shown} %`;
}
