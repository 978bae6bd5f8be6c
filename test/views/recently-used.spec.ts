/** What is kept of what was read stays within its bound, and is what was set last. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBytes, RecentlyUsed, Room } from '../../src/views/recently-used.js';

const most = 100;
const steps = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('set' as const), key: fc.nat(20), weight: fc.integer({ min: 1, max: 50 }) }),
    fc.record({ act: fc.constantFrom('get' as const, 'delete' as const), key: fc.nat(20) }),
  ),
);

describe('the values that were used last', () => {
  it('weigh no more than the bound, and are what was set last', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const kept = new RecentlyUsed<number, number>(most);
        const set = new Map<number, { value: number; weight: number }>();
        acts.forEach((step, value) => {
          if (step.act === 'set') {
            kept.set(step.key, value, step.weight);
            set.set(step.key, { value, weight: step.weight });
          } else if (step.act === 'delete') {
            kept.delete(step.key);
            set.delete(step.key);
          } else {
            const found = kept.get(step.key);
            if (found !== undefined) expect(found).toBe(set.get(step.key)?.value);
          }
          expect(kept.size).toBeLessThanOrEqual(most);
          const weights = [...set].flatMap(([key, { weight }]) =>
            kept.weightOf(key) === undefined ? [] : [weight],
          );
          expect(kept.size).toBe(weights.reduce((sum, weight) => sum + weight, 0));
        });
      }),
    );
  });

  it('keep what is used again and again', () => {
    const kept = new RecentlyUsed<string, number>(10_000);
    kept.set('hot', 1, keptBytes('hot'));
    for (let i = 0; i < 10_000; i += 1) {
      kept.set(`cold ${i}`, i, keptBytes(`cold ${i}`));
      expect(kept.get('hot')).toBe(1);
    }
  });

  it('share a room: all together weigh no more than its bound, and what is used has most of it', () => {
    const room = new Room(100);
    const [rows, names] = [new RecentlyUsed<number, string>(room), new RecentlyUsed<number, string>(room)];
    for (let i = 0; i < 50; i += 1) rows.set(i, 'row', 2);
    expect([room.size, rows.size]).toEqual([100, 100]);
    for (let i = 0; i < 100; i += 1) {
      names.set(i, 'name', 1);
      expect(room.size).toBe(rows.size + names.size);
      expect(room.size).toBeLessThanOrEqual(100);
    }
    expect([rows.size, names.size >= 50]).toEqual([0, true]);
    names.clear();
    expect([room.size, names.get(99), names.weightOf(99)]).toEqual([0, undefined, undefined]);
  });
});
