/** Records the lines of an import, up to the first that is refused. */
import { asTold, recordBatch, type RecordSubmission, type RefusedLine } from './batches.js';
import { inWindows, type EntryLine, type ImportLine } from './lines.js';
import { count, newTally, type ImportStep, type Tally } from './steps.js';

export interface Recording {
  readonly record: RecordSubmission;
  readonly recordedBy: string;
}

/**
 * Lines of one process that come within a window are one batch. What stands before the first refused line is on the record then,
 * and of what comes after it at most lines of other processes in its window.
 */
export async function* recordLines(
  arrivals: AsyncIterable<readonly ImportLine[]>,
  recording: Recording,
): AsyncGenerator<ImportStep> {
  const tally = newTally();
  try {
    for await (const { entries, bad, line } of inWindows(arrivals, { endAtBad: true })) {
      const [wrong] = bad;
      const refused = await recordWindow(entries, recording, tally);
      const failing = refused ? asTold(refused) : wrong;
      if (failing) {
        tally.refused = 1;
        tally.line = failing.line - 1;
        yield { kind: 'refused', ...failing, tally };
        return;
      }
      tally.line = line;
      yield { kind: 'progress', tally };
    }
  } catch (error) {
    yield { kind: 'refused', line: tally.line + 1, error, tally };
    return;
  }
  yield { kind: 'done', tally };
}

/** Gives the first line that is refused. */
async function recordWindow(
  entries: readonly EntryLine[],
  recording: Recording,
  tally: Tally,
): Promise<RefusedLine | undefined> {
  let first: RefusedLine | undefined;
  const open = new Map<string, readonly EntryLine[]>();
  const groups = Map.groupBy(entries, ({ processId }) => processId);
  const outcomes = await Promise.allSettled(
    [...groups.values()].map((group) => recordBatch(recording.record, recording.recordedBy, group)),
  );
  let fault: PromiseRejectedResult | undefined;
  for (const [i, [processId, group]] of [...groups].entries()) {
    const settled = outcomes[i];
    if (settled?.status === 'rejected') fault = settled;
    if (settled?.status !== 'fulfilled') continue;
    const { value } = settled;
    if (value.outcome === 'recorded') count(tally, value.receipt);
    else open.set(processId, group);
    if (value.outcome === 'refused') first = earlier(first, firstOf(value.refused));
  }
  if (fault) throw fault.reason;
  for (const group of open.values()) {
    const limit = first?.entry.line ?? Infinity;
    const before = group.filter(({ line }) => line < limit);
    first = earlier(first, await recordUpToRefused(before, recording, tally));
  }
  return first;
}

/** Records entries of one process up to the first that is refused, which it gives. */
async function recordUpToRefused(
  entries: readonly EntryLine[],
  recording: Recording,
  tally: Tally,
): Promise<RefusedLine | undefined> {
  let open = entries;
  let refused: RefusedLine | undefined;
  while (open.length > 0) {
    const outcome = await recordBatch(recording.record, recording.recordedBy, open);
    switch (outcome.outcome) {
      case 'recorded':
        count(tally, outcome.receipt);
        return refused;
      case 'divide': {
        const half = Math.ceil(open.length / 2);
        const inFirst = await recordUpToRefused(open.slice(0, half), recording, tally);
        return inFirst ?? (await recordUpToRefused(open.slice(half), recording, tally)) ?? refused;
      }
      case 'refused': {
        const at = firstOf(outcome.refused);
        refused = at;
        open = at ? open.filter(({ line }) => line < at.entry.line) : [];
      }
    }
  }
  return refused;
}

function firstOf(refused: readonly RefusedLine[]): RefusedLine | undefined {
  return refused.reduce<RefusedLine | undefined>(earlier, undefined);
}

function earlier(a: RefusedLine | undefined, b: RefusedLine | undefined): RefusedLine | undefined {
  if (!a || !b) return a ?? b;
  return b.entry.line < a.entry.line ? b : a;
}
