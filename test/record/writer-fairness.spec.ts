/** Who appends to a process without a pause leaves room for other servers, and more once one was seen. */
import { expect, it } from 'vitest';
import { WriterFairness } from '../../src/application/append/writer-fairness.js';
import { MORNING, SECOND, StandingClock } from '../contract/sample-events.js';

const MILLISECOND = SECOND / 1_000n;

/**
 * Works on a process over and over, each time for some ms and with some ms between, and has lost a race that many ms before;
 * gives when it has waited, in ms.
 */
async function breaks(
  times: number,
  { work, between, lost = 0n }: { work: bigint; between: bigint; lost?: bigint | 'never' },
): Promise<bigint[]> {
  const clock = new StandingClock(MORNING);
  const waited: bigint[] = [];
  const turns = new WriterFairness(clock.read, async (ms) => {
    waited.push((clock.now - MORNING) / MILLISECOND);
    clock.now += BigInt(ms) * MILLISECOND;
    return Promise.resolve();
  });
  if (lost !== 'never') {
    clock.now -= lost * MILLISECOND;
    turns.lostRace('gaza-2025');
    clock.now += lost * MILLISECOND;
  }
  for (let n = 0; n < times; n += 1) {
    await turns.run('gaza-2025', async () => {
      clock.now += work * MILLISECOND;
      return Promise.resolve();
    });
    clock.now += between * MILLISECOND;
  }
  return waited;
}

it('whoever appends without a break leaves others one of 100 ms every second', async () => {
  expect(await breaks(60, { work: 50n, between: 0n })).toEqual([1_000n, 2_100n]);
});

it('and one of 100 ms every three seconds where no other was seen, so that one may be', async () => {
  const alone = [3_000n, 6_100n];
  expect(await breaks(130, { work: 50n, between: 0n, lost: 'never' })).toEqual(alone);
  expect(await breaks(130, { work: 50n, between: 0n, lost: 30_000n })).toEqual(alone);
});

it('also where single appends take long', async () => {
  expect(await breaks(4, { work: 600n, between: 10n })).toEqual([1_220n]);
});

it('whoever pauses by himself waits for nobody', async () => {
  expect(await breaks(60, { work: 50n, between: 100n })).toEqual([]);
});

it('whoever has lost a race begins his turn after it', async () => {
  const clock = new StandingClock(MORNING);
  let waited = 0;
  const turns = new WriterFairness(clock.read, async (ms) => {
    waited = Math.max(waited, ms);
    return Promise.resolve();
  });
  await turns.run('gaza-2025', async () => {
    clock.now += 2n * SECOND;
    await turns.backOff('gaza-2025');
  });
  await turns.run('gaza-2025', () => Promise.resolve());
  expect(waited).toBeLessThan(100);
});

it('a failure ends a turn like anything else', async () => {
  const clock = new StandingClock(MORNING);
  const turns = new WriterFairness(clock.read);
  const failing = turns.run('gaza-2025', () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  await expect(turns.run('gaza-2025', () => Promise.resolve())).resolves.toBeUndefined();
});

it('the pauses after lost races are short and differ', async () => {
  const waited: number[] = [];
  const turns = new WriterFairness(new StandingClock(MORNING).read, async (ms) => {
    waited.push(ms);
    return Promise.resolve();
  });
  for (let n = 0; n < 20; n += 1) await turns.backOff('gaza-2025');
  expect(new Set(waited).size).toBeGreaterThan(1);
  expect(Math.max(...waited)).toBeLessThanOrEqual(30);
});
