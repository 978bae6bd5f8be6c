import { describe, expect, it } from 'vitest';
import { violations } from '../../projections/violations.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PayloadOf } from '../../src/domain/events/catalogue.js';
import { rowAfter, rowsAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

function alleged(data: Partial<PayloadOf<'ViolationAlleged'>> = {}, occurred = '2025-10-19'): HistoryEntry {
  const text = { en: 'Fire at Rafah' };
  const violation = { violationId: 'rafah', by: 'israel', against: ['hamas'], text, ...data };
  return historyEntry('ViolationAlleged', violation, { occurred, id: `alleged ${violation.violationId}` });
}

function says(type: 'ViolationDenied' | 'ViolationResolved', by: string, occurred: string): HistoryEntry {
  const data = { violationId: 'rafah', by, text: { en: 'A report.' } };
  return historyEntry(type, data, { occurred, id: `${type} ${by}` });
}

function finds(by: string, occurred: string): HistoryEntry {
  const data = { violationId: 'rafah', by, finding: 'inconclusive', text: { en: 'A report.' } } as const;
  return historyEntry('ViolationFindingIssued', data, { occurred, id: `found ${by}` });
}

const denied = says('ViolationDenied', 'hamas', '2025-10-20');
const found = finds('un', '2025-10-25');
const resolved = says('ViolationResolved', 'us', '2025-10-29');

describe('an alleged violation', () => {
  const told = history(alleged({ commitmentId: 'ceasefire' }), denied, found, resolved);

  it.each([
    ['2025-10-19T12:00:00Z', 'alleged'],
    ['2025-10-20T12:00:00Z', 'denied'],
    ['2025-10-25T12:00:00Z', 'found'],
    ['2025-10-29T12:00:00Z', 'resolved'],
  ])('at %s is %s', (at, state) => {
    expect(viewAfter(violations, 'rafah', until(at, told)).state).toBe(state);
  });

  it('tells where it is alleged to have been, with what harm, and against which agreement', () => {
    const details = {
      agreementId: 'plan',
      place: { name: { en: 'Rafah' }, country: 'PS' },
      harm: { killed: { low: 2, best: 2, high: 3 } },
    };
    expect(viewAfter(violations, 'rafah', history(alleged(details)))).toMatchObject(details);
    expect(viewAfter(violations, 'rafah', history(alleged()))).toMatchObject({
      agreementId: null,
      place: null,
      harm: null,
    });
  });

  it('tells who alleges it of whom, of which commitment, and what was said of it', () => {
    expect(viewAfter(violations, 'rafah', told)).toMatchObject({
      violationId: 'rafah',
      commitmentId: 'ceasefire',
      by: 'israel',
      against: ['hamas'],
      text: { en: 'Fire at Rafah' },
      steps: [
        { state: 'alleged', party: 'israel', entryId: 'alleged rafah' },
        { state: 'denied', party: 'hamas', entryId: denied.id, text: { en: 'A report.' } },
        { state: 'found', party: 'un' },
        { state: 'resolved', party: 'us', occurred: { text: '2025-10-29' } },
      ],
    });
  });

  it('stays resolved whatever is said of it then', () => {
    const late = finds('egypt', '2025-11-01');
    const view = viewAfter(violations, 'rafah', history(...told, late));
    expect(view.state).toBe('resolved');
    expect(view.steps.at(-1)).toMatchObject({ state: 'found', party: 'egypt' });
  });

  it('has no row where only its denial is told', () => {
    expect(rowAfter(violations, 'rafah', [denied])).toBeUndefined();
  });

  it('is about the parties that allege it, are said to have done it, or say something of it', () => {
    const view = viewAfter(violations, 'rafah', told);
    expect(violations.parties?.(view)).toEqual(['israel', 'hamas', 'un', 'us']);
  });
});

describe('the commitment that is said to be violated', () => {
  function toCommitment(...entries: HistoryEntry[]) {
    const row = rowAfter(violations, 'rafah', history(...entries));
    if (!row) throw new Error('expected a row, there is none');
    return {
      links: violations.links?.(row, 'rafah', 'gaza-2025'),
      counts: violations.contributes?.(row, 'rafah', 'gaza-2025'),
    };
  }
  const ceasefire = { projection: 'party-commitments', key: 'ceasefire' };

  it('reads the violation at the date that is alleged, and counts it until it is resolved', () => {
    const allegation = alleged({ commitmentId: 'ceasefire' });
    expect(toCommitment(allegation, denied)).toEqual({
      links: [
        {
          source: { projection: 'violations', key: 'rafah' },
          dependent: ceasefire,
          order: [Date.parse('2025-10-19'), 0],
        },
      ],
      counts: [{ to: ceasefire, name: 'open-violations' }],
    });
    expect(toCommitment(allegation, resolved).counts).toEqual([]);
  });

  it('need not be named', () => {
    expect(toCommitment(alleged())).toEqual({ links: [], counts: [] });
    expect(viewAfter(violations, 'rafah', history(alleged())).commitmentId).toBeNull();
  });
});

describe('the rows of the violations', () => {
  it('sort by the date that is alleged', () => {
    const rows = rowsAfter(violations, history(alleged(), alleged({ violationId: 'aid' }, '2025-10-14')));
    expect([...rows].map(([key, row]) => [key, violations.sort?.of(row)])).toEqual([
      ['aid', [Date.parse('2025-10-14')]],
      ['rafah', [Date.parse('2025-10-19')]],
    ]);
  });

  it('survive being written as JSON', () => {
    const row = rowAfter(violations, 'rafah', history(alleged({}, '2025-10-19/..'), resolved));
    expect(JSON.parse(JSON.stringify(row))).toStrictEqual(row);
  });
});
