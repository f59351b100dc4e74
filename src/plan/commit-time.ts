/** A commit's time as RFC 3339, in UTC and whole seconds: `2026-11-24T08:30:00Z`. */
export const commitTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/\.\d+/, "");
