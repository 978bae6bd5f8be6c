/** The tables of the demo say what the rows say. */
import { expect, it } from 'vitest';

import { partyCommitments } from '../../projections/party-commitments.js';
import { commitmentTable } from '../../src/cli/tables.js';
import { made } from '../projections/commitments.js';
import { history } from '../projections/history.js';
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
