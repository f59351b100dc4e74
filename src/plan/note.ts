/** A decision that a user might not expect, with its reason. `code` is stable; `message` is one sentence for people. */
export type Note = { readonly code: string; readonly message: string };
