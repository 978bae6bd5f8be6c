/** What editorial entries did to an entry, with what a reader wants to know of each. */
import type { Marks } from './editorial.js';
import type { CorrectionMark, CorroborationMark, DisputeMark, TranslationMark } from './history-entry.js';
import type { RecordedEntry } from './recorded-entry.js';

export interface EntryMarks {
  readonly corrections: readonly CorrectionMark[];
  readonly disputes: readonly DisputeMark[];
  readonly corroborations: readonly CorroborationMark[];
  readonly translations: readonly TranslationMark[];
}

export const UNMARKED: EntryMarks = { corrections: [], disputes: [], corroborations: [], translations: [] };

export function marksOf(marks: Marks, editorials: ReadonlyMap<string, RecordedEntry>): EntryMarks {
  const told = (entryId: string): { entryId: string; recordedAt: string } => ({
    entryId,
    recordedAt: editorials.get(entryId)?.recordedAt ?? '',
  });
  return {
    corrections: marks.corrections.map(({ by, reason, before }) => ({ ...told(by), reason, before })),
    disputes: marks.disputes.map(({ by, party, reason, sources }) => ({
      ...told(by),
      by: party,
      reason,
      sources,
    })),
    corroborations: marks.corroborations.map(({ by, sources }) => ({ ...told(by), sources })),
    translations: marks.translations.map(({ by, path, tags }) => ({ ...told(by), path, tags })),
  };
}
