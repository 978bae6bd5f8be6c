/** Guards the row of a statement: as posted, whether it stands, and which entries cite it. */
import { describe, expect, it } from 'vitest';
import { statementCitations } from '../../projections/statement-citations.js';
import { statements } from '../../projections/statements.js';
import type { PayloadOf } from '../../src/domain/events/catalogue.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { rowAfter, rowsAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const text = { en: 'The four support the preparation of phase two.' };

function issued(data: Partial<PayloadOf<'StatementIssued'>> = {}, occurred = '2025-12-20'): HistoryEntry {
  const statement = {
    statementId: 'miami',
    issuers: ['us', 'egypt'],
    text,
    medium: 'speech',
    ...data,
  } as const;
  return historyEntry('StatementIssued', statement, { occurred, id: `issued ${statement.statementId}` });
}

const reason = { en: 'It is said to be replaced.' };
const withdrawn = historyEntry(
  'StatementWithdrawn',
  { statementId: 'miami', reason },
  { occurred: '2025-12-22', id: 'withdrawn' },
);

function made(commitmentId: string, occurred: string): HistoryEntry {
  const data = {
    commitmentId,
    by: ['us'],
    text,
    theme: 'other',
    standing: 'binding',
    statementId: 'miami',
  } as const;
  return historyEntry('CommitmentMade', data, { occurred, id: `made ${commitmentId}` });
}

function declared(statementId: string | undefined, occurred: string): HistoryEntry {
  const said = statementId === undefined ? {} : { statementId };
  const data = { phaseId: 'phase-2', status: 'in_progress', by: 'us', ...said } as const;
  return historyEntry('PhaseDeclared', data, { occurred, id: `declared ${occurred}` });
}

describe('a statement', () => {
  it('is told as it was posted', () => {
    const posted = {
      title: { en: 'Joint statement' },
      medium: 'joint_statement',
      spokesperson: { name: 'Steve Witkoff', office: 'Envoy' },
      meetingId: 'miami-2025-12',
      about: [
        { kind: 'phase', id: 'phase-2' },
        { kind: 'agreement', id: 'plan' },
      ],
    } as const;
    expect(viewAfter(statements, 'miami', history(issued(posted)))).toMatchObject({
      statementId: 'miami',
      issuers: ['us', 'egypt'],
      text,
      ...posted,
      issued: { entryId: 'issued miami', occurred: { text: '2025-12-20' } },
    });
  });

  it('says null or nothing of what was not posted', () => {
    const nothing = { title: null, spokesperson: null, meetingId: null, about: [], withdrawn: null };
    expect(viewAfter(statements, 'miami', history(issued()))).toMatchObject(nothing);
  });

  it('stands until the day on which it is withdrawn, and says why it was', () => {
    const told = history(issued(), withdrawn);
    expect(viewAfter(statements, 'miami', until('2025-12-21T00:00:00Z', told)).state).toBe('issued');
    expect(viewAfter(statements, 'miami', told)).toMatchObject({
      state: 'withdrawn',
      text,
      withdrawn: { entryId: 'withdrawn', occurred: { text: '2025-12-22' }, reason },
    });
  });

  it('has no row where only its withdrawal is told', () => {
    expect(rowAfter(statements, 'miami', [withdrawn])).toBeUndefined();
  });

  it('is about the parties that issue it, and sorts by when it was issued', () => {
    const view = viewAfter(statements, 'miami', history(issued()));
    expect(statements.parties?.(view)).toEqual(['us', 'egypt']);
    expect(statements.sort?.of(view)).toEqual([Date.parse('2025-12-20')]);
  });
});

describe('what cites a statement', () => {
  it('is the entries of commitments, declarations and other statements that name it, by when they occurred', () => {
    const answer = issued(
      { statementId: 'answer', about: [{ kind: 'statement', id: 'miami' }] },
      '2025-12-24',
    );
    const told = history(issued(), answer, declared('miami', '2025-12-21'), made('aid', '2025-12-23'));
    expect(viewAfter(statements, 'miami', told)).toMatchObject({
      citedByCount: 3,
      citedBy: [
        { entryId: 'declared 2025-12-21', type: 'PhaseDeclared', subject: { kind: 'phase', id: 'phase-2' } },
        { entryId: 'made aid', type: 'CommitmentMade', subject: { kind: 'commitment', id: 'aid' } },
        { entryId: 'issued answer', type: 'StatementIssued', subject: { kind: 'statement', id: 'answer' } },
      ],
    });
    expect(viewAfter(statements, 'answer', told)).toMatchObject({ citedBy: [], citedByCount: 0 });
  });

  it('is no entry that names another thing of the same id, or none', () => {
    const elsewhere = issued({ statementId: 'other', about: [{ kind: 'phase', id: 'miami' }] });
    const told = history(issued(), elsewhere, declared(undefined, '2025-12-21'));
    expect(viewAfter(statements, 'miami', told).citedByCount).toBe(0);
    expect(rowsAfter(statementCitations, told).size).toBe(0);
  });

  it('is told up to the hundredth, and counted beyond', () => {
    const many = Array.from({ length: 130 }, (_, n) => made(`promise-${String(n)}`, '2025-12-21'));
    const view = viewAfter(statements, 'miami', history(issued(), ...many));
    expect([view.citedBy.length, view.citedByCount]).toEqual([100, 130]);
  });

  it('is not what came after the moment', () => {
    const told = history(issued(), made('aid', '2025-12-23'));
    expect(viewAfter(statements, 'miami', until('2025-12-22T00:00:00Z', told)).citedByCount).toBe(0);
  });
});

describe('a list of statements', () => {
  it('is narrowed by issuer, medium, what it is about, state, and a long or open date', () => {
    const about = [
      { kind: 'phase', id: 'phase-2' },
      { kind: 'body', id: 'board' },
    ] as const;
    const row = rowAfter(statements, 'miami', history(issued({ about }, '2025-12-20/..'), withdrawn));
    expect(row && statements.facets?.(row).map(({ name, value }) => `${name}=${value}`)).toEqual([
      'party=us',
      'party=egypt',
      'medium=speech',
      'about=phase-2',
      'about=board',
      'state=withdrawn',
      'placed=wide',
    ]);
  });
});
