/** Waits for all, so that nothing goes on behind an error's back. Throws what the first that failed, in their order, has thrown. */
export async function waitForAll<T extends readonly unknown[]>(work: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  await Promise.allSettled(work);
  return await Promise.all(work);
}
