/** Guards that callers take turns, and that one who asks much makes room for those who ask little. */
import { describe, expect, test } from 'vitest';
import { FairQueue } from '../../src/application/heavy/fair-queue.js';
import { Places } from '../../src/application/heavy/places.js';

function queueOf(...items: readonly string[]): FairQueue<string> {
  const queue = new FairQueue<string>();
  for (const item of items) queue.add(item.charAt(0), item);
  return queue;
}

function drained(queue: FairQueue<string>): string[] {
  const taken: string[] = [];
  for (let item = queue.next(); item !== undefined; item = queue.next()) taken.push(item);
  return taken;
}

describe('a queue', () => {
  test('gives one caller his items in the order in which they came', () => {
    expect(drained(queueOf('a1', 'a2', 'a3'))).toEqual(['a1', 'a2', 'a3']);
  });

  test('lets callers take turns, however much one of them has asked', () => {
    const queue = queueOf('a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2');
    expect(drained(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', 'a4']);
  });

  test('puts a caller who has had his turn behind those who have not', () => {
    const queue = queueOf('a1', 'b1', 'b2');
    expect(queue.next()).toBe('a1');
    queue.add('a', 'a2');
    expect(drained(queue)).toEqual(['b1', 'a2', 'b2']);
  });

  test('gives nobody a turn who has left', () => {
    const queue = queueOf('a1', 'a2', 'b1');
    expect(queue.remove('a', 'a1')).toBe(true);
    expect(queue.remove('a', 'a1')).toBe(false);
    expect(queue.remove('c', 'c1')).toBe(false);
    expect(queue.remove('b', 'b1')).toBe(true);
    expect([...queue.callers()]).toEqual(['a']);
    expect(drained(queue)).toEqual(['a2']);
    expect([queue.isEmpty, queue.next()]).toEqual([true, undefined]);
  });

  test('knows what each has asked last', () => {
    const queue = queueOf('a1', 'b1', 'a2');
    expect([queue.newestOf('a'), queue.newestOf('b'), queue.newestOf('c')]).toEqual(['a2', 'b1', undefined]);
    expect(queue.items()).toEqual(['a1', 'a2', 'b1']);
  });
});

describe('places', () => {
  const placesOf = (callers: string): Places => {
    const places = new Places();
    for (const caller of callers) places.take(caller);
    return places;
  };

  test('are counted, by caller and together', () => {
    const places = placesOf('aab');
    expect([places.taken, places.of('a'), places.of('b'), places.of('c')]).toEqual([3, 2, 1, 0]);
    places.free('a');
    places.free('b');
    expect([places.taken, places.of('a'), places.of('b')]).toEqual([1, 1, 0]);
  });

  test.each<readonly [taken: string, caller: string, richest: string | undefined]>([
    ['aaaa', 'b', 'a'],
    ['aabbb', 'c', 'b'],
    ['aaab', 'b', 'a'],
    // It would turn round who has more.
    ['aab', 'b', undefined],
    ['ab', 'c', undefined],
    ['aaaa', 'a', undefined],
  ])('of %s are given up for %s by %s', (taken, caller, richest) => {
    expect(placesOf(taken).richerThan(caller, new Set(taken))).toBe(richest);
  });

  test('are given up by those who wait only', () => {
    expect(placesOf('aaaab').richerThan('c', ['b'])).toBeUndefined();
  });
});
