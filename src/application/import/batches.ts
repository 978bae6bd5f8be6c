/** Hands lines of one process to the record as one batch, and finds the lines that are at fault where it is refused. */
import { canonicalJson } from '../../log/canonical-json.js';
import { AppendTooLarge } from '../../log/event-log.js';
import { isObject } from '../../domain/validation/compounds.js';
import { contentEntryId } from '../append/entry-ids.js';
import type { Receipt, Submission } from '../append/submission.js';
import { EntriesRefused, Refused } from '../refusals.js';
import type { BadLine, EntryLine } from './lines.js';

/** Records a submission as whoever imports. */
export type RecordSubmission = (submission: Submission) => Promise<Receipt>;

export interface RefusedLine {
  readonly entry: EntryLine;
  /** EntriesRefused with the refusals of this one, or Refused. */
  readonly error: EntriesRefused | Refused | AppendTooLarge;
}

/** What became of lines: of a refused batch nothing was recorded. */
export type BatchOutcome =
  | { readonly outcome: 'recorded'; readonly receipt: Receipt }
  | { readonly outcome: 'refused'; readonly refused: readonly RefusedLine[] }
  /** It cannot be said of which lines: they have to be tried in parts. */
  | { readonly outcome: 'divide' };

/** @throws what says nothing of the entries: a fault of the store, or that it takes none now */
export async function recordBatch(
  record: RecordSubmission,
  recordedBy: string,
  entries: readonly EntryLine[],
): Promise<BatchOutcome> {
  const [first] = entries;
  if (!first) throw new Error('expected a line, got none');
  const { processId } = first;
  const items = entries.map(({ item }) => withId(processId, item));
  try {
    const receipt = await record({ processId, items, batch: true, dryRun: false, recordedBy });
    return { outcome: 'recorded', receipt };
  } catch (error) {
    if (error instanceof EntriesRefused) return { outcome: 'refused', refused: byLine(entries, error) };
    const isOfSome =
      (error instanceof Refused && error.code === 'forbidden') || error instanceof AppendTooLarge;
    if (!isOfSome) throw error;
    return entries.length > 1
      ? { outcome: 'divide' }
      : { outcome: 'refused', refused: [{ entry: first, error }] };
  }
}

/** An entry without an id gets one of what it says, so that it is known when it is sent again. */
function withId(processId: string, item: unknown): unknown {
  if (!isObject(item) || Object.hasOwn(item, 'id')) return item;
  const content = contentOf(item);
  return content === undefined ? item : { ...item, id: contentEntryId(processId, content) };
}

/** Undefined for what no log can hold: it will be refused as what it is. */
function contentOf(item: object): string | undefined {
  try {
    return canonicalJson(item);
  } catch {
    return undefined;
  }
}

function byLine(entries: readonly EntryLine[], { refusals }: EntriesRefused): RefusedLine[] {
  const byIndex = Map.groupBy(refusals, ({ index }) => index);
  return [...byIndex].flatMap(([index, of]) => {
    const entry = entries[index];
    const own = of.map((refusal) => ({ ...refusal, index: 0 }));
    return entry ? [{ entry, error: new EntriesRefused(own, false) }] : [];
  });
}

/** The refusals of a line, with their places in it. */
export function asTold({ entry: { line, placed }, error }: RefusedLine): BadLine {
  if (!placed || !(error instanceof EntriesRefused)) return { line, error };
  const refusals = error.refusals.map((refusal) => ({ ...refusal, pointer: placed(refusal.pointer) }));
  return { line, error: new EntriesRefused(refusals, false) };
}
