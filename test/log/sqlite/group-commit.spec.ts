import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { LogUnavailable } from '../../../src/log/event-log.js';
import { AppendQueue } from '../../../src/log/sqlite/append-queue.js';
import type { QueuedAppend } from '../../../src/log/sqlite/append-queue.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { moment, MORNING, StandingClock, statement, statements } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

/** A log whose clock, which is read once for each event that is written, notes how many events are committed by then. */
async function watchedLog() {
  const folder = temporaryFolder();
  const committed: unknown[] = [];
  const clock = (): bigint => {
    committed.push(stored.get());
    return MORNING;
  };
  const log = await openSqliteLog({ folder, clock });
  const reader = new Database(join(folder, 'log.db'), { readonly: true });
  const stored = reader.prepare('SELECT count(*) FROM events').pluck();
  const close = async (): Promise<void> => {
    reader.close();
    await log.close();
  };
  return { log, committed, stored, close };
}

describe('group commit', () => {
  it('commits the appends of one turn together, and answers each after the commit', async () => {
    const { log, committed, stored, close } = await watchedLog();
    const seenAtAnswer = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        await log.append(`process-${n}`, statements(1), null);
        return stored.get();
      }),
    );

    expect(committed).toEqual(Array(50).fill(0));
    expect(seenAtAnswer).toEqual(Array(50).fill(50));
    await close();
  });

  it('checks each append against what the ones before it in the same commit left', async () => {
    const { log, committed, close } = await watchedLog();
    const outcomes = await Promise.all([
      log.append('gaza-2025', statements(2), null),
      log.append('gaza-2025', statements(1), null),
      log.append('oslo-1993', statements(1), null),
    ]);

    expect(outcomes).toMatchObject([
      { outcome: 'appended' },
      { outcome: 'conflict', actual: { revision: 1 } },
      { outcome: 'appended', events: [{ position: 3n }] },
    ]);
    expect(committed).toEqual([0, 0, 0]);
    await close();
  });

  it('bounds what one commit holds', async () => {
    const { log, committed, close } = await watchedLog();
    await Promise.all(
      Array.from({ length: 2_500 }, (_, n) => log.append(`process-${n}`, statements(1), null)),
    );

    expect(new Set(committed)).toEqual(new Set([0, 1_000, 2_000]));
    await close();
  });

  it('never splits an append, however many events it holds', async () => {
    const { log, committed, close } = await watchedLog();
    const outcomes = [
      log.append('gaza-2025', statements(10), null),
      log.append('oslo-1993', statements(1_500), null),
    ];

    expect(await Promise.all(outcomes)).toMatchObject([{ outcome: 'appended' }, { outcome: 'appended' }]);
    expect(new Set(committed)).toEqual(new Set([0, 10]));
    await close();
  });

  it('records an append that waits after a moment that is settled meanwhile', async () => {
    const clock = new StandingClock(MORNING);
    const log = await openSqliteLog({ folder: temporaryFolder(), clock: clock.read });
    const waiting = log.append('gaza-2025', statements(1), null);
    const settled = await log.closeTime(MORNING);

    expect(settled).toEqual({ through: 0n, settled: true });
    const outcome = await waiting;
    const [event] = outcome.outcome === 'appended' ? outcome.events : [];
    expect(moment(event?.recordedAt ?? '')).toBe(MORNING + 1n);
    await log.close();
  });

  it('lets the rest of the process have its turn during a long read', async () => {
    const { log, close } = await watchedLog();
    await log.append('gaza-2025', statements(1_600), null);
    let turns = 0;
    const takeTurns = (): void => {
      turns += 1;
      if (turns < 3) setImmediate(takeTurns);
    };
    setImmediate(takeTurns);
    for await (const event of log.readAll()) expect(event.stream).toBe('gaza-2025');

    expect(turns).toBe(3);
    await close();
  });
});

describe('the queue of appends', () => {
  const append = (events: QueuedAppend['events']): QueuedAppend => ({
    stream: 'gaza-2025',
    events,
    expected: null,
    resolve: () => undefined,
    reject: () => undefined,
  });
  const small = append([{ ...statement(), body: '{}' }]);
  const large = append([{ ...statement(), body: `"${'x'.repeat(2 ** 20 - 2)}"` }]);

  it('refuses what would make it too long, and takes more once it was served', () => {
    const queue = new AppendQueue();
    for (let waiting = 0; waiting < 10_000; waiting += 1) queue.add(small);

    expect(() => queue.add(small)).toThrow(LogUnavailable);
    expect(queue.take()).toHaveLength(1_000);
    queue.add(small);
  });

  it('refuses what would make it too large, and serves what one commit may hold', () => {
    const queue = new AppendQueue();
    for (let waiting = 0; waiting < 64; waiting += 1) queue.add(large);

    expect(() => queue.add(small)).toThrow('64 appends with 67108864 characters are waiting');
    expect(queue.take()).toHaveLength(4);
    queue.add(large);
  });
});
