/** Entries about commitments, for the tests of what is folded from them. */
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PayloadOf } from '../../src/domain/events/catalogue.js';
import type { Level, Rating, Standing } from '../../src/domain/events/enumerations.js';
import { historyEntry } from './history.js';

export const commitmentId = 'point-04';

/** Binding, of Hamas to Israel, unless told otherwise. */
export function made(data: Partial<PayloadOf<'CommitmentMade'>> = {}, occurred = '2025-09-29'): HistoryEntry {
  return historyEntry(
    'CommitmentMade',
    {
      commitmentId,
      by: ['hamas'],
      to: ['israel'],
      text: { en: 'All hostages are returned within 72 hours of acceptance.' },
      theme: 'detainees',
      standing: 'binding',
      ...data,
    },
    { occurred, id: `made ${data.commitmentId ?? commitmentId}` },
  );
}

export function claimed(by: string, level: Level, occurred: string): HistoryEntry {
  return historyEntry('CommitmentProgressReported', { commitmentId, by, level }, { occurred });
}

export function assessed(assessor: string, level: Rating, occurred: string, id = commitmentId): HistoryEntry {
  const data = { commitmentId: id, assessor, level, reason: { en: 'Remains are missing.' } };
  return historyEntry('CommitmentAssessed', data, { occurred });
}

/** What somebody reports without a level. */
export function toldFact(by: string, occurred: string): HistoryEntry {
  const data = { commitmentId, by, text: { en: 'Buses were seen at the crossing.' } };
  return historyEntry('CommitmentProgressReported', data, { occurred });
}

export function deadlineSet(due: string, occurred: string): HistoryEntry {
  return historyEntry('CommitmentDeadlineSet', { commitmentId, due }, { occurred });
}

export function standingChanged(standing: Standing, occurred: string, id = commitmentId): HistoryEntry {
  const data = { commitmentId: id, standing, reason: { en: 'It is so agreed.' } };
  return historyEntry('CommitmentStandingChanged', data, { occurred });
}
