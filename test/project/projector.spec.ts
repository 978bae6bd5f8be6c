import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { LogUnavailable, type EventLog, type FollowMessage } from '../../src/log/event-log.js';
import { joined, made, opened } from '../domain/decisions/entries.js';
import { pastRowsOf, told } from '../laws/read-models.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, openLog, openProjector, PROCESS, type RunningProjector } from './running-projector.js';

const entries = [opened, joined('hamas'), joined('israel'), made('first', '2025-10-01')];

async function given(): Promise<RunningProjector & { log: EventLog }> {
  const folder = temporaryFolder();
  const log = await openLog(folder);
  await append(log, entries);
  const running = openProjector(folder, log);
  onTestFinished(async () => {
    await running.stop();
    await log.close();
  });
  return { ...running, log };
}

type Follow = EventLog['follow'];

/** The log as a store shows it that breaks off after some messages, the first times that it is followed. */
function faulty(log: EventLog, breaksAfter: readonly number[]): void {
  const follow = log.follow.bind(log);
  let times = 0;
  vi.spyOn(log, 'follow').mockImplementation(async function* (options): ReturnType<Follow> {
    let left = breaksAfter[times++] ?? Infinity;
    for await (const message of follow(options)) {
      if (left-- === 0) throw new LogUnavailable('the store does not answer');
      yield message;
    }
  });
}

describe('the projector', () => {
  it('goes on after faults of the log, and says so until it has', async () => {
    const { log, projector, rows, views, failed, covers } = await given();
    faulty(log, [0, 2]);
    projector.start();
    await covers(4n);
    await projector.firstCaughtUp();
    expect(failed).toHaveLength(2);
    expect(projector.status()).toMatchObject({ position: 4n, caughtUpOnce: true, fault: undefined });
    expect(views.checkpoint().position).toBe(4);
    expect(told(rows)).toEqual(told(pastRowsOf({ views })));
  });

  it('has no fault any more once the log answers, also when there is nothing new', async () => {
    const { log, projector, failed } = await given();
    const follow = log.follow.bind(log);
    let broken = false;
    vi.spyOn(log, 'follow').mockImplementation(async function* (options): ReturnType<Follow> {
      for await (const message of follow(options)) {
        yield message;
        if (message.kind === 'caught-up' && !broken) {
          broken = true;
          throw new LogUnavailable('the store does not answer');
        }
        if (message.kind === 'caught-up') again.resolve(undefined);
      }
    });
    const again = Promise.withResolvers<undefined>();
    projector.start();
    await again.promise;
    expect(failed).toHaveLength(1);
    expect(projector.status().fault).toBeUndefined();
  });

  it('skips what it has taken in already', async () => {
    const { log, projector, rows, views, covers } = await given();
    const follow = log.follow.bind(log);
    vi.spyOn(log, 'follow').mockImplementation(async function* ({ signal }): ReturnType<Follow> {
      // At least once: everything is given again before each answer that all is given.
      const given: FollowMessage[] = [];
      for await (const message of follow({ signal })) {
        if (message.kind === 'event') {
          given.push(message);
          yield message;
        } else {
          yield message;
          yield* given;
          yield message;
        }
      }
    });
    projector.start();
    await covers(4n);
    await covers(await append(log, [made('second', '2025-10-02')]));
    expect(views.checkpoint().position).toBe(5);
    expect(told(rows)['process-overview']?.[`${PROCESS} ${PROCESS}`]).toMatchObject({
      counts: { commitment: 2 },
    });
    expect(told(rows)).toEqual(told(pastRowsOf({ views })));
  });

  it('takes nothing in while the rows have to stand still', async () => {
    const { log, projector, views, covers } = await given();
    projector.start();
    await covers(4n);
    const covered = await projector.whilePaused(async (position) => {
      const last = await append(log, [made('second', '2025-10-02')]);
      expect(views.checkpoint().position).toBe(Number(position));
      return last;
    });
    await covers(covered);
    expect(views.checkpoint().position).toBe(5);
  });

  it('tells whoever waits after the commit, never before', async () => {
    const { projector, views } = await given();
    const heard: [bigint, number][] = [];
    projector.onCommit(({ position }) => heard.push([position, views.checkpoint().position]));
    projector.start();
    await projector.firstCaughtUp();
    expect(heard).toEqual([[4n, 4]]);
    const aborted = AbortSignal.abort();
    expect(await projector.covers(4n, aborted)).toBe(true);
    expect(await projector.covers(5n, aborted)).toBe(false);
  });
});
