import { expect, it } from 'vitest';

import type { Micros } from '../../src/log/event-log.js';
import type { Subject } from './event-log.contract.js';
import { collect, moment, MORNING, SECOND, statements } from './sample-events.js';

export function describeSettling(given: () => Subject): void {
  /** What is known since a moment or before, and how far it reaches. */
  const knownBy = async (end: Micros): Promise<{ ids: string[]; last: bigint }> => {
    const events = (await collect(given().log.readAll())).filter(
      ({ knownSince }) => moment(knownSince) <= end,
    );
    return { ids: events.map(({ id }) => id), last: events.at(-1)?.position ?? 0n };
  };

  /** Settles a moment, at the latest a minute of the recording clock after it. */
  const settledAt = async (end: Micros): Promise<bigint> => {
    for (let waited = 0n; waited <= 60n; waited += 1n) {
      const { settled, through } = await given().log.closeTime(end);
      if (settled) return through;
      given().clock.now += SECOND;
    }
    throw new Error('the moment was not settled within a minute');
  };

  it('settles a moment that is a minute past, up to the head', async () => {
    const { log, append, clock } = given();
    await append('gaza-2025', statements(2), null);
    clock.now = MORNING + 61n * SECOND;

    expect(await log.closeTime(MORNING + SECOND)).toEqual({ through: await log.head(), settled: true });
  });

  it('settles an empty log', async () => {
    given().clock.now = MORNING + 60n * SECOND;

    expect(await given().log.closeTime(MORNING)).toEqual({ through: 0n, settled: true });
  });

  it('takes in nothing that is known since a settled moment any more, even when the clock is set back', async () => {
    const { append, clock } = given();
    await append('gaza-2025', statements(1), null);
    clock.now = MORNING + 10n * SECOND;
    const through = await settledAt(MORNING + 10n * SECOND);
    clock.now = MORNING + SECOND;
    const [event] = await append('oslo-1993', statements(1), null);

    expect(moment(event?.knownSince ?? '')).toBeGreaterThan(MORNING + 10n * SECOND);
    expect(event?.position).toBeGreaterThan(through);
  });

  it('keeps its word when it is closed and opened again with the clock set back', async () => {
    const { clock } = given();
    clock.now = MORNING + 10n * SECOND;
    await settledAt(MORNING + 10n * SECOND);
    clock.now = MORNING;
    await given().reopen();
    const [event] = await given().append('gaza-2025', statements(1), null);

    expect(moment(event?.knownSince ?? '')).toBeGreaterThan(MORNING + 10n * SECOND);
  });

  it('does not settle a moment to come, and holds nothing up for it', async () => {
    const { log, append } = given();
    const tomorrow = MORNING + 86_400n * SECOND;

    expect(await log.closeTime(tomorrow)).toEqual({ through: 0n, settled: false });
    const [event] = await append('gaza-2025', statements(1), null);
    expect(moment(event?.recordedAt ?? '')).toBeLessThan(tomorrow);
  });

  it('gives the same answer again, and for an earlier moment too', async () => {
    const { log, append, clock } = given();
    await append('gaza-2025', statements(2), null);
    clock.now = MORNING + 5n * SECOND;
    await settledAt(MORNING + 4n * SECOND);

    expect(await log.closeTime(MORNING + 4n * SECOND)).toEqual({ through: await log.head(), settled: true });
    expect(await log.closeTime(MORNING - 4n * SECOND)).toEqual({ through: await log.head(), settled: true });
  });

  it('is exact for appends that are under way', async () => {
    const { append, clock } = given();
    await append('gaza-2025', statements(1), null);
    clock.now = MORNING + SECOND;
    const underWay = Array.from({ length: 8 }, (_, n) => append(`process-${n}`, statements(2), null));
    const through = await settledAt(MORNING + SECOND);
    const before = await knownBy(MORNING + SECOND);
    await Promise.all(underWay);
    const after = await knownBy(MORNING + SECOND);

    expect(after.last <= through).toBe(true);
    expect(after).toEqual(before);
  });
}
