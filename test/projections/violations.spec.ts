/** Guards the row of a violation: what is alleged and what was found stand side by side, and neither takes the other's place. */
import { describe, expect, it } from 'vitest';
import { violations } from '../../projections/violations.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PayloadOf } from '../../src/domain/events/catalogue.js';
import { rowAfter, rowsAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

type Finding = PayloadOf<'ViolationFindingIssued'>;

function alleged(data: Partial<PayloadOf<'ViolationAlleged'>> = {}, occurred = '2025-10-19'): HistoryEntry {
  const text = { en: 'Fire at Rafah' };
  const violation = { violationId: 'rafah', by: 'israel', against: ['hamas'], text, ...data };
  return historyEntry('ViolationAlleged', violation, { occurred, id: `alleged ${violation.violationId}` });
}

function found(
  by: string,
  finding: Finding['finding'],
  more: Partial<Finding> = {},
  occurred = '2025-10-25',
): HistoryEntry {
  const data = { violationId: 'rafah', by, finding, text: { en: `What ${by} found.` }, ...more };
  return historyEntry('ViolationFindingIssued', data, { occurred, id: `found ${by} ${occurred}` });
}

function says(type: 'ViolationDenied' | 'ViolationResolved', by: string, occurred: string): HistoryEntry {
  const data = { violationId: 'rafah', by, text: { en: 'A report.' } };
  return historyEntry(type, data, { occurred, id: `${type} ${by}` });
}

const denied = says('ViolationDenied', 'hamas', '2025-10-20');
const findsAccuser = found('un', 'attributed', { attributedTo: ['israel'] });
const resolved = says('ViolationResolved', 'us', '2025-10-29');

/** The violation after its allegation and these entries. */
function after(...entries: HistoryEntry[]) {
  return viewAfter(violations, 'rafah', history(alleged(), ...entries));
}

describe('an alleged violation', () => {
  const told = history(alleged({ commitmentId: 'ceasefire' }), denied, findsAccuser, resolved);

  it.each([
    ['2025-10-19T12:00:00Z', 'alleged'],
    ['2025-10-20T12:00:00Z', 'denied'],
    ['2025-10-25T12:00:00Z', 'found'],
    ['2025-10-29T12:00:00Z', 'resolved'],
  ])('at %s is %s', (at, state) => {
    expect(viewAfter(violations, 'rafah', until(at, told)).state).toBe(state);
  });

  it('tells who alleges it of whom, where, with what harm, and against which commitment and agreement', () => {
    const details = {
      commitmentId: 'ceasefire',
      agreementId: 'plan',
      harm: { killed: { low: 2, best: 2, high: 3 } },
    };
    expect(viewAfter(violations, 'rafah', history(alleged(details)))).toMatchObject({
      violationId: 'rafah',
      by: 'israel',
      against: ['hamas'],
      text: { en: 'Fire at Rafah' },
      alleged: { entryId: 'alleged rafah', occurred: { text: '2025-10-19' } },
      place: null,
      ...details,
    });
    expect(after()).toMatchObject({
      ...{ commitmentId: null, agreementId: null, place: null, harm: null, resolved: null },
      ...{ findings: [], attributedTo: [], contested: false, denials: [] },
    });
  });

  it('tells every step in the order in which it occurred, each in its own words', () => {
    expect(viewAfter(violations, 'rafah', told).history).toMatchObject([
      { kind: 'alleged', by: 'israel', entryId: 'alleged rafah', text: { en: 'Fire at Rafah' } },
      { kind: 'denied', by: 'hamas', text: { en: 'A report.' } },
      { kind: 'found', by: 'un', finding: 'attributed', text: { en: 'What un found.' } },
      { kind: 'resolved', by: 'us', occurred: { text: '2025-10-29' } },
    ]);
  });

  it('stays found when it is denied again, and resolved whatever is said of it then', () => {
    const denial = says('ViolationDenied', 'israel', '2025-10-26');
    expect(after(findsAccuser, denial)).toMatchObject({
      state: 'found',
      denials: [{ by: 'israel', entryId: denial.id, text: { en: 'A report.' } }],
    });
    const late = found('egypt', 'unfounded', {}, '2025-11-01');
    const view = after(resolved, late);
    expect([view.state, view.findings.length]).toEqual(['resolved', 1]);
    expect(view.resolved).toMatchObject({ by: 'us', entryId: resolved.id });
  });

  it('has no row where only its denial is told', () => {
    expect(rowAfter(violations, 'rafah', [denied])).toBeUndefined();
  });

  it('is about the parties that allege it, are accused or found to have done it, or say something of it', () => {
    const view = viewAfter(
      violations,
      'rafah',
      history(...told, found('eu', 'attributed', { attributedTo: ['isis'] })),
    );
    expect(violations.parties?.(view)).toEqual(['israel', 'hamas', 'un', 'eu', 'isis', 'us']);
  });
});

describe('a finding', () => {
  it('against the accuser does not touch the allegation, and is who it is attributed to', () => {
    expect(after(findsAccuser)).toMatchObject({
      against: ['hamas'],
      attributedTo: ['israel'],
      text: { en: 'Fire at Rafah' },
      findings: [
        { by: 'un', finding: 'attributed', attributedTo: ['israel'], text: { en: 'What un found.' } },
      ],
    });
  });

  it('tells its confidence, and harm and place as it found them, beside those that are alleged', () => {
    const place = { name: { en: 'Khan Younis' } } as NonNullable<Finding['place']>;
    const more = { confidence: 'moderate', harm: { killed: { low: 0, best: 1, high: 1 } }, place } as const;
    const harm = { killed: { low: 2, best: 2, high: 3 } };
    const view = viewAfter(
      violations,
      'rafah',
      history(alleged({ harm }), found('un', 'occurred_not_attributed', more)),
    );
    expect(view).toMatchObject({ harm, place: null, findings: [more], attributedTo: [] });
    expect(after(found('un', 'inconclusive')).findings).toMatchObject([
      { confidence: null, harm: null, place: null, attributedTo: [] },
    ]);
  });

  it('takes the place of an earlier one of who issued it, which the history keeps', () => {
    const view = after(
      found('un', 'inconclusive', {}, '2025-10-21'),
      found('un', 'attributed', { attributedTo: ['hamas'] }, '2025-10-28'),
    );
    expect(view).toMatchObject({ attributedTo: ['hamas'], contested: false });
    expect(view.findings.map(({ finding }) => finding)).toEqual(['attributed']);
    expect(view.history.map((item) => (item.kind === 'found' ? item.finding : item.kind))).toEqual([
      'alleged',
      'inconclusive',
      'attributed',
    ]);
  });

  it.each<[string, string[], string[], string[], boolean]>([
    ['the same, in another order', ['hamas', 'pij'], ['pij', 'hamas'], ['hamas', 'pij'], false],
    ['some of the same', ['hamas', 'pij'], ['pij'], ['pij'], true],
    ['others', ['hamas'], ['israel'], [], true],
  ])('beside another that attributes it to %s', (_, one, other, attributedTo, contested) => {
    const view = after(
      found('un', 'attributed', { attributedTo: one }),
      found('eu', 'attributed', { attributedTo: other }),
    );
    expect(view).toMatchObject({ attributedTo, contested });
    expect(view.findings.map(({ by }) => by)).toEqual(['un', 'eu']);
  });

  it.each<[Finding['finding'], Finding['finding'], boolean]>([
    ['inconclusive', 'unfounded', true],
    ['unfounded', 'unfounded', false],
  ])('that it is %s beside %s: contested is told', (one, other, contested) => {
    expect(after(found('un', one), found('eu', other))).toMatchObject({ attributedTo: [], contested });
  });

  it('that attributes it beside one that does not leaves nobody in common', () => {
    expect(after(findsAccuser, found('eu', 'inconclusive'))).toMatchObject({
      attributedTo: [],
      contested: true,
    });
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
  const allegation = alleged({ commitmentId: 'ceasefire' });

  it('reads the violation at the date that is alleged, and counts it until it is resolved', () => {
    expect(toCommitment(allegation, denied, findsAccuser)).toEqual({
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

  it('are found by the parties of each part, by state, findings and commitment', () => {
    const entries = [alleged({ commitmentId: 'ceasefire' }), findsAccuser, found('eu', 'inconclusive')];
    const row = rowAfter(violations, 'rafah', history(...entries));
    expect(row && violations.facets?.(row).map(({ name, value }) => `${name}=${value}`)).toEqual([
      'against=hamas',
      'by=israel',
      'state=found',
      'finding=attributed',
      'finding=inconclusive',
      'contested=true',
      'commitment=ceasefire',
    ]);
  });

  it('survive being written as JSON', () => {
    const row = rowAfter(violations, 'rafah', history(alleged({}, '2025-10-19/..'), findsAccuser, resolved));
    expect(JSON.parse(JSON.stringify(row))).toStrictEqual(row);
  });
});
