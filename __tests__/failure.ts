import { UserError } from "../src/user-error.ts";

/** The user's error that `work` throws; any other outcome fails the test with what really happened. */
export function failureOf(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The same for a promise. */
export async function failureOfAsync(work: Promise<unknown>): Promise<UserError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
