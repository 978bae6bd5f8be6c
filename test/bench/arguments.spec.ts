/** The bench does what its flags say, and refuses what it does not know. */
import { expect, test } from 'vitest';
import { helpText, readArguments } from '../../bench/arguments.js';

const known = ['1', '2', '4', 'size'];

test('without flags it measures every figure at the normal size', () => {
  expect(readArguments([], known)).toEqual({
    outcome: 'plan',
    plan: { figures: known, size: 'normal', profile: false, writeDocs: false, kurrentdb: undefined },
  });
});

test('the figures that are asked for are measured in the order of the table', () => {
  expect(readArguments(['--only', 'size,2', '--quick'], known)).toMatchObject({
    plan: { figures: ['2', 'size'], size: 'quick' },
  });
});

test('a profile is of one figure', () => {
  expect(readArguments(['--profile', '4'], known)).toMatchObject({ plan: { figures: ['4'], profile: true } });
});

test('a store, the large size and the page are taken as given', () => {
  const store = 'esdb://127.0.0.1:2113?tls=false';
  expect(readArguments(['--large', '--write-docs', '--kurrentdb', store], known)).toMatchObject({
    plan: { size: 'large', writeDocs: true, kurrentdb: store },
  });
});

test.each([
  [['--fast'], 'Unknown option'],
  [['4'], 'Unexpected argument'],
  [['--only'], 'argument missing'],
  [['--only', '3'], 'expected figures out of 1, 2, 4, size, got "3"'],
  [['--profile', '1,2'], 'expected one figure to profile, got 1, 2'],
  [['--quick', '--large'], 'expected one of --quick and --large, got both'],
  [['--profile', '1', '--only', '1'], 'expected one of --profile and --only, got both'],
  [['--profile', '1', '--write-docs'], 'expected --write-docs without --profile'],
])('%s is refused', (words, problem) => {
  expect(readArguments(words, known)).toEqual({
    outcome: 'refused',
    problem: expect.stringContaining(problem),
  });
});

test('help names every flag and every figure', () => {
  expect(readArguments(['--help'], known)).toEqual({ outcome: 'help' });
  const text = helpText([{ id: '4', title: 'import' }]);
  for (const word of [
    '--only',
    '--quick',
    '--large',
    '--profile',
    '--write-docs',
    '--kurrentdb',
    '4     import',
  ])
    expect(text).toContain(word);
});
