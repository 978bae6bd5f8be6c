/** Guards: a mirror that lags, or a store that is away, breaks no promise of the port. */
import { describe, expect, it, vi } from 'vitest';

import { LogCorrupt, LogUnavailable, type RecordedEvent } from '../../src/log/event-log.js';
import { collect, SECOND, statement, statements } from '../contract/sample-events.js';
import { Follower } from '../contract/follower.js';
import { NOISE_MS, wallClock } from '../kurrentdb/given.js';
import { append, mirrorOf, MirrorGiven } from './given.js';

it('an event that is told live has its fields in the order of one that is read', async () => {
  const given = await MirrorGiven.start();
  const log = await given.mirrored();
  const follower = new Follower(log);
  await follower.untilCaughtUp();
  await append(log, 'gaza-2025', statements(1));
  const told = (await follower.untilCaughtUp()).events;
  follower.leave();

  const fields = (events: readonly RecordedEvent[]): string[] =>
    events.flatMap((event) =>
      Object.keys(event).filter((name) => !['stream', 'position', 'knownSince'].includes(name)),
    );
  expect(fields(told)).toEqual(fields(await collect(log.readAll())));
});

describe('while the mirror lags', () => {
  it('what was acknowledged is read of the store, and a follower has not caught up before the mirror has it', async () => {
    const given = await MirrorGiven.start();
    const log = await given.mirrored();
    await mirrorOf(log);
    given.server.reading.faults.stalled = true;
    const four = statements(4);
    await append(log, 'gaza-2025', four);
    const ids = four.map(({ id }) => id);

    expect(log.status().position).toBe(0n);
    expect((await collect(log.readStream('gaza-2025'))).map(({ id }) => id)).toEqual(ids);
    expect(
      (await collect(log.readStream('gaza-2025', { backwards: true, limit: 3 }))).map(({ id }) => id),
    ).toEqual(ids.toReversed().slice(0, 3));
    expect((await collect(log.readAll())).map(({ id }) => id)).toEqual(ids);
    const follower = new Follower(log);
    const heard = follower.untilCaughtUp();
    given.server.reading.faults.stalled = false;
    expect((await heard).events.map(({ id }) => id)).toEqual(ids);
    follower.leave();
  });

  it('what an append has lost to is read of the store', async () => {
    const given = await MirrorGiven.start();
    const log = await given.mirrored();
    const head = await append(log, 'gaza-2025', statements(2));
    await mirrorOf(log, await log.storeHead());
    const other = await given.other();
    given.server.reading.faults.stalled = true;
    const won = statement();
    await append(other, 'gaza-2025', [won], head);

    expect(await log.append('gaza-2025', [statement()], head)).toMatchObject({ outcome: 'conflict' });
    const after = await collect(log.readStream('gaza-2025', { after: head.revision - 1 }));
    expect(after.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(after[1]?.id).toBe(won.id);
  });

  it('the head of a stream is that of the store, and can be read from then on', async () => {
    const given = await MirrorGiven.start();
    const log = await given.mirrored();
    await mirrorOf(log);
    const other = await given.other();
    given.server.reading.faults.stalled = true;
    const head = await append(other, 'gaza-2025', statements(2));

    expect(await collect(log.readStream('gaza-2025'))).toEqual([]);
    expect(await log.headOf('gaza-2025')).toEqual(head);
    expect(await collect(log.readStream('gaza-2025'))).toHaveLength(2);
  });

  it('a moment that is closed reaches as far as the store does', async () => {
    const given = await MirrorGiven.start();
    const log = await given.mirrored();
    await mirrorOf(log);
    const other = await given.other();
    given.server.reading.faults.stalled = true;
    await append(other, 'gaza-2025', statements(2));
    const { through, settled } = await log.closeTime(wallClock() - 60n * SECOND);

    expect(settled).toBe(true);
    expect(through).toBe(await other.head());
    given.server.reading.faults.stalled = false;
    await mirrorOf(log, through);
  });
});

describe('while the store is away', () => {
  it('everything that the mirror has is read, and the head is its own', async () => {
    const given = await MirrorGiven.start();
    const log = await given.mirrored();
    const head = await append(log, 'gaza-2025', statements(3));
    await mirrorOf(log, await log.storeHead());
    await given.server.stop();

    expect(await collect(log.readStream('gaza-2025'))).toHaveLength(3);
    expect(await collect(log.readAll())).toHaveLength(3);
    expect(await log.head()).toBe(log.status().position);
    await expect(log.storeHead()).rejects.toThrow(LogUnavailable);
    await expect(log.headOf('gaza-2025')).rejects.toThrow(LogUnavailable);
    await mirrorOf(log);
    await given.server.start();
    await vi.waitFor(async () => append(log, 'gaza-2025', statements(1), head), { timeout: 15_000 });
    expect(await collect(log.readStream('gaza-2025'))).toHaveLength(4);
  });

  it('is not waited for again once it is known', async () => {
    const given = await MirrorGiven.start();
    const log = await given.mirrored();
    await append(log, 'gaza-2025', statements(1));
    await mirrorOf(log, await log.storeHead());
    given.server.fallSilent();
    await log.head();
    const began = performance.now();
    for (let n = 0; n < 50; n += 1) await log.head();

    expect(performance.now() - began).toBeLessThan(NOISE_MS);
  });

  it('a moment is settled if it was over when the store was last asked, and no later one is', async () => {
    const given = await MirrorGiven.start();
    let now = wallClock();
    const log = await given.mirrored({ now: () => now });
    await append(log, 'gaza-2025', statements(2));
    const asked = now;
    const head = await log.storeHead();
    await mirrorOf(log, head);
    await given.server.stop();
    now += 3_600n * SECOND;

    expect(await log.closeTime(asked - 5n * SECOND)).toEqual({ through: head, settled: true });
    expect(await log.closeTime(asked - 4n * SECOND)).toEqual({ through: head, settled: false });
  });
});

describe('an event that breaks the chain of its stream', () => {
  it('is kept where it lies and told, and what follows it comes too', async () => {
    const given = await MirrorGiven.start();
    const other = await given.other();
    await append(other, 'gaza-2025', statements(1));
    const [ours] = given.server.records.of('process-gaza-2025');
    const text = (bytes?: Uint8Array): string => Buffer.from(bytes ?? []).toString();
    const copy = { type: ours?.type ?? '', data: text(ours?.data), metadata: text(ours?.metadata) };
    given.server.records.put('process-gaza-2025', copy);
    given.server.records.put('process-gaza-2025', { type: 'StatementMade', data: '{"broken":' });
    await append(other, 'oslo-1993', statements(1));
    const log = await given.mirrored();
    await mirrorOf(log, await log.storeHead());

    const stored = await collect(log.readAll());
    expect(stored.map(({ stream, revision }) => [stream, revision])).toEqual([
      ['gaza-2025', 0],
      ['gaza-2025', 1],
      ['gaza-2025', 2],
      ['oslo-1993', 0],
    ]);
    expect(stored[1]).toMatchObject({ id: `${stored[0]?.id ?? ''}@1`, version: 0 });
    expect(stored[2]).toMatchObject({ body: '{"broken":', version: 0 });
    expect(given.flaws).toHaveLength(2);
    expect(log.status()).toMatchObject({ flaws: 2, fault: undefined });
  });
});

it('a store that was put back under a server takes nothing from it: it says what to do', async () => {
  const given = await MirrorGiven.start();
  const log = await given.mirrored();
  const head = await append(log, 'gaza-2025', statements(3));
  await mirrorOf(log, await log.storeHead());
  given.server.records.putBack('process-gaza-2025', 1);

  await expect(log.append('gaza-2025', statements(1), head)).rejects.toThrow(LogCorrupt);
});
