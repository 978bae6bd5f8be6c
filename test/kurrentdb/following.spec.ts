import { describe, expect, it, vi } from 'vitest';

import type { RecordedEvent } from '../../src/log/event-log.js';
import { Follower } from '../contract/follower.js';
import { collect, statements } from '../contract/sample-events.js';
import { givenLog } from './given.js';

const given = givenLog();

const ids = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** A follower that has caught up with three events; then something happens, and two more are appended. */
async function caughtUpWithThree(): Promise<{
  follower: Follower;
  before: RecordedEvent[];
  appendTwo: () => Promise<string[]>;
}> {
  const head = await given.append('gaza-2025', statements(3));
  const follower = new Follower(given.log);
  const { events } = await follower.untilCaughtUp();
  const appendTwo = async (): Promise<string[]> => {
    const two = statements(2);
    await given.append('gaza-2025', two, head);
    return ids(two);
  };
  return { follower, before: events, appendTwo };
}

/** The events of as many rounds of catching up as it takes to hear so many. */
async function hear(follower: Follower, count: number): Promise<RecordedEvent[]> {
  const heard: RecordedEvent[] = [];
  while (heard.length < count) heard.push(...(await follower.untilCaughtUp()).events);
  return heard;
}

async function subscribed(): Promise<void> {
  await vi.waitFor(() => expect(given.server.reading.open).toBe(1), { timeout: 10_000 });
}

describe('a subscription that is dropped', () => {
  it.each([
    ['just ends', async () => given.server.endSubscriptions()],
    ['is reset', async () => given.server.reset()],
    [
      'ends with the server, which comes back',
      async () => {
        await given.server.stop();
        await given.server.start();
      },
    ],
  ])(
    'is taken up again after what was seen when it %s: nothing is missed, nothing comes twice',
    async (_what, drop) => {
      const { follower, before, appendTwo } = await caughtUpWithThree();
      await drop();
      const live = await appendTwo();

      expect(ids(await hear(follower, 2))).toEqual(live);
      expect(before).toHaveLength(3);
      follower.leave();
    },
  );

  it('is taken up however often that happens, while much is appended', async () => {
    const follower = new Follower(given.log);
    const heard = hear(follower, 60);
    let head = null;
    for (let turn = 0; turn < 20; turn += 1) {
      head = await given.append('gaza-2025', statements(3), head);
      if (turn % 4 === 1) given.server.endSubscriptions();
      if (turn % 4 === 3) given.server.reset();
    }

    expect(ids(await heard)).toEqual(ids(await collect(given.log.readAll())));
    follower.leave();
  });
});

describe('a subscription that is silent', () => {
  it('is dropped when the log has grown meanwhile, and taken up again', async () => {
    const { follower, appendTwo } = await caughtUpWithThree();
    await subscribed();
    given.server.reading.faults.stalled = true;
    const live = await appendTwo();
    // The one that is open stays silent for ever; only another one can bring them.
    await vi.waitFor(() => expect(given.server.reading.opened).toBeGreaterThan(1), { timeout: 10_000 });
    given.server.reading.faults.stalled = false;

    expect(ids(await hear(follower, 2))).toEqual(live);
    follower.leave();
  });

  it('stays when there is nothing to say', async () => {
    const { follower } = await caughtUpWithThree();
    await subscribed();
    const asked = given.server.reading.pages;
    await vi.waitFor(() => expect(given.server.reading.pages).toBeGreaterThan(asked + 2), {
      timeout: 10_000,
    });

    expect(given.server.reading.opened).toBe(1);
    follower.leave();
  });

  it('because the server is: it is taken up once the server answers again', async () => {
    const { follower, appendTwo } = await caughtUpWithThree();
    given.server.fallSilent();
    await expect(given.log.head()).rejects.toThrow();
    given.server.heal();
    let live: string[] = [];
    await expect.poll(async () => (live = await appendTwo()), { timeout: 15_000 }).toHaveLength(2);

    expect(ids(await hear(follower, 2))).toEqual(live);
    follower.leave();
  });
});

it('events that the server gives twice, or again after a drop, are given once', async () => {
  given.server.reading.faults.doubled = true;
  const { follower, before, appendTwo } = await caughtUpWithThree();
  const live = await appendTwo();
  expect(ids(await hear(follower, 2))).toEqual(live);
  given.server.endSubscriptions();
  const head = (await given.stored('gaza-2025')).at(-1) ?? null;
  const more = statements(2);
  await given.append('gaza-2025', more, head);

  expect(ids(await hear(follower, 2))).toEqual(ids(more));
  expect(before).toHaveLength(3);
  follower.leave();
});

it('an event that nobody can read comes where it lies, and what follows it comes too', async () => {
  const { follower } = await caughtUpWithThree();
  given.server.records.put('process-oslo-1993', { type: 'StatementMade', data: '{"broken":' });
  await given.append('dayton-1995', statements(1));

  const [broken, next] = await hear(follower, 2);
  expect(broken).toMatchObject({ stream: 'oslo-1993', version: 0, body: '{"broken":' });
  expect(next).toMatchObject({ stream: 'dayton-1995', version: 1 });
  follower.leave();
});

it('a follower that is slow holds nobody up, and gets everything', async () => {
  const slow = new Follower(given.log);
  const quick = new Follower(given.log);
  await slow.untilCaughtUp();
  await quick.untilCaughtUp();
  let head = null;
  // More than the live tail keeps, so that the slow one has to read pages.
  for (let turn = 0; turn < 6; turn += 1) head = await given.append('gaza-2025', statements(500), head);
  expect(await hear(quick, 3_000)).toHaveLength(3_000);

  const stored = await collect(given.log.readAll());
  expect(ids(await hear(slow, 3_000))).toEqual(ids(stored));
  slow.leave();
  quick.leave();
});

it('tells how far the log has been looked through where the events are others’', async () => {
  const messages = given.log.follow({ signal: AbortSignal.timeout(20_000) });
  for (let n = 0; n < 600; n += 1)
    given.server.records.put(`orders-${n}`, { type: 'OrderPlaced', data: '{}' });
  const checkpoints: bigint[] = [];
  for await (const message of messages) {
    if (message.kind === 'checkpoint') checkpoints.push(message.position);
    if (checkpoints.length > 0) break;
    if (message.kind === 'caught-up')
      given.server.records.put('orders-7', { type: 'OrderPlaced', data: '{}' });
    given.server.endSubscriptions();
  }
  expect(checkpoints[0]).toBeGreaterThan(0n);
});

it('the events of one append are told together, also when they come one by one and the subscription is dropped between', async () => {
  const follower = new Follower(given.log);
  await follower.untilCaughtUp();
  await subscribed();
  given.server.reading.faults.breaksAfter = 2;
  const five = statements(5);
  await given.append('gaza-2025', five);

  expect(ids((await follower.untilCaughtUp()).events)).toEqual(ids(five));
  expect(given.server.reading.opened).toBeGreaterThan(1);
  follower.leave();
});
