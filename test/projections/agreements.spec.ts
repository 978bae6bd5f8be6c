import { describe, expect, it } from 'vitest';
import { agreements } from '../../projections/agreements.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PayloadOf, SubstantiveType } from '../../src/domain/events/catalogue.js';
import { rowAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

type StepType = Extract<SubstantiveType, `Agreement${string}`>;

const plan = {
  title: { en: 'Twenty-point plan' },
  kind: 'framework',
  points: [
    { number: '4', text: { en: 'All hostages are returned.' } },
    { number: '7', text: { en: 'Full aid is let in.' } },
  ],
} as const;

function step(
  type: StepType,
  by: readonly string[],
  occurred: string,
  more: Partial<PayloadOf<StepType>> & { readonly partial?: boolean } = {},
): HistoryEntry {
  return historyEntry(
    type,
    { agreementId: 'plan', by, ...more },
    { occurred, id: `${type} ${by.join(' ')}` },
  );
}

function promises(commitmentId: string, occurred: string, point?: string): HistoryEntry {
  const data = {
    commitmentId,
    by: ['hamas'],
    text: { en: 'A commitment.' },
    theme: 'detainees',
    standing: 'binding',
    agreementId: 'plan',
    ...(point !== undefined && { point }),
  } as const;
  return historyEntry('CommitmentMade', data, { occurred, id: commitmentId });
}

function agreement(...entries: HistoryEntry[]) {
  return viewAfter(agreements, 'plan', history(...entries));
}

const proposed = step('AgreementProposed', ['us'], '2025-09-29', plan);

describe('an agreement', () => {
  it('is as its first recorded step says, also before that step in occurred order', () => {
    const signed = step('AgreementSigned', ['israel', 'hamas'], '2025-10-09', plan);
    const toldLater = step('AgreementProposed', ['us'], '2025-09-29');
    const entries = until('2025-10-01', history(signed, toldLater));
    expect(viewAfter(agreements, 'plan', entries)).toMatchObject({
      title: plan.title,
      kind: 'framework',
      points: [{ number: '4' }, { number: '7' }],
      pointsFrom: 'AgreementSigned israel hamas',
      state: 'proposed',
    });
  });

  it.each([
    ['AgreementProposed', 'proposed'],
    ['AgreementAccepted', 'accepted'],
    ['AgreementRejected', 'rejected'],
    ['AgreementSigned', 'signed'],
    ['AgreementRatified', 'ratified'],
    ['AgreementEnteredIntoForce', 'in_force'],
    ['AgreementSuspended', 'suspended'],
    ['AgreementResumed', 'in_force'],
    ['AgreementTerminated', 'terminated'],
  ] as const)('is, after %s, %s', (type, state) => {
    expect(agreement(step(type, ['us'], '2025-10-09', plan)).state).toBe(state);
  });

  it('keeps its state through an endorsement, an amendment and a partial acceptance', () => {
    const steps = [
      step('AgreementAccepted', ['hamas'], '2025-10-03', { partial: true }),
      step('AgreementEndorsed', ['un-security-council'], '2025-11-17'),
      step('AgreementAmended', ['us'], '2025-11-18'),
    ];
    expect(agreement(proposed, ...steps)).toMatchObject({
      state: 'proposed',
      stateSince: { since: { text: '2025-09-29' }, entryId: 'AgreementProposed us' },
    });
    expect(agreement(step('AgreementEndorsed', ['us'], '2025-11-17', plan))).toMatchObject({
      state: null,
      stateSince: null,
    });
  });

  it('is in its state since the first step that led to it', () => {
    const first = step('AgreementSigned', ['israel'], '2025-10-08');
    const second = step('AgreementSigned', ['hamas'], '2025-10-09');
    expect(agreement(proposed, first, second)).toMatchObject({
      state: 'signed',
      stateSince: { since: { text: '2025-10-08' }, entryId: 'AgreementSigned israel' },
    });
  });

  it('gives each party by its own last step', () => {
    const steps = [
      step('AgreementAccepted', ['israel'], '2025-09-30'),
      step('AgreementAccepted', ['hamas'], '2025-10-03', { partial: true }),
      step('AgreementSigned', ['israel'], '2025-10-09'),
    ];
    const { positions } = agreement(proposed, ...steps);
    expect(positions.map(({ party, position, entryId }) => [party, position, entryId])).toEqual([
      ['us', 'proposed', 'AgreementProposed us'],
      ['hamas', 'accepted_in_part', 'AgreementAccepted hamas'],
      ['israel', 'signed', 'AgreementSigned israel'],
    ]);
  });

  it('lists its steps with who, when and the entry, and its signatories by their first signature', () => {
    const partly = step('AgreementAccepted', ['hamas'], '2025-10-03', { partial: true });
    const signed = step('AgreementSigned', ['israel', 'hamas'], '2025-10-09');
    const again = step('AgreementSigned', ['israel'], '2025-10-13');
    const { steps, signatories } = agreement(proposed, partly, signed, again);
    expect(steps.slice(0, 2)).toMatchObject([
      { type: 'proposed', by: ['us'], occurred: { text: '2025-09-29' }, entryId: 'AgreementProposed us' },
      { type: 'accepted', by: ['hamas'], partial: true, entryId: 'AgreementAccepted hamas' },
    ]);
    expect(signatories).toMatchObject([
      { party: 'israel', entryId: 'AgreementSigned israel hamas' },
      { party: 'hamas', entryId: 'AgreementSigned israel hamas' },
    ]);
  });

  it('lists with each point the commitments that implement it, and the others apart', () => {
    const entries = [
      promises('return', '2025-10-03', '4'),
      promises('other', '2025-10-04'),
      promises('lost', '2025-10-05', '9'),
    ];
    const { points, otherCommitments, commitments } = agreement(proposed, ...entries);
    expect(points.map(({ number, commitments: ids }) => [number, ids])).toEqual([
      ['4', ['return']],
      ['7', []],
    ]);
    expect(otherCommitments).toEqual(['other', 'lost']);
    expect(commitments).toMatchObject([{ commitmentId: 'return', entryId: 'return' }, {}, {}]);
  });

  it('knows the number of a point in whatever Unicode form it comes', () => {
    const article = (number: string) => ({ number, text: { en: 'An article.' } });
    const agreed = step('AgreementProposed', ['us'], '2025-09-29', {
      ...plan,
      points: [article('4 \u00e9')],
    });
    const { points, otherCommitments } = agreement(agreed, promises('return', '2025-10-03', '4 e\u0301'));
    expect(points).toMatchObject([{ number: '4 \u00e9', commitments: ['return'] }]);
    expect(otherCommitments).toEqual([]);
  });

  it('has other points from an amendment on', () => {
    const amended = step('AgreementAmended', ['us'], '2025-11-05', {
      points: [{ number: '9', text: { en: 'New.' } }],
    });
    const endorsed = step('AgreementEndorsed', ['un-security-council'], '2025-11-17');
    const entries = history(proposed, promises('lost', '2025-10-05', '9'), amended, endorsed);
    expect(viewAfter(agreements, 'plan', until('2025-11-01', entries))).toMatchObject({
      points: [{ number: '4' }, { number: '7' }],
      otherCommitments: ['lost'],
    });
    expect(viewAfter(agreements, 'plan', entries)).toMatchObject({
      points: [{ number: '9', commitments: ['lost'] }],
      pointsFrom: 'AgreementAmended us',
      otherCommitments: [],
    });
  });

  it('lists the first hundred commitments by date, and says how many there are', () => {
    const many = Array.from({ length: 101 }, (_, index) =>
      promises(`c-${String(index).padStart(3, '0')}`, index === 100 ? '2025-10-01' : '2025-10-03', '4'),
    );
    const view = agreement(proposed, ...many);
    const ids = view.commitments.map((made) => made.commitmentId);
    expect([ids.length, ids[0], ids[1], ids.at(-1)]).toEqual([100, 'c-100', 'c-000', 'c-098']);
    expect(view.points[0]?.commitments).toEqual(ids);
    expect(view.commitmentCount).toBe(101);
  });

  it('is not made by a commitment that names it', () => {
    expect(rowAfter(agreements, 'plan', history(promises('return', '2025-10-03', '4')))).toBeUndefined();
  });

  it('is about the parties that took a step', () => {
    const view = agreement(proposed, step('AgreementSigned', ['israel', 'us'], '2025-10-09'));
    expect(agreements.parties?.(view)).toEqual(['israel', 'us']);
  });

  it('sorts by its first step', () => {
    const row = rowAfter(
      agreements,
      'plan',
      history(proposed, step('AgreementSigned', ['us'], '2025-10-09')),
    );
    expect(row && agreements.sort?.of(row)).toEqual([Date.parse('2025-09-29')]);
  });
});

describe('the signatories of an agreement', () => {
  const signatories = [
    { partyId: 'israel', capacity: 'party', persons: [{ name: 'A. Signer', office: 'Minister' }] },
    { partyId: 'us', capacity: 'witness' },
    { name: 'Sudan', capacity: 'guarantor' },
  ] as const;
  const signed = historyEntry(
    'AgreementSigned',
    { agreementId: 'plan', signatories },
    { occurred: '2025-10-09', id: 'signed' },
  );

  it('are told with what they sign as and by whose hand; who signs as a party takes the step', () => {
    const view = agreement(proposed, signed);
    expect(view.signatories).toMatchObject([
      { party: 'israel', name: null, capacity: 'party', persons: [{ name: 'A. Signer' }], entryId: 'signed' },
      { party: 'us', name: null, capacity: 'witness', persons: [] },
      { party: null, name: 'Sudan', capacity: 'guarantor' },
    ]);
    expect(view.steps.at(-1)).toMatchObject({ type: 'signed', by: ['israel'] });
    expect(view.positions.map(({ party, position }) => [party, position])).toEqual([
      ['us', 'proposed'],
      ['israel', 'signed'],
    ]);
  });

  it('are one where their names differ in Unicode form alone', () => {
    const guarantor = (name: string) => [{ name, capacity: 'guarantor' as const }];
    const again = step('AgreementSigned', ['us'], '2025-10-10', {
      signatories: guarantor('Se\u0301ne\u0301gal'),
    });
    const first = step('AgreementSigned', ['hamas'], '2025-10-09', {
      signatories: guarantor('S\u00e9n\u00e9gal'),
    });
    expect(agreement(proposed, first, again).signatories).toMatchObject([{ name: 'S\u00e9n\u00e9gal' }]);
  });

  it('are those that take the step where it tells no more', () => {
    const endorsed = step('AgreementEndorsed', ['un'], '2025-11-17');
    expect(
      agreement(proposed, step('AgreementSigned', ['hamas'], '2025-10-09'), endorsed).signatories,
    ).toMatchObject([
      { party: 'hamas', capacity: 'party' },
      { party: 'un', capacity: 'endorser' },
    ]);
  });
});

it('tells what an agreement does to others', () => {
  const relatesTo = [{ agreementId: 'framework', how: 'implements' }] as const;
  expect(
    agreement(step('AgreementProposed', ['us'], '2025-09-29', { ...plan, relatesTo })).relatesTo,
  ).toEqual(relatesTo);
  expect(agreement(proposed).relatesTo).toEqual([]);
});

describe('a commitment that is moved', () => {
  const moved = historyEntry(
    'CommitmentMoved',
    { commitmentId: 'c-1', agreementId: 'other', point: null, reason: { en: 'The parties moved it.' } },
    { occurred: '2025-12-01', id: 'moved' },
  );
  const known = [proposed, promises('c-1', '2025-10-01', '4'), promises('c-2', '2025-10-02', '4'), moved];

  it('is under its former agreement until then, and no longer from then on', () => {
    const before = viewAfter(agreements, 'plan', until('2025-11-30T00:00:00Z', history(...known)));
    expect(before).toMatchObject({ commitmentCount: 2, points: [{ commitments: ['c-1', 'c-2'] }, {}] });
    const after = agreement(...known);
    expect(after).toMatchObject({ commitmentCount: 1, points: [{ commitments: ['c-2'] }, {}] });
  });
});
