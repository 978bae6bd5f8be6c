import { describe, expect, it } from 'vitest';

import type { RecordedEvent } from '../../src/log/event-log.js';
import { collect, moment, SECOND, statements } from '../contract/sample-events.js';
import { givenLog, SETTLE_TIME } from './given.js';

/** The store's own clock, which the tests set. */
let storeNow = moment('2025-12-20T09:30:00.000000Z');
const START = storeNow;
const given = givenLog({ serverNow: () => Number(storeNow / 1_000n) });
const SETTLE = BigInt(SETTLE_TIME) * SECOND;
/** 4/5 of the settle time, less the second that reads cut off. */
const LATE = (SETTLE * 4n) / 5n - SECOND;
const SKEW = SETTLE / 5n;

const knownBy = async (end: bigint): Promise<string[]> =>
  (await collect(given.log.readAll()))
    .filter(({ knownSince }) => moment(knownSince) <= end)
    .map(({ id }) => id);

async function recorded(stream: string): Promise<RecordedEvent | undefined> {
  return (await given.stored(stream)).at(-1);
}

describe('an event counts as known', () => {
  it.each([
    ['at once', 0n, true],
    ['as late as an append may take', LATE, true],
    ['with its clock ahead of the store’s', -SKEW, true],
    ['later than any append may take', LATE + SECOND, false],
    ['a day later', 86_400n * SECOND, false],
  ])('taken in %s after it was recorded', async (_when, later, sinceRecorded) => {
    storeNow = START;
    const log = await given.another(() => START);
    storeNow = START + later;
    await log.append('gaza-2025', statements(1), null);

    const event = await recorded('gaza-2025');
    expect(event?.recordedAt).toBe('2025-12-20T09:30:00.000000Z');
    expect(moment(event?.knownSince ?? '')).toBe(sinceRecorded ? START : START + later);
  });

  it('since the same moment on every server, read and followed', async () => {
    storeNow = START + 60n * SECOND + 777_000n;
    const log = await given.another(() => START);
    await log.append('gaza-2025', statements(1), null);
    const heard = [];
    for await (const message of given.log.follow({ signal: AbortSignal.timeout(20_000) })) {
      if (message.kind === 'caught-up' && heard.length > 1) break;
      if (message.kind === 'event') heard.push(message.event);
      if (message.kind === 'caught-up') await log.append('oslo-1993', statements(1), null);
    }

    expect(heard).toEqual(await collect((await given.another()).readAll()));
    expect(new Set(heard.map(({ knownSince }) => knownSince))).toEqual(
      new Set(['2025-12-20T09:31:00.000000Z']),
    );
  });
});

describe('a moment', () => {
  it('is over once the settle time has passed, and not before', async () => {
    let now = START + SETTLE - 1n;
    const log = await given.another(() => now);
    expect(await log.closeTime(START)).toMatchObject({ settled: false });
    now += 1n;
    expect(await log.closeTime(START)).toMatchObject({ settled: true });
  });

  it('that is over does not change, however the clocks differ and however late an append comes', async () => {
    // One server's clock is ahead and the other's behind by all that is allowed; the store's stands between them.
    for (const [n, [ahead, behind]] of [
      [SKEW, -SKEW],
      [0n, -SKEW],
      [SKEW, 0n],
    ].entries()) {
      const stream = `process-${n}`;
      storeNow = START + BigInt(n) * 3_600n * SECOND;
      const end = storeNow;
      const late = await given.another(() => end + (behind ?? 0n));
      const quick = await given.another(() => storeNow + (ahead ?? 0n));
      given.server.set('held', []);
      const held = late.append(stream, statements(1), null).catch((error: unknown) => error);
      await expect.poll(() => given.server.appending.faults.held?.length).toBeGreaterThan(0);
      // By the quickest clock the moment is over as early as can be; the held append commits right after.
      storeNow = end + SETTLE - (ahead ?? 0n);
      expect(await quick.closeTime(end)).toMatchObject({ settled: true });
      const before = await knownBy(end);
      given.server.releaseHeld();
      await held;
      await expect.poll(() => recorded(stream)).toBeDefined();

      expect(await knownBy(end)).toEqual(before);
    }
  });
});
