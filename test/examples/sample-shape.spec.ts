import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PostedEntry } from '../../src/domain/events/entry.js';
import { readEntry } from '../../src/domain/events/read-entry.js';

interface Line {
  readonly processId: string;
  readonly body: Record<string, unknown>;
}

const lines = readFileSync(new URL('../../docs/examples/gaza-2025.ndjson', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map(toLine);
const readings = lines.map(({ body }) => readEntry(body));
const entries = readings.flatMap((reading) => (reading.ok ? [reading.entry] : []));

/** The rows of the fact list in its order: `occurred` as it holds after corrections, and the entries that a row became. */
const rows: readonly (readonly [string, ...string[]])[] = [
  ['2025-09-29', 'AgreementProposed'],
  ['2025-10-03', 'AgreementAccepted'],
  ['2025-10-06/2025-10-08', 'MeetingHeld'],
  ['[2025-10-08,2025-10-09]', 'StatementIssued'],
  ['2025-10-09', 'AgreementSigned'],
  ['2025-10-10', 'AgreementRatified'],
  ['2025-10-10T12:00+03:00', 'PhaseStatusDetermined'],
  ['2025-10-13', 'CommitmentProgressReported'],
  ['2025-10-13', 'CommitmentProgressReported'],
  ['2025-10-13', 'MeetingHeld'],
  ['2025-10-13', 'AgreementSigned'],
  ['2025-10-13', 'PhaseDeclared'],
  ['2025-10-17', 'BodyEstablished'],
  ['2025-10-19', 'ViolationAlleged', 'ViolationDenied'],
  ['2025-10-28/2025-10-29', 'ViolationAlleged', 'ViolationAlleged'],
  ['2025-11-17', 'AgreementEndorsed'],
  ['2025-11-25', 'MeetingHeld'],
  ['2025-12-19', 'MeetingHeld'],
  ['2025-12-20', 'StatementIssued'],
  ['2025-12-20', 'CommitmentProgressReported'],
  ['2025-12-29', 'MeetingHeld'],
  ['2026-01-14', 'StatementIssued'],
  ['2026-01-14', 'PhaseDeclared'],
  ['2026-01-16', 'BodyEstablished', 'BodyEstablished'],
  ['2026-01-20', 'EntryDisputed'],
  ['2026-01-22', 'AgreementSigned'],
  ['2026-01-26', 'CommitmentProgressReported'],
  ['2026-01-28', 'StatementIssued'],
  ['2026-02-02', 'CommitmentProgressReported', 'CommitmentProgressReported', 'CommitmentProgressReported'],
  ['2026-02-19', 'MeetingHeld'],
  ['2026-03~', 'AgreementProposed'],
  ['2026-04~', 'StatementIssued'],
  ['2026-05-19~', 'StatementIssued', 'EntryDisputed'],
  ['2026-05-21', 'MeetingHeld'],
  ['2026-06-03', 'MeetingScheduled'],
];

describe('the sample history gaza-2025', () => {
  it('belongs to one process and gives every entry an id of its own', () => {
    expect(new Set(lines.map(({ processId }) => processId))).toEqual(new Set(['gaza-2025']));
    const ids = entries.map(({ id }) => id);
    expect(ids.every((id) => /^0199a000-0000-7000-8000-\d{12}$/.test(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is accepted by the vocabulary, entry by entry', () => {
    const refused = readings.flatMap((reading, index) =>
      reading.ok ? [] : [{ line: index + 1, problems: reading.problems }],
    );
    expect(refused).toEqual([]);
  });

  it('has every row of the fact list, in the order of the list', () => {
    const corrected = correctedDates();
    const found = entries.map((entry) => [corrected.get(entry.id ?? '') ?? entry.occurred, entry.type]);
    let from = 0;
    for (const [occurred, ...types] of rows) {
      for (const type of types) {
        const at = found.findIndex(
          ([when, what], index) => index >= from && when === occurred && what === type,
        );
        expect(at, `${occurred} ${type}, from line ${from + 1} on`).toBeGreaterThanOrEqual(0);
        from = at + 1;
      }
    }
  });

  it('has the twenty points as commitments of the plan, in the words of the plan', () => {
    const plan = ofType('AgreementProposed').find(({ data }) => data.agreementId === 'twenty-point-plan');
    const commitments = ofType('CommitmentMade').filter(({ data }) => data.point !== undefined);
    const numbers = Array.from({ length: 20 }, (_, index) => String(index + 1));
    expect(commitments.map(({ data }) => data.commitmentId)).toEqual(
      numbers.map((n) => `point-${n.padStart(2, '0')}`),
    );
    expect(commitments.every(({ data }) => data.agreementId === 'twenty-point-plan')).toBe(true);
    expect(plan?.data.points).toEqual(
      commitments.map(({ data }) => ({ number: data.point, text: data.text })),
    );
  });

  it('names only parties that have joined on an earlier line', () => {
    const joined = new Set<string>();
    for (const entry of entries) {
      for (const party of partiesNamedBy(entry)) expect(joined, `${entry.type} ${entry.id}`).toContain(party);
      if (entry.type === 'PartyJoined') joined.add(entry.data.party.id);
    }
  });

  it('tells the Miami meeting, its statements and its commitments in Arabic and English', () => {
    const statements = ofType('StatementIssued').filter(({ data }) => data.meetingId === 'miami-2025-12-19');
    const names = new Set(statements.map(({ data }) => data.statementId));
    const commitments = ofType('CommitmentMade').filter(({ data }) => names.has(data.statementId ?? ''));
    const meeting = ofType('MeetingHeld').find(({ data }) => data.meetingId === 'miami-2025-12-19');
    expect([statements.length, commitments.length, meeting?.data.topics?.length]).toEqual([6, 8, 6]);
    const texts = [...statements, ...commitments].map(({ data }) => data.text);
    for (const text of [
      ...texts,
      ...(meeting?.data.topics ?? []),
      meeting?.data.title,
      meeting?.data.outcome,
    ]) {
      expect(text).toMatchObject({ ar: expect.stringMatching(/\p{Script=Arabic}/u), en: expect.any(String) });
    }
  });

  it('disputes and corrects only what stands on an earlier line, and has one correction', () => {
    const seen = new Set<string>();
    for (const entry of entries) {
      if (entry.type === 'EntryDisputed' || entry.type === 'EntryCorrected')
        expect(seen).toContain(entry.data.entryId);
      seen.add(entry.id ?? '');
    }
    expect([ofType('EntryDisputed').length, ofType('EntryCorrected').length]).toEqual([11, 1]);
  });
});

function toLine(line: string): Line {
  const { processId, ...body }: Record<string, unknown> = JSON.parse(line);
  return { processId: String(processId), body };
}

function ofType<T extends PostedEntry['type']>(type: T): Extract<PostedEntry, { type: T }>[] {
  return entries.filter((entry): entry is Extract<PostedEntry, { type: T }> => entry.type === type);
}

function correctedDates(): Map<string, string> {
  return new Map(
    ofType('EntryCorrected').flatMap(({ data }) =>
      data.changes.occurred === undefined ? [] : [[data.entryId, data.changes.occurred] as const],
    ),
  );
}

function partiesNamedBy(entry: PostedEntry): readonly string[] {
  if (entry.type === 'MeetingHeld' || entry.type === 'MeetingScheduled') {
    return (entry.data.participants ?? []).map(({ partyId }) => partyId);
  }
  if (entry.type === 'StatementIssued') return entry.data.issuers;
  return 'by' in entry.data ? [entry.data.by].flat() : [];
}
