/** Guards: a mirror is the log in the format of the embedded one, kept across restarts, and never that of another log. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { LogUnavailable } from '../../src/log/event-log.js';
import { collect, statements } from '../contract/sample-events.js';
import { wallClock } from '../kurrentdb/given.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, fileIn, leftBehind, mirrorOf, MirrorGiven } from './given.js';

const NO_END = Number.MAX_SAFE_INTEGER;

describe('the file of a mirror', () => {
  it('holds what the store holds, at its positions, for whoever reads it beside the server', async () => {
    const given = await MirrorGiven.start();
    // Recorded by a clock that is behind, so that it counts as known only since it came in.
    const late = await given.other({ now: () => wallClock() - 60_000_000n });
    const head = await append(late, 'gaza-2025', statements(3));
    await append(late, 'oslo-1993', statements(2));
    await append(late, 'gaza-2025', statements(2), head);
    const stored = await collect(late.readAll());
    const folder = temporaryFolder();
    const log = await given.mirrored({ folder });
    await mirrorOf(log, stored.at(-1)?.position);

    const file = fileIn(folder);
    expect(file.pageOfAll(0n, file.head(), 100).events).toEqual(stored);
    expect(file.head()).toBe(stored.at(-1)?.position);
    expect(stored.every(({ knownSince, recordedAt }) => knownSince > recordedAt)).toBe(true);
    const third = stored[2];
    expect(file.eventAt(third?.position ?? 0n)).toEqual(third);
    expect(file.eventById('gaza-2025', third?.id ?? '')).toEqual(third);
    expect(file.eventById('oslo-1993', third?.id ?? '')).toBeUndefined();
    const gaza = file.pageOfStream('gaza-2025', { after: -1, before: NO_END, backwards: true }, 2);
    expect(gaza.events.map(({ revision }) => revision)).toEqual([4, 3]);
  });

  it('is gone on with after the process was killed: what is in it is not asked for again', async () => {
    const given = await MirrorGiven.start();
    const folder = temporaryFolder();
    const killed = await given.mirrored({ folder });
    const head = await append(killed, 'gaza-2025', statements(500));
    await mirrorOf(killed, await killed.storeHead());
    const copy = leftBehind(folder);
    await append(killed, 'gaza-2025', statements(2), head);
    const read = given.server.reading.recordsRead;
    const log = await given.mirrored({ folder: copy });
    await mirrorOf(log, await killed.storeHead());

    expect(await collect(log.readStream('gaza-2025'))).toHaveLength(502);
    expect(given.server.reading.recordsRead - read).toBeLessThan(100);
  });

  it('is made anew when it is of another store', async () => {
    const elsewhere = await MirrorGiven.start();
    const folder = temporaryFolder();
    const before = await elsewhere.mirrored({ folder });
    await append(before, 'gaza-2025', statements(3));
    await mirrorOf(before, await before.storeHead());
    await before.close();
    const given = await MirrorGiven.start();
    const other = await given.other();
    await append(other, 'dayton-1995', statements(2));
    const log = await given.mirrored({ folder });
    await mirrorOf(log, await log.storeHead());

    expect(await collect(log.readAll())).toEqual(await collect(other.readAll()));
  });

  it.each([
    ['damaged', (folder: string) => writeFileSync(join(folder, 'mirror.db'), 'not a database '.repeat(400))],
    ['empty', (folder: string) => writeFileSync(join(folder, 'mirror.db'), '')],
  ])('is made anew when it is %s', async (_what, spoil) => {
    const given = await MirrorGiven.start();
    const folder = temporaryFolder();
    spoil(folder);
    const log = await given.mirrored({ folder });
    await append(log, 'gaza-2025', statements(2));
    await mirrorOf(log, await log.storeHead());

    expect(fileIn(folder).pageOfAll(0n, 10n ** 12n, 10).events).toHaveLength(2);
  });

  it('is made anew with another settle time, which gives other times of being known', async () => {
    const given = await MirrorGiven.start();
    const late = await given.other({ now: () => wallClock() - 6_000_000n });
    await append(late, 'gaza-2025', statements(1));
    const folder = temporaryFolder();
    const strict = await given.mirrored({ folder });
    await mirrorOf(strict, await strict.storeHead());
    const [lateEvent] = await collect(strict.readAll());
    await strict.close();
    const patient = await given.mirrored({ folder, settleTime: 60 });
    await mirrorOf(patient, await patient.storeHead());
    const [event] = await collect(patient.readAll());

    expect(lateEvent?.knownSince).not.toBe(lateEvent?.recordedAt);
    expect(event?.knownSince).toBe(event?.recordedAt);
  });

  it('is one server’s', async () => {
    const given = await MirrorGiven.start();
    const folder = temporaryFolder();
    await given.mirrored({ folder });

    await expect(given.mirrored({ folder })).rejects.toThrow(LogUnavailable);
  });
});
