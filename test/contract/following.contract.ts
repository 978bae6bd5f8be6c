import { expect, it } from 'vitest';

import type { Subject } from './event-log.contract.js';
import { Follower } from './follower.js';
import { statements } from './sample-events.js';

export function describeFollowing(given: () => Subject): void {
  it('gives the history, says that it has caught up, and goes on with what comes', async () => {
    const { log, append } = given();
    const history = await append('gaza-2025', statements(3), null);
    const follower = new Follower(log);
    expect(await follower.untilCaughtUp()).toEqual({ events: history, position: history[2]?.position });

    const live = await append('oslo-1993', statements(2), null);
    expect(await follower.untilCaughtUp()).toEqual({ events: live, position: live[1]?.position });
    follower.leave();
  });

  it('says at once that it has caught up with an empty log, then wakes for the first event', async () => {
    const { log, append } = given();
    const follower = new Follower(log);
    expect(await follower.untilCaughtUp()).toEqual({ events: [], position: 0n });

    const waiting = follower.next();
    const [event] = await append('gaza-2025', statements(1), null);
    expect(await waiting).toEqual({ kind: 'event', event });
    follower.leave();
  });

  it('begins after a position', async () => {
    const { log, append } = given();
    const history = await append('gaza-2025', statements(4), null);
    const follower = new Follower(log, history[1]?.position);

    expect((await follower.untilCaughtUp()).events).toEqual(history.slice(2));
    follower.leave();
  });

  it('gives several followers the same, each at its own pace', async () => {
    const { log, append } = given();
    const history = await append('gaza-2025', statements(2), null);
    const quick = new Follower(log);
    const slow = new Follower(log);
    await quick.untilCaughtUp();
    expect(await slow.next()).toEqual({ kind: 'event', event: history[0] });

    const live = await append('gaza-2025', statements(2), history[1] ?? null);
    expect((await quick.untilCaughtUp()).events).toEqual(live);
    expect((await slow.untilCaughtUp()).events).toEqual([history[1], ...live]);
    quick.leave();
    slow.leave();
  });

  it('neither misses nor repeats an event while many are appended', async () => {
    const { log, append } = given();
    const follower = new Follower(log);
    const writers = Array.from({ length: 12 }, async (_, writer) => {
      let head = null;
      for (let turn = 0; turn < 25; turn += 1) {
        head = (await append(`process-${writer}`, statements(2), head)).at(-1) ?? null;
      }
    });
    const heard: bigint[] = [];
    while (heard.length < 600) {
      const message = await follower.next();
      if (message?.kind === 'event') heard.push(message.event.position);
      else expect(message?.position).toBe(heard.at(-1) ?? 0n);
    }
    await Promise.all(writers);

    const stored = [];
    for await (const { position } of log.readAll()) stored.push(position);
    expect(heard).toEqual(stored);
    expect(await follower.untilCaughtUp()).toEqual({ events: [], position: await log.head() });
    follower.leave();
  });

  it('ends when the caller leaves, while it waits and while it gives', async () => {
    const { log, append } = given();
    await append('gaza-2025', statements(3), null);
    const waiting = new Follower(log);
    await waiting.untilCaughtUp();
    const next = waiting.next();
    waiting.leave();
    expect(await next).toBeNull();

    const giving = new Follower(log);
    await giving.next();
    giving.leave();
    expect(await giving.next()).toBeNull();
    const late = new Follower(log);
    late.leave();
    expect(await late.next()).toBeNull();
  });

  it('ends when the log closes', async () => {
    const { log, append } = given();
    await append('gaza-2025', statements(1), null);
    const follower = new Follower(log);
    await follower.untilCaughtUp();
    const next = follower.next();
    await log.close();

    expect(await next).toBeNull();
  });
}
