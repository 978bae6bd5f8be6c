/** The table says what was measured against what, and whether the target is met. */
import { expect, test } from 'vitest';
import { withRun } from '../../bench/documentation.js';
import { atLeast, atMost, bounded, compared } from '../../bench/results.js';
import { columnsOf, markdownTable, shown, summary, terminalTable } from '../../bench/table.js';

const scan = compared(
  {
    figure: '5',
    work: 'rebuild',
    unit: 'events/s',
    reference: 'scan',
    target: atLeast(0.3),
    note: 'in 20 processes',
  },
  [
    { reference: 80_000, ours: 20_000 },
    { reference: 90_000, ours: 36_000 },
    { reference: 85_000, ours: 29_750 },
  ],
);
const memory = bounded({ figure: '11', work: 'RSS', unit: 'MB', target: atMost(400) }, [412]);
const absent = { outcome: 'not measured', figure: '13', work: 'on KurrentDB', why: 'no server' } as const;

test('a ratio stands beside the medians that it comes from, its spread and its target', () => {
  expect(columnsOf(scan)).toEqual([
    '5',
    'rebuild',
    'scan: 85,000 events/s',
    '29,750 events/s',
    '0.35',
    '0.25 - 0.40',
    '>= 0.3',
    'yes',
  ]);
});

test('a bound of its own has no reference and no ratio, one value no spread', () => {
  expect(columnsOf(memory)).toEqual(['11', 'RSS', '', '412 MB', '', '', '<= 400 MB', 'no']);
});

test('what could not be measured says so, and why', () => {
  expect(columnsOf(absent).at(-1)).toBe('not measured');
  expect(terminalTable([absent])).toContain('13, on KurrentDB: no server');
  expect(markdownTable([absent])).toContain('| not measured | no server |');
});

test('the terminal shows notes below the table, and how many targets are met', () => {
  const text = terminalTable([scan, memory, absent]);
  expect(text).toContain('5, rebuild: in 20 processes');
  expect(text).toContain('1 of 2 targets met, 1 not measured');
});

test('Markdown has a column for the notes and a line for each result', () => {
  const lines = markdownTable([scan, absent]).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]).toBe(
    '| 5 | rebuild | scan: 85,000 events/s | 29,750 events/s | 0.35 | 0.25 - 0.40 | >= 0.3 | yes | in 20 processes |',
  );
});

test('numbers are shown with the digits that say something', () => {
  expect([0.014, 0.68, 3.14159, 41.25, 85_123.4, NaN].map(shown)).toEqual([
    '0.014',
    '0.68',
    '3.14',
    '41.3',
    '85,123',
    '-',
  ]);
});

test('a run replaces the one before it in the page and nothing else', () => {
  const page =
    'What is measured.\n\n<!-- written by npm run bench -- --write-docs -->\n\nold\n\n<!-- end -->\n\nHow to read it.\n';
  const machine = {
    cpu: 'A processor',
    cores: 2,
    memoryGiB: 8,
    system: 'linux 6.1',
    node: 'v24.21.0',
    commit: 'abc1234',
    measuredAt: '2026-11-30T05:00:00.000Z',
  };
  const written = withRun(page, { size: 'large', machine, results: [memory] });
  expect(written).toContain('Commit abc1234, 2026-11-30, with `--large`: A processor, 2 cores, 8 GiB');
  expect(written).toContain(summary([memory]));
  expect(written).not.toContain('old');
  expect(written.startsWith('What is measured.')).toBe(true);
  expect(written.endsWith('How to read it.\n')).toBe(true);
  expect(withRun(written, { size: 'large', machine, results: [memory] })).toBe(written);
});
