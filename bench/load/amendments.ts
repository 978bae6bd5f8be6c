/** Entries that come late, or are about earlier ones, for a process that was seeded: none is posted twice. */
import { commitmentId, makingOf, occurredAt, phaseId, source, statementIn, type Entry } from './entries.js';
import { entryId } from './seed.js';

const reason = { en: 'A second report of the same day says otherwise.' };

/** Of each kind the entry with a number, for the first process of a seeded log. */
export const amendments: Readonly<Record<string, (number: number) => Entry>> = {
  'a late PartyJoined': (number) => ({
    type: 'PartyJoined',
    occurred: occurredAt(number),
    data: {
      party: { id: `observer-${number}`, name: { en: `Observer ${number}` }, kind: 'ngo' },
      roles: ['observer'],
    },
  }),
  'a late StatementIssued': (number) => ({
    type: 'StatementIssued',
    occurred: occurredAt(number),
    data: { statementId: `late-${number}`, issuers: ['us'], text: reason, medium: 'speech' },
    sources: [source(number)],
  }),
  'a late CommitmentProgressReported': (number) => ({
    type: 'CommitmentProgressReported',
    occurred: occurredAt(makingOf(number) + 1),
    data: { commitmentId: commitmentId(number), by: 'us', level: 'minimum', text: reason },
    sources: [source(number)],
  }),
  // The first phase is in preparation from its first determination on: said again, before anything else of it.
  'a late PhaseStatusDetermined': (number) => ({
    type: 'PhaseStatusDetermined',
    occurred: occurredAt(31 + (number % 30)),
    data: { phaseId: phaseId(0), status: 'preparing', reason },
    sources: [source(number)],
  }),
  'an EntryDisputed': (number) => ({
    type: 'EntryDisputed',
    data: { entryId: entryId(0, makingOf(number)), by: 'hamas', reason },
    sources: [source(number)],
  }),
  'an EntryCorrected': (number) => ({
    type: 'EntryCorrected',
    data: { entryId: entryId(0, makingOf(number)), changes: { data: { theme: 'monitoring' } }, reason },
  }),
  'an EntryCorrected with another date': (number) => ({
    type: 'EntryCorrected',
    data: {
      entryId: entryId(0, statementIn(number)),
      changes: { occurred: occurredAt(statementIn(number) + 90) },
      reason,
    },
  }),
  'an EntryRetracted': (number) => ({
    type: 'EntryRetracted',
    data: { entryId: entryId(0, statementIn(number) + 1), reason },
  }),
};
