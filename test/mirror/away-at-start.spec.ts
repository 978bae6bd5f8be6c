/** Guards: a mirror is enough to start with, and is held against the store at the first contact before anything else. */
import { expect, it, vi } from 'vitest';

import { AppendOutcomeUnknown, LogUnavailable } from '../../src/log/event-log.js';
import { Follower } from '../contract/follower.js';
import { collect, SECOND, statements } from '../contract/sample-events.js';
import { wallClock } from '../kurrentdb/given.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, mirrorOf, MirrorGiven } from './given.js';

const PATIENCE = { timeout: 20_000 };

/** A folder with a mirror of three events, and the store stopped. */
async function leftWithMirror(
  given: MirrorGiven,
  now = wallClock,
): Promise<{ folder: string; head: { revision: number; hash: string } }> {
  const folder = temporaryFolder();
  const log = await given.mirrored({ folder, now });
  const head = await append(log, 'gaza-2025', statements(3));
  await mirrorOf(log, await log.storeHead());
  await log.storeHead();
  await log.close();
  await given.server.stop();
  return { folder, head };
}

it('what the mirror holds is read, a follower is caught up at its end, and appends are refused', async () => {
  const given = await MirrorGiven.start();
  const { folder, head } = await leftWithMirror(given);
  const log = await given.mirrored({ folder });

  expect(await collect(log.readAll())).toHaveLength(3);
  expect(await collect(log.readStream('gaza-2025', { backwards: true, limit: 2 }))).toHaveLength(2);
  expect(await log.head()).toBe(log.status().position);
  const follower = new Follower(log);
  expect((await follower.untilCaughtUp()).events).toHaveLength(3);
  follower.leave();
  expect(log.status()).toMatchObject({ complete: false, fault: undefined });
  expect(log.status().storeAwaySince).toBeDefined();
  expect(given.away.join()).toContain(`which reaches to position ${log.status().position}`);
  await expect(log.append('gaza-2025', statements(1), head)).rejects.toThrow(LogUnavailable);
});

it('how old the mirror is counts from when it last held all that the store had', async () => {
  const given = await MirrorGiven.start();
  let now = wallClock();
  const { folder } = await leftWithMirror(given, () => now);
  now += 3_600n * SECOND;
  const log = await given.mirrored({ folder, now: () => now });

  expect(log.status().ageSeconds).toBe(3_600);
  await given.server.start();
  await vi.waitFor(async () => log.storeHead(), PATIENCE);
  await mirrorOf(log);
  expect(log.status()).toMatchObject({ ageSeconds: 0, storeAwaySince: undefined });
});

it('goes on by itself when the store comes, with what others have appended meanwhile', async () => {
  const given = await MirrorGiven.start();
  const { folder, head } = await leftWithMirror(given);
  const log = await given.mirrored({ folder });
  const follower = new Follower(log);
  await follower.untilCaughtUp();
  await given.server.start();
  const other = await given.other();
  const more = statements(2);
  const next = await append(other, 'gaza-2025', more, head);

  expect((await follower.untilCaughtUp()).events.map(({ id }) => id)).toEqual(more.map(({ id }) => id));
  follower.leave();
  expect(log.status()).toMatchObject({ complete: true, flaws: 0 });
  await append(log, 'gaza-2025', statements(1), next);
  expect(await collect(log.readStream('gaza-2025'))).toHaveLength(6);
});

it.each([
  [
    'is another log',
    (given: MirrorGiven): void => {
      given.server.records.putBack('process-gaza-2025', 0);
      given.server.records.put('process-oslo-1993', { type: 'StatementMade', data: '{}' });
    },
  ],
  [
    'was put back to a backup',
    (given: MirrorGiven): void => {
      given.server.records.putBack('process-gaza-2025', 2);
    },
  ],
])('a store that comes and %s is said to be, and takes nothing', async (_what, change) => {
  const given = await MirrorGiven.start();
  const { folder, head } = await leftWithMirror(given);
  const log = await given.mirrored({ folder });
  change(given);
  const before = given.server.records.all.length;
  await given.server.start();

  const { message } = await log.strange;
  expect(message).toContain('is not the one that the mirror');
  expect(message).toContain('Check which store and stream prefix are configured');
  const refused: unknown = await log
    .append('gaza-2025', statements(1), head)
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LogUnavailable);
  expect(refused).not.toBeInstanceOf(AppendOutcomeUnknown);
  expect(given.server.records.all).toHaveLength(before);
  expect(await collect(log.readAll())).toHaveLength(3);
});

it('without a mirror there is nothing to answer from: it does not open, and says what is missing', async () => {
  const given = await MirrorGiven.start();
  await given.server.stop();

  await expect(given.mirrored()).rejects.toThrow(/The store cannot be reached: .* nothing to answer from/);
});

it('a mirror that was made with another settle time is of no use without its store, and stays as it is', async () => {
  const given = await MirrorGiven.start();
  const { folder } = await leftWithMirror(given);

  await expect(given.mirrored({ folder, settleTime: 7 })).rejects.toThrow(
    /of no use without it: .*settle time/,
  );
  expect(await collect((await given.mirrored({ folder })).readAll())).toHaveLength(3);
});
