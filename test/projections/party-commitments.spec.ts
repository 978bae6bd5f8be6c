import { describe, expect, it } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { assessed, claimed, commitmentId, made } from './commitments.js';
import { rowAfter, rowsAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

describe('a violation of a commitment', () => {
  const alleged = historyEntry(
    'ViolationAlleged',
    { violationId: 'rafah', by: 'israel', against: ['hamas'], text: { en: 'Rafah' }, commitmentId },
    { occurred: '2025-10-19' },
  );
  const denied = historyEntry(
    'ViolationDenied',
    { violationId: 'rafah', by: 'hamas' },
    { occurred: '2025-10-20' },
  );
  const found = historyEntry(
    'ViolationFindingIssued',
    {
      violationId: 'rafah',
      by: 'un',
      finding: 'attributed',
      attributedTo: ['israel'],
      text: { en: 'Not Hamas.' },
    },
    { occurred: '2025-10-25' },
  );
  const resolved = historyEntry(
    'ViolationResolved',
    { violationId: 'rafah', by: 'us' },
    { occurred: '2025-10-29' },
  );
  const told = history(made(), alleged, denied, found, resolved);

  it.each([
    ['2025-10-19T12:00:00Z', 'alleged', ['rafah']],
    ['2025-10-20T12:00:00Z', 'denied', ['rafah']],
    ['2025-10-25T12:00:00Z', 'found', ['rafah']],
    ['2025-10-29T12:00:00Z', 'resolved', []],
  ])('at %s is %s', (at, state, open) => {
    const view = viewAfter(partyCommitments, commitmentId, until(at, told));
    expect(view.violations).toMatchObject([{ violationId: 'rafah', by: 'israel', state }]);
    expect(view.openViolations).toEqual(open);
    expect(view).toMatchObject({ violationCount: 1, openViolationCount: open.length });
  });

  it('is told by the commitment with what was found, and is no step of the commitment itself', () => {
    const { violations, history: own } = viewAfter(partyCommitments, commitmentId, told);
    expect(violations).toMatchObject([
      {
        against: ['hamas'],
        findings: [{ by: 'un', finding: 'attributed', text: { en: 'Not Hamas.' }, entryId: found.id }],
        attributedTo: ['israel'],
        contested: false,
        denials: [{ by: 'hamas', entryId: denied.id }],
        resolved: { by: 'us', entryId: resolved.id },
      },
    ]);
    expect(Object.keys(violations[0] ?? {})).not.toContain('history');
    expect(own.map(({ kind }) => kind)).toEqual(['made']);
  });

  it('touches no row of a commitment', () => {
    expect(told.map((entry) => partyCommitments.keys(entry))).toEqual([[commitmentId], [], [], [], []]);
  });

  it('is among the first hundred by date that the commitment lists; all are counted', () => {
    const many = Array.from({ length: 102 }, (_, index) => {
      const violationId = `v-${String(index).padStart(3, '0')}`;
      const data = { violationId, by: 'israel', against: ['hamas'], text: { en: 'Fire' }, commitmentId };
      // The last are alleged to have been first.
      return historyEntry('ViolationAlleged', data, { occurred: index < 100 ? '2025-11' : '2025-10-12' });
    });
    const settled = historyEntry(
      'ViolationResolved',
      { violationId: 'v-001', by: 'us' },
      { occurred: '2025-12-01' },
    );
    const view = viewAfter(partyCommitments, commitmentId, history(made(), ...many, settled));
    const ids = view.violations.map(({ violationId }) => violationId);
    expect([ids.length, ...ids.slice(0, 3), ids.at(-1)]).toEqual([100, 'v-100', 'v-101', 'v-000', 'v-097']);
    expect(view).toMatchObject({ violationCount: 102, openViolationCount: 101 });
    expect(view.openViolations).toHaveLength(99);
    expect(view.openViolations).not.toContain('v-001');
  });
});

describe('the rows of the commitments', () => {
  it('mark what rests on a disputed entry', () => {
    const dispute = {
      entryId: 'dispute',
      recordedAt: '2026-02-01T00:00:00.000000Z',
      by: 'hamas',
      reason: { en: 'Another account differs.' },
      sources: [],
    };
    const contested = { ...assessed('desk', 'minimum', '2025-10-13'), disputes: [dispute] };
    const row = rowAfter(partyCommitments, commitmentId, history(made(), contested));
    expect(row?.assessments).toMatchObject([{ assessor: 'desk', disputed: true }]);
    expect(row?.history).toMatchObject([{ kind: 'made' }, { kind: 'assessed', disputed: true }]);
    expect(row?.history[0]).not.toHaveProperty('disputed');
  });

  it('hear one voice where a name differs in its Unicode form alone, as it was posted last', () => {
    const entries = [
      made(),
      assessed('Comit\u00e9', 'complete', '2025-10-13'),
      assessed('Comite\u0301', 'minimum', '2025-10-14'),
    ];
    const view = viewAfter(partyCommitments, commitmentId, history(...entries));
    expect(view.assessments).toMatchObject([{ assessor: 'Comite\u0301', level: 'minimum' }]);
    expect(view).toMatchObject({ level: 'minimum', contested: false });
    expect(view.history.map(({ kind }) => kind)).toEqual(['made', 'assessed', 'assessed']);
  });

  it('survive being written as JSON, derivations too', () => {
    const entries = [made({ due: '2025-10-13/..' }), claimed('hamas', 'complete', '2025-10-13/..')];
    const view = viewAfter(partyCommitments, commitmentId, history(...entries));
    expect(view.due).toBe('2025-10-13/..');
    expect(view.dueDate).toEqual({ earliest: '2025-10-13T00:00:00.000Z', latest: null });
    expect(JSON.parse(JSON.stringify(view))).toStrictEqual(view);
  });

  it('do not begin with a step whose commitment is not on the record', () => {
    const steps = [claimed('hamas', 'complete', '2025-10-13'), assessed('desk', 'minimum', '2025-10-13')];
    expect(rowAfter(partyCommitments, commitmentId, steps)).toBeUndefined();
  });

  it('name what took the place of a commitment', () => {
    const data = {
      commitmentId,
      standing: 'superseded',
      reason: { en: 'As agreed.' },
      supersededBy: 'remains',
    } as const;
    const superseded = historyEntry('CommitmentStandingChanged', data, { occurred: '2026-01-26' });
    expect(rowAfter(partyCommitments, commitmentId, history(made(), superseded))).toMatchObject({
      standing: 'superseded',
      supersededBy: 'remains',
    });
  });

  it('are listed by the last instant at which they are due, those without one last', () => {
    const rows = rowsAfter(
      partyCommitments,
      history(made({ due: '2025-10-13' }), made({ commitmentId: 'aid' })),
    );
    const order = [...rows].map(([key, row]) => [key, partyCommitments.sort?.of(row)]);
    expect(order).toEqual([
      [commitmentId, [Date.parse('2025-10-13T23:59:59.999Z')]],
      ['aid', [Number.MAX_SAFE_INTEGER]],
    ]);
  });
});
