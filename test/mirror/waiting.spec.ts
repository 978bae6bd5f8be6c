/** What comes from the store at nearly the same time is kept, and told, as one. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Waiting } from '../../src/log/mirror/waiting.js';
import { statementWith } from '../contract/sample-events.js';
import { recordedElsewhere } from '../contract/recorded-elsewhere.js';

const event = (text = '') => recordedElsewhere('gaza-2025', null, { event: statementWith({ text }) });

let commits: [events: number, isAll: boolean][];
let waiting: Waiting;
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'],
  });
  vi.advanceTimersByTime(1_000);
  commits = [];
  waiting = new Waiting((events, isAll) => commits.push([events.length, isAll]));
});
afterEach(() => {
  vi.useRealTimers();
});

test('an event that comes alone is committed at once, and those that follow closely as one', () => {
  waiting.add(event());
  vi.advanceTimersByTime(0);
  expect(commits).toEqual([[1, false]]);
  for (let n = 0; n < 3; n += 1) {
    waiting.add(event());
    vi.advanceTimersByTime(5);
  }
  expect(commits).toEqual([[1, false]]);
  vi.advanceTimersByTime(5);
  expect(commits).toEqual([
    [1, false],
    [3, false],
  ]);
});

test('that nothing is missing is said with the commit of what waits, or at once', () => {
  waiting.wasAll();
  waiting.add(event());
  waiting.wasAll();
  vi.advanceTimersByTime(0);
  waiting.add(event());
  waiting.wasAll();
  waiting.add(event());
  vi.advanceTimersByTime(20);
  expect(commits).toEqual([
    [0, true],
    [1, true],
    [2, false],
  ]);
});

test('what is much is committed by whoever adds it, and no timer commits it again', () => {
  for (let n = 0; n < 255; n += 1) waiting.add(event());
  expect(waiting.isFull).toBe(false);
  waiting.add(event());
  expect(waiting.isFull).toBe(true);
  waiting.commit();
  waiting.commit();
  vi.advanceTimersByTime(1_000);
  expect(commits).toEqual([[256, false]]);
  waiting.add(event('a'.repeat(1024 * 1024)));
  expect(waiting.isFull).toBe(true);
});
