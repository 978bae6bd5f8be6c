import { describe, expect, it, onTestFinished } from 'vitest';
import { AppendOutcomes } from '../../src/application/append/append-outcomes.js';
import { RecordClock } from '../../src/application/record-clock.js';
import { LogWatch } from '../../src/application/project/log-watch.js';
import { Readiness } from '../../src/application/project/readiness.js';
import {
  AppendOutcomeUnknown,
  AppendTooLarge,
  LogCorrupt,
  LogUnavailable,
  type EventLog,
} from '../../src/log/event-log.js';
import { MORNING, SECOND, StandingClock } from '../contract/sample-events.js';
import { altered } from '../copy/altered-log.js';
import { joined, made, opened } from '../domain/decisions/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, openLog, openProjector, type RunningProjector } from './running-projector.js';

/** A log that the store gives only while it is let, and whose head it can be made to keep to itself or to overstate. */
class Store {
  fault: Error | undefined;
  head: bigint | undefined;
  private held = Promise.resolve();
  private release = (): void => undefined;

  over(log: EventLog): EventLog {
    const follow = (options: Parameters<EventLog['follow']>[0]): ReturnType<EventLog['follow']> =>
      this.followed(log.follow(options));
    return altered(log, { follow, head: async () => this.headOf(log) });
  }

  /** From now on followers hear nothing. */
  hold(): void {
    this.held = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  give(): void {
    this.release();
  }

  private async headOf(log: EventLog): Promise<bigint> {
    if (this.fault) throw this.fault;
    return this.head ?? log.head();
  }

  private async *followed(messages: ReturnType<EventLog['follow']>): ReturnType<EventLog['follow']> {
    for await (const message of messages) {
      await this.held;
      yield message;
    }
  }
}

interface Given extends RunningProjector {
  readonly log: EventLog;
  readonly store: Store;
  readonly watch: LogWatch;
  readonly readiness: Readiness;
  readonly outcomes: AppendOutcomes;
  /** Sets the clock to so many seconds after the morning. */
  readonly at: (seconds: number) => void;
}

/** Four entries, of which none is taken in until the projector is started. */
async function given({ isMirrored = false } = {}): Promise<Given> {
  const folder = temporaryFolder();
  const log = await openLog(folder);
  await append(log, [opened, joined('hamas'), joined('israel'), made('first', '2025-10-01')]);
  const store = new Store();
  const seen = store.over(log);
  const running = openProjector(folder, seen);
  const clock = new StandingClock(MORNING);
  const outcomes = new AppendOutcomes(clock.read);
  const watch = new LogWatch(seen, running.projector, clock.read);
  onTestFinished(async () => {
    store.give();
    await running.stop();
    await log.close();
  });
  const at = (seconds: number): void => {
    clock.now = MORNING + BigInt(seconds) * SECOND;
  };
  return {
    ...running,
    log,
    store,
    watch,
    readiness: new Readiness({
      ...running,
      coverage: running.projector,
      watch,
      appends: outcomes,
      clock: new RecordClock({ wall: clock.read }),
      isMirrored,
    }),
    outcomes,
    at,
  };
}

/** With rows that cover the log. */
async function caughtUp(options: { isMirrored?: boolean } = {}): Promise<Given> {
  const running = await given(options);
  running.projector.start();
  await running.projector.firstCaughtUp();
  return running;
}

const ready = { status: 'ready' };
const catchingUp = { status: 'unready', reason: 'the rows are catching up with the log' };

describe('a server is ready', () => {
  it('not before its rows have covered the log once, however short that takes', async () => {
    const { readiness, projector } = await given();
    expect(await readiness.report()).toEqual({ ...catchingUp, position: '0', lag: '4', parkedKeys: 0 });
    projector.start();
    await projector.firstCaughtUp();
    expect(await readiness.report()).toEqual({ ...ready, position: '4', lag: '0', parkedKeys: 0 });
  });

  it('while a head that was seen waits for less than five seconds, and again once it is covered', async () => {
    const { readiness, store, log, at, covers } = await caughtUp();
    store.hold();
    const position = await append(log, [made('second', '2025-10-02')]);
    expect(await readiness.report()).toMatchObject({ ...ready, lag: '1' });
    at(4);
    expect(await readiness.report()).toMatchObject(ready);
    at(5);
    expect(await readiness.report()).toMatchObject({ ...catchingUp, lag: '1' });
    store.give();
    await covers(position);
    expect(await readiness.report()).toMatchObject({ ...ready, lag: '0' });
  });

  it('however far apart positions are, which are bytes on some stores', async () => {
    const { readiness, store, at } = await caughtUp();
    store.head = 50_000_000n;
    expect(await readiness.report()).toMatchObject({ ...ready, lag: '49999996' });
    at(5);
    expect(await readiness.report()).toMatchObject(catchingUp);
  });

  it.each([new LogUnavailable('no route'), new LogCorrupt('no log of ours')])(
    'not while the store answers with %s',
    async (fault) => {
      const { readiness, store } = await caughtUp();
      store.fault = fault;
      const away = { status: 'unready', reason: 'the store does not answer', lag: 'unknown', position: '4' };
      expect(await readiness.report()).toEqual({ ...away, parkedKeys: 0 });
      store.fault = undefined;
      expect(await readiness.report()).toMatchObject(ready);
    },
  );

  it('not any more once it stops', async () => {
    const { readiness } = await caughtUp();
    readiness.stop();
    expect(await readiness.report()).toMatchObject({ status: 'unready', reason: 'the server is stopping' });
  });
});

describe('a server with a mirror', () => {
  it('is degraded while the store does not answer: it reads what it has, however old that is', async () => {
    const { readiness, store, at } = await caughtUp({ isMirrored: true });
    store.head = 9n;
    await readiness.report();
    store.fault = new LogUnavailable('no route');
    at(60);
    const degraded = { status: 'degraded', reason: 'the store does not answer', lag: 'unknown' };
    expect(await readiness.report()).toMatchObject(degraded);
    store.fault = undefined;
    expect(await readiness.report()).toMatchObject(catchingUp);
  });

  it('is not ready before its rows have covered the mirror', async () => {
    const { readiness, store } = await given({ isMirrored: true });
    store.fault = new LogUnavailable('no route');
    expect(await readiness.report()).toMatchObject(catchingUp);
  });
});

describe('a server whose appends fail', () => {
  it.each([new LogUnavailable('no quorum'), new AppendOutcomeUnknown('no answer'), new LogCorrupt('a page')])(
    'with %s is degraded though the store answers, until one is answered',
    async (fault) => {
      const { readiness, outcomes } = await caughtUp();
      outcomes.failed(fault);
      const degraded = { status: 'degraded', reason: 'the store takes no appends', lag: '0' };
      expect(await readiness.report()).toMatchObject(degraded);
      outcomes.answered();
      expect(await readiness.report()).toMatchObject(ready);
    },
  );

  it('is ready again after ten seconds in which nobody has posted', async () => {
    const { readiness, outcomes, at } = await caughtUp();
    outcomes.failed(new LogUnavailable('no quorum'));
    at(9);
    expect(await readiness.report()).toMatchObject({ status: 'degraded' });
    at(10);
    expect(await readiness.report()).toMatchObject(ready);
  });

  it('for what is no fault of the store is ready', async () => {
    const { readiness, outcomes } = await caughtUp();
    outcomes.failed(new AppendTooLarge('2 MiB'));
    outcomes.failed(new TypeError('a defect'));
    expect(await readiness.report()).toMatchObject(ready);
  });
});

describe('the rows are behind the log', () => {
  it('by the time that the oldest head has been waiting, whatever is seen after it', async () => {
    const { watch, store, log, at, covers } = await caughtUp();
    store.hold();
    const positions: bigint[] = [];
    for (const second of [0, 2, 7]) {
      at(second);
      positions.push(await append(log, [made(`point-${second}`, '2025-10-02')]));
      expect(await watch.look()).toMatchObject({ seconds: second, storeUp: true });
    }
    at(60);
    expect(await watch.look()).toEqual({ seconds: 60, storeUp: true, head: positions.at(-1), positions: 3n });
    store.give();
    await covers(positions.at(-1) ?? 0n);
    expect(await watch.look()).toMatchObject({ seconds: 0, positions: 0n });
  });

  it('by that of the next one, when the oldest is covered', async () => {
    const { watch, store, at, projector } = await given();
    for (const [second, head] of [
      [0, 4n],
      [3, 9n],
      [8, 12n],
    ] as const) {
      at(second);
      store.head = head;
      await watch.look();
    }
    projector.start();
    await projector.covers(4n, new AbortController().signal);
    at(10);
    expect(await watch.look()).toMatchObject({ seconds: 7, head: 12n, positions: 8n });
  });

  it('also while the store is away, by what was seen before', async () => {
    const { watch, store, at } = await caughtUp();
    store.head = 9n;
    await watch.look();
    store.fault = new LogUnavailable('no route');
    at(30);
    expect(await watch.look()).toEqual({ seconds: 30, storeUp: false, head: 9n, positions: 5n });
  });

  it('for no time when the clock was set back', async () => {
    const { watch, store, at } = await caughtUp();
    at(60);
    store.head = 9n;
    await watch.look();
    at(0);
    expect(await watch.look()).toMatchObject({ seconds: 0, positions: 5n });
  });

  it('as far as it matters when more heads wait than are kept', async () => {
    const { watch, store, at } = await caughtUp();
    for (let i = 1; i <= 1_100; i++) {
      at(i);
      store.head = 4n + BigInt(i);
      await watch.look();
    }
    expect(await watch.look()).toMatchObject({ seconds: 1_099, positions: 1_100n });
  });

  it('is not told where what failed is no fault of the store', async () => {
    const { watch, store } = await caughtUp();
    store.fault = new TypeError('a defect');
    await expect(watch.look()).rejects.toThrow('a defect');
  });
});
