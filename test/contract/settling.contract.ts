import { expect, it } from 'vitest';

import type { Micros } from '../../src/log/event-log.js';
import type { Subject } from './event-log.contract.js';
import { collect, moment, MORNING, SECOND, statements } from './sample-events.js';

export function describeSettling(given: () => Subject): void {
  /** What was recorded up to a moment, and how far it reaches. */
  const recordedUpTo = async (end: Micros): Promise<{ ids: string[]; last: bigint }> => {
    const events = (await collect(given().log.readAll())).filter(
      ({ recordedAt }) => moment(recordedAt) <= end,
    );
    return { ids: events.map(({ id }) => id), last: events.at(-1)?.position ?? 0n };
  };

  it('settles a moment that has passed, up to the head', async () => {
    const { log, append, clock } = given();
    await append('gaza-2025', statements(2), null);
    clock.now = MORNING + 5n * SECOND;

    expect(await log.settle(MORNING + SECOND)).toEqual({ through: await log.head(), settled: true });
  });

  it('settles an empty log', async () => {
    expect(await given().log.settle(MORNING)).toEqual({ through: 0n, settled: true });
  });

  it('records nothing at or before a settled moment any more, even when the clock is set back', async () => {
    const { log, append, clock } = given();
    await append('gaza-2025', statements(1), null);
    clock.now = MORNING + 10n * SECOND;
    const settled = await log.settle(MORNING + 10n * SECOND);
    clock.now = MORNING + SECOND;
    const [event] = await append('oslo-1993', statements(1), null);

    expect(settled.settled).toBe(true);
    expect(moment(event?.recordedAt ?? '')).toBeGreaterThan(MORNING + 10n * SECOND);
    expect(event?.position).toBeGreaterThan(settled.through);
  });

  it('keeps its word when it is closed and opened again with the clock set back', async () => {
    const { clock } = given();
    clock.now = MORNING + 10n * SECOND;
    expect(await given().log.settle(MORNING + 10n * SECOND)).toMatchObject({ settled: true });
    clock.now = MORNING;
    await given().reopen();
    const [event] = await given().append('gaza-2025', statements(1), null);

    expect(moment(event?.recordedAt ?? '')).toBeGreaterThan(MORNING + 10n * SECOND);
  });

  it('does not settle a moment to come, and holds nothing up for it', async () => {
    const { log, append } = given();
    const tomorrow = MORNING + 86_400n * SECOND;

    expect(await log.settle(tomorrow)).toEqual({ through: 0n, settled: false });
    const [event] = await append('gaza-2025', statements(1), null);
    expect(moment(event?.recordedAt ?? '')).toBeLessThan(tomorrow);
  });

  it('gives the same answer again, and for an earlier moment too', async () => {
    const { log, append, clock } = given();
    await append('gaza-2025', statements(2), null);
    clock.now = MORNING + 5n * SECOND;
    await log.settle(MORNING + 4n * SECOND);

    expect(await log.settle(MORNING + 4n * SECOND)).toEqual({ through: await log.head(), settled: true });
    expect(await log.settle(MORNING - 4n * SECOND)).toEqual({ through: await log.head(), settled: true });
  });

  it('is exact for appends that are under way', async () => {
    const { log, append, clock } = given();
    await append('gaza-2025', statements(1), null);
    clock.now = MORNING + SECOND;
    const underWay = Array.from({ length: 8 }, (_, n) => append(`process-${n}`, statements(2), null));
    const settled = await log.settle(MORNING + SECOND);
    const before = await recordedUpTo(MORNING + SECOND);
    await Promise.all(underWay);
    const after = await recordedUpTo(MORNING + SECOND);

    expect(settled.settled).toBe(true);
    expect(after.last <= settled.through).toBe(true);
    expect(after).toEqual(before);
  });
}
