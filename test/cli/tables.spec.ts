/** The tables of the demo say what the rows say. */
import { expect, it } from 'vitest';

import { partyCommitments } from '../../projections/party-commitments.js';
import { commitmentTable, findingTable, knowledgeTable } from '../../src/cli/tables.js';
import { violations } from '../../projections/violations.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { assessed, deadlineSet, made } from '../projections/commitments.js';
import { history, historyEntry } from '../projections/history.js';
import { viewAfter } from '../projections/viewing.js';

function tableOf(due: string): string {
  const row = viewAfter(
    partyCommitments,
    'point-04',
    history(made({ due, text: { ar: 'دخول المساعدات كاملة' } })),
  );
  return commitmentTable([row], 100);
}

it.each([
  ['2025-12-19', '2025-12-19'],
  ['2025-10-13T12:00+03:00', '2025-10-13'],
  ['2025-12-19~', '2025-12-19~'],
  ['2025-12-19/2026-01-14', '2025-12-19/2026-01-14'],
])('a date that is due %s is shown as %s: its day, and never as certain when it is not', (due, shown) => {
  expect(tableOf(due).split('\n').at(-1)).toContain(`  ${shown}  `);
});

it('a text that is not there in English is shown in the language that it has', () => {
  expect(tableOf('2025-12-19')).toContain('\u2068دخول المساعدات كاملة\u2069');
});

it('what reports had told stands beside what is known now, where the two differ', () => {
  const told = [made({ due: '2019-05-12' }, '2018-09-12'), made({ commitmentId: 'ceasefire' }, '2018-09-12')];
  const more = [deadlineSet('2019-11-12', '2019-05-07'), assessed('rjmec', 'intermediate', '2019-06-30')];
  const rowsOf = (entries: readonly HistoryEntry[]) =>
    ['point-04', 'ceasefire'].map((id) =>
      viewAfter(partyCommitments, id, history(...entries), { now: '2019-06-30T23:59:59Z' }),
    );
  const table = knowledgeTable({ reported: rowsOf(told), known: rowsOf([...told, ...more]) }, 80);
  expect(table.split('\n').slice(2)).toEqual([
    expect.stringMatching(/^point-04 +due 2019-05-12, overdue +due 2019-11-12$/),
    expect.stringMatching(/^ +intermediate$/),
  ]);
});

it('a finding is shown with the accused and those whom it names, in its own words', () => {
  const violationId = 'v-leer-2016';
  const text = { en: 'The accuser shot first.' };
  const row = viewAfter(
    violations,
    violationId,
    history(
      historyEntry(
        'ViolationAlleged',
        { violationId, by: 'tgonu', against: ['splm-a-io'], text: { en: 'A patrol was attacked.' } },
        { occurred: '2016-06-19' },
      ),
      historyEntry(
        'ViolationFindingIssued',
        { violationId, by: 'ctsamm', finding: 'attributed', attributedTo: ['sspdf'], text },
        { occurred: '2017-02' },
      ),
    ),
  );
  expect(findingTable([row], 100)).toMatch(/^v-leer-2016 +splm-a-io +sspdf +The accuser shot first\.$/m);
});
