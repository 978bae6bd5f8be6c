/** What the record would answer to entries of a draft: the dry run of the same append as a post. */
import type { DraftedEntry, Verdict } from '../../domain/drafts/events.js';
import type { Recorder } from '../append/recorder.js';
import { EntriesRefused } from '../refusals.js';

/** Refusals that are told of an entry. */
const MOST_REFUSALS = 10;

/** Decided together, as they would be recorded. @throws Refused store-unavailable; LogUnavailable, LogCorrupt */
export async function verdictsOn(
  recorder: Pick<Recorder, 'record'>,
  { processId, entries, by }: { processId: string; entries: readonly DraftedEntry[]; by: string },
): Promise<readonly Verdict[]> {
  if (entries.length === 0) return [];
  const refusals = await recorder
    .record({ processId, items: entries, batch: true, dryRun: true, recordedBy: by })
    .then(
      () => [],
      (error: unknown) => {
        if (error instanceof EntriesRefused) return error.refusals;
        throw error;
      },
    );
  return entries.map(({ id }, place): Verdict => {
    const own = refusals.filter(({ index }) => index === place);
    return {
      entryId: id,
      recordable: own.length === 0,
      refusals: own
        .slice(0, MOST_REFUSALS)
        .map(({ code, pointer, detail }) => ({ code, pointer, detail: detail.slice(0, 1_000) })),
    };
  });
}
