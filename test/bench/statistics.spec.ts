/** A figure is the median of its rounds, with the lowest and the highest beside it. */
import { expect, test } from 'vitest';
import { compare, median, quantile } from '../../bench/statistics.js';
import { selfTimes } from '../../bench/profile.js';

test('the median is the middle value, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('the 99th of a hundred values is the p99', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(quantile(values, 0.99)).toBe(99);
  expect(quantile(values, 1)).toBe(100);
  expect(quantile(values, 0)).toBe(1);
});

test('nothing has no median', () => {
  expect(() => median([])).toThrow('expected at least one value, got none');
});

test('each round has its own ratio, so that a slow moment slows both sides of it', () => {
  const rounds = [
    { reference: 100, ours: 50 },
    { reference: 200, ours: 120 },
    { reference: 50, ours: 20 },
  ];
  expect(compare(rounds)).toEqual({ reference: 100, ours: 50, ratio: 0.5, lowest: 0.4, highest: 0.6 });
});

test('a profile tells the time in each function, without the time in which nothing ran', () => {
  const node = (id: number, functionName: string, url = '') => ({
    id,
    callFrame: { functionName, url, lineNumber: 9 },
  });
  const nodes = [
    node(1, '(idle)'),
    node(2, 'fold', 'file:///srv/dist/src/a.js'),
    node(3, '(garbage collector)'),
  ];
  const times = selfTimes({ nodes, samples: [1, 2, 3, 2], timeDeltas: [5_000, 3_000, 2_000, 5_000] });
  expect(times).toEqual([
    { name: 'fold src/a.js:10', milliseconds: 8, share: 0.8 },
    { name: '(garbage collector)', milliseconds: 2, share: 0.2 },
  ]);
});
