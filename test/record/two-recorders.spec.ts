import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { Recorder } from '../../src/application/append/recorder.js';
import { verifyStream } from '../../src/log/chain.js';
import {
  AppendOutcomeUnknown,
  AppendTooLarge,
  type EventLog,
  type RecordedEvent,
} from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { collect, moment } from '../contract/sample-events.js';
import { defined, idOf, joined, opened, process } from '../domain/decisions/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { submit, WatchedLog } from './two-servers.js';

const clock = (): bigint => moment('2026-06-30T12:00:00.000000Z');

let log: EventLog;
let watched: WatchedLog;
let one: Recorder;
let other: Recorder;

beforeEach(async () => {
  log = await openSqliteLog({ folder: temporaryFolder(), clock });
  watched = new WatchedLog(log);
  one = new Recorder(watched.log, clock);
  other = new Recorder(log, clock);
});
afterEach(() => log.close());

const stored = (): Promise<RecordedEvent[]> => collect(log.readStream('gaza-2025'));

describe('two servers that record into one process', () => {
  it('both go on when they have lost a race: nothing is lost, nothing comes twice, every receipt is true', async () => {
    await submit(one, process);
    const phases = Array.from({ length: 60 }, (_, n) => defined(`phase-${n + 10}`));
    const receipts = await Promise.all(phases.map((phase, n) => submit(n % 2 ? one : other, [phase])));

    const events = await stored();
    expect(events).toHaveLength(process.length + 60);
    expect(new Set(events.map(({ id }) => id)).size).toBe(process.length + 60);
    for (const { events: told } of receipts) {
      expect(events.filter(({ id }) => id === told[0]?.id)).toMatchObject([told[0]]);
    }
    expect(await verifyStream(log.readStream('gaza-2025'))).toMatchObject({ ok: true });
  });

  it('take the same entry once: one has appended it, the other finds it on the record', async () => {
    await submit(one, process);
    await submit(other, [defined('phase-2')]);
    const phase = defined('phase-3');
    const [a, b] = await Promise.all([submit(one, [phase]), submit(other, [phase])]);

    expect([a.appended, b.appended].toSorted()).toEqual([0, 1]);
    expect(a.events).toMatchObject([{ id: phase.id, hash: b.events[0]?.hash }]);
    expect((await stored()).filter(({ id }) => id === phase.id)).toHaveLength(1);
  });

  it('take one of two entries that have the same id and differ', async () => {
    await submit(one, process);
    await submit(other, [defined('phase-2')]);
    const phase = defined('phase-3');
    const differing = { ...phase, note: { en: 'Otherwise the same' } };
    const outcomes = await Promise.allSettled([submit(one, [phase]), submit(other, [differing])]);

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { refusals: [{ code: 'event-id-reused' }] },
    });
  });

  it('refuse nothing that rests on what the other has recorded meanwhile', async () => {
    await submit(one, process);
    await submit(other, [joined('norway')]);
    const claim = { ...defined('phase-7'), id: idOf('on what came meanwhile') };
    await submit(other, [claim]);

    await expect(submit(one, [{ ...joined('norway'), id: idOf('joins twice') }])).rejects.toMatchObject({
      refusals: [{ code: 'id-taken' }],
    });
    await expect(submit(one, [{ ...defined('phase-7'), id: idOf('again') }])).rejects.toMatchObject({
      refusals: [{ code: 'id-taken' }],
    });
    await submit(other, [{ ...opened, id: idOf('elsewhere') }], { processId: 'elsewhere' });
    await expect(
      submit(one, [{ ...joined('norway'), id: idOf('joins') }], { processId: 'elsewhere' }),
    ).resolves.toMatchObject({
      appended: 1,
    });
  });

  it('hold a condition on a revision against the newest one', async () => {
    const { events } = await submit(one, process);
    await submit(other, [defined('phase-2')]);
    const revision = events.length;

    await expect(submit(one, [defined('phase-3')], { expected: revision })).resolves.toMatchObject({
      appended: 1,
    });
    await expect(submit(other, [defined('phase-4')], { expected: revision })).rejects.toMatchObject({
      refusals: [{ code: 'revision-conflict' }],
    });
  });

  it('decide a dry run on the newest record', async () => {
    await submit(one, process);
    await submit(other, [defined('phase-2')]);

    await expect(
      submit(one, [{ ...defined('phase-2'), id: idOf('dry') }], { dryRun: true }),
    ).rejects.toMatchObject({
      refusals: [{ code: 'id-taken' }],
    });
  });
});

it('a lost race costs what the other has appended, however long the process is', async () => {
  await submit(one, process);
  for (let n = 0; n < 10; n += 1) {
    await submit(
      one,
      Array.from({ length: 100 }, (_, i) => defined(`phase-${n}-${i}`)),
    );
  }
  await submit(other, [defined('first'), defined('second')]);
  watched.read = 0;
  await submit(one, [defined('third')]);

  expect(watched.read).toBeLessThanOrEqual(4);
});

it('a store that was put back to an earlier state is read anew', async () => {
  await submit(one, process);
  await submit(one, [defined('phase-2')]);
  await log.close();
  log = await openSqliteLog({ folder: temporaryFolder(), clock });
  other = new Recorder(log, clock);
  await submit(other, process);
  watched.inner = log;

  await expect(submit(one, [defined('phase-9')])).resolves.toMatchObject({
    appended: 1,
  });
  expect(await verifyStream(log.readStream('gaza-2025'))).toMatchObject({ ok: true });
});

describe('an append of unknown outcome', () => {
  const lost = (): never => {
    throw new AppendOutcomeUnknown('no answer');
  };

  it('that was written is answered as it is', async () => {
    await submit(one, process);
    watched.after = () => {
      watched.after = undefined;
      lost();
    };
    const phase = defined('phase-2');

    expect(await submit(one, [phase])).toMatchObject({ appended: 1, events: [{ id: phase.id }] });
    expect((await stored()).filter(({ id }) => id === phase.id)).toHaveLength(1);
  });

  it('that was not written is tried once more, and then told', async () => {
    await submit(one, process);
    let tries = 0;
    watched.before = () => {
      tries += 1;
      lost();
    };

    await expect(submit(one, [defined('phase-2')])).rejects.toThrow(AppendOutcomeUnknown);
    expect(tries).toBe(2);
    watched.before = undefined;
    await expect(submit(one, [defined('phase-2')])).resolves.toMatchObject({ appended: 1 });
  });
});

describe('what is too much for one append', () => {
  it('is split where it is of several submissions: each is recorded whole', async () => {
    await submit(one, process);
    const sizes: number[] = [];
    watched.before = (events) => {
      sizes.push(events);
      if (events > 3) throw new AppendTooLarge('more than 3');
    };
    const batches = Array.from({ length: 5 }, (_, n) => [defined(`a-${n}`), defined(`b-${n}`)]);
    const receipts = await Promise.all(batches.map((batch) => submit(one, batch)));

    expect(receipts.map(({ appended }) => appended)).toEqual([2, 2, 2, 2, 2]);
    expect(Math.max(...sizes)).toBeGreaterThan(3);
    expect(await stored()).toHaveLength(process.length + 10);
    expect(await verifyStream(log.readStream('gaza-2025'))).toMatchObject({ ok: true });
  });

  it('is refused where it is one submission, and nothing of it is recorded', async () => {
    await submit(one, process);
    watched.before = () => {
      throw new AppendTooLarge('too much');
    };

    await expect(submit(one, [defined('a'), defined('b')])).rejects.toThrow(AppendTooLarge);
    expect(await stored()).toHaveLength(process.length);
  });
});
