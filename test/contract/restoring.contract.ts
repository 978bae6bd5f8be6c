import { expect, it } from 'vitest';

import { verifyStream } from '../../src/log/chain.js';
import { LogUnavailable } from '../../src/log/event-log.js';
import type { RecordedEvent } from '../../src/log/event-log.js';
import type { Subject } from './event-log.contract.js';
import { Follower } from './follower.js';
import { recordedElsewhere, withoutPosition } from './recorded-elsewhere.js';
import { collect, moment, MORNING, SECOND, statements, statementWith } from './sample-events.js';

/** Two processes in turn. */
function history(): [RecordedEvent, RecordedEvent, RecordedEvent, RecordedEvent] {
  const gaza = recordedElsewhere('gaza-2025', null);
  const oslo = recordedElsewhere('oslo-1993', null, { seconds: 1n });
  return [
    gaza,
    oslo,
    recordedElsewhere('gaza-2025', gaza, { seconds: 2n }),
    recordedElsewhere('oslo-1993', oslo, { seconds: 3n }),
  ];
}

export function describeRestoring(given: () => Subject): void {
  const restored = async (): Promise<object[]> =>
    (await collect(given().log.readAll())).map((event) => withoutPosition(event));

  it('keeps the events of another log as they are and in their order', async () => {
    const events = history();
    await given().log.restore(events);

    expect(await restored()).toEqual(events.map(withoutPosition));
    const oslo = await collect(given().log.readStream('oslo-1993'));
    expect(oslo.map(withoutPosition)).toEqual([events[1], events[3]].map(withoutPosition));
    expect(await verifyStream(given().log.readStream('gaza-2025'))).toMatchObject({ ok: true, events: 2 });
  });

  it('puts them at positions of its own, which grow', async () => {
    const { log, append } = given();
    const [before] = await append('dayton-1995', statements(1), null);
    await log.restore(history());

    const positions = (await collect(log.readAll())).map(({ position }) => position);
    expect(positions).toHaveLength(5);
    expect(positions[0]).toBe(before?.position);
    expect(positions).toEqual(positions.toSorted((one, other) => (one < other ? -1 : 1)));
    expect(new Set(positions).size).toBe(5);
    expect(await log.head()).toBe(positions[4]);
  });

  it('keeps since when an event counts as known, also where that is later than its recording', async () => {
    const first = recordedElsewhere('gaza-2025', null, { knownSeconds: 30n });
    const second = recordedElsewhere('gaza-2025', first, { seconds: 20n });
    await given().log.restore([first, second]);
    await given().reopen();

    expect(await restored()).toEqual([first, second].map(withoutPosition));
  });

  it('keeps the text of every body', async () => {
    const event = statementWith({
      title: { ar: 'بيان ميامي', en: 'A "quoted" \u2028 line' },
      parts: [1.5, null, {}],
    });
    const there = recordedElsewhere('gaza-2025', null, { event });
    await given().log.restore([there]);

    expect(await restored()).toEqual([withoutPosition(there)]);
    expect(await verifyStream(given().log.readStream('gaza-2025'))).toMatchObject({ ok: true, events: 1 });
  });

  it('goes on after what was restored before, also when it was opened again', async () => {
    const [first, second, third, fourth] = history();
    await given().log.restore([first, second]);
    await given().log.restore([third]);
    await given().reopen();
    await given().log.restore([fourth]);

    expect(await restored()).toEqual([first, second, third, fourth].map(withoutPosition));
  });

  it('does nothing when there is nothing to restore', async () => {
    await given().log.restore([]);

    expect(await given().log.head()).toBe(0n);
  });

  it('takes no event that leaves one out before it', async () => {
    const [, , third, fourth] = history();

    await expect(given().log.restore([third])).rejects.toThrow(RangeError);
    await expect(given().log.restore([fourth])).rejects.toThrow(RangeError);
    expect(await restored()).toEqual([]);
  });

  it('takes no event twice', async () => {
    const [first, , third] = history();
    await given().log.restore([first, third]);

    await expect(given().log.restore([third])).rejects.toThrow(RangeError);
    await expect(given().log.restore([first])).rejects.toThrow(RangeError);
    expect(await restored()).toEqual([first, third].map(withoutPosition));
  });

  it('takes no event of another history of the process', async () => {
    const [first] = history();
    const other = recordedElsewhere('gaza-2025', null);
    await given().log.restore([first]);

    await expect(given().log.restore([other])).rejects.toThrow(RangeError);
    await expect(given().log.restore([recordedElsewhere('gaza-2025', other)])).rejects.toThrow(RangeError);
    expect(await restored()).toEqual([withoutPosition(first)]);
  });

  it.each([
    ['a hash of something else', { hash: '0'.repeat(64) }],
    ['a body that was changed', { body: '{"title":{"en":"Another statement"}}' }],
    ['a recorded time that was changed', { recordedAt: '2025-12-19T00:00:00.000000Z' }],
    ['a process that was changed', { stream: 'oslo-1993' }],
    ['a time of being known that is no moment', { knownSince: 'later' }],
  ])('takes no event with %s', async (_what, change) => {
    const [first] = history();

    await expect(given().log.restore([{ ...first, ...change }])).rejects.toThrow(RangeError);
    expect(await restored()).toEqual([]);
  });

  it('gives what was restored to those who follow', async () => {
    const { log } = given();
    const follower = new Follower(log);
    await follower.untilCaughtUp();
    const events = history();
    await log.restore(events);

    const heard: RecordedEvent[] = [];
    while (heard.length < events.length) heard.push(...(await follower.untilCaughtUp()).events);
    expect(heard.map(withoutPosition)).toEqual(events.map(withoutPosition));
    follower.leave();
  });

  it('appends after what was restored: the chain goes on, and so do the recorded times when the clock is behind', async () => {
    const { log, append, clock } = given();
    const [first, , third] = history();
    await log.restore([first, third]);
    clock.now = MORNING - 60n * SECOND;
    const [fourth] = await append('gaza-2025', statements(1), third);

    expect(fourth).toMatchObject({ revision: 2, previousHash: third.hash });
    expect(moment(fourth?.recordedAt ?? '')).toBeGreaterThan(moment(third.recordedAt));
    expect(await verifyStream(log.readStream('gaza-2025'))).toMatchObject({ ok: true, events: 3 });
    const conflict = await log.append('gaza-2025', statements(1), third);
    expect(conflict).toEqual({ outcome: 'conflict', actual: { revision: 2, hash: fourth?.hash } });
  });

  it('takes nothing once it is closed', async () => {
    const { log } = given();
    await log.close();

    await expect(log.restore(history())).rejects.toThrow(LogUnavailable);
  });
}
