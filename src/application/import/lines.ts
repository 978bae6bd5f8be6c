/** The lines of an import, as whoever has read them hands them in, and the windows in which they are decided. */

/** An entry and the process that it is for. */
export interface EntryLine {
  /** From 1. */
  readonly line: number;
  readonly processId: string;
  /** An unknown JSON value. */
  readonly item: unknown;
  /** How long the line is. */
  readonly bytes: number;
  /** Where a place of the entry is in the line, where that is not the same. */
  readonly placed?: ((pointer: string) => string) | undefined;
}

/** A line that is no entry of a process, and why. */
export interface BadLine {
  readonly line: number;
  readonly error: unknown;
}

export type ImportLine = EntryLine | BadLine;

/** What is decided together: as much as may be posted at once. */
const MOST_LINES = 1_000;
const MOST_BYTES = 4 * 1024 * 1024;

export interface Window {
  readonly entries: readonly EntryLine[];
  readonly bad: readonly BadLine[];
  /** The last line of it. */
  readonly line: number;
}

/**
 * The same lines in the same windows, however they arrive. Where nothing is read after a line that is no entry, the window ends
 * there and does not wait for more.
 */
export async function* inWindows(
  arrivals: AsyncIterable<readonly ImportLine[]>,
  { endAtBad = false }: { readonly endAtBad?: boolean } = {},
): AsyncIterable<Window> {
  let entries: EntryLine[] = [];
  let bad: BadLine[] = [];
  let bytes = 0;
  let line = 0;
  for await (const lines of arrivals) {
    for (const one of lines) {
      const isFull = entries.length + bad.length >= MOST_LINES || bytes >= MOST_BYTES;
      if (isFull) {
        yield { entries, bad, line };
        entries = [];
        bad = [];
        bytes = 0;
      }
      line = one.line;
      if (!('error' in one)) {
        entries.push(one);
        bytes += one.bytes;
      } else if (endAtBad) {
        yield { entries, bad: [one], line };
        return;
      } else bad.push(one);
    }
  }
  if (entries.length + bad.length > 0) yield { entries, bad, line };
}
