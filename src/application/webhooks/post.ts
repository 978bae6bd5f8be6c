/** What sends a message out. `src/outbound/` has it: it sees to it that it leads nowhere but out. */

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** The answer and how it begins, or why there was none. */
export type PostOutcome = { readonly status: number; readonly answer: string } | { readonly fault: string };

/** @throws the reason of the signal, once that aborts */
export type Post = (posting: Posting) => Promise<PostOutcome>;
