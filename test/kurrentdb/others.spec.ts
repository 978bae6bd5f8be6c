/** A store that others write to as well, and much more than we do. */
import { expect, it } from 'vitest';

import { Follower } from '../contract/follower.js';
import { collect, statements } from '../contract/sample-events.js';
import { givenLog } from './given.js';

const given = givenLog();

function othersWrite(count: number): void {
  for (let n = 0; n < count; n += 1)
    given.server.records.put(`orders-${n}`, { type: 'OrderPlaced', data: '{}' });
}

it('is read past what they have written, in pages, to all of our events and no other', async () => {
  const head = await given.append('gaza-2025', statements(2));
  othersWrite(3_000);
  await given.append('gaza-2025', statements(2), head);
  othersWrite(3_000);
  await given.append('oslo-1993', statements(1));
  othersWrite(3_000);

  const all = await collect(given.log.readAll());
  expect(all.map(({ stream }) => stream)).toEqual([
    'gaza-2025',
    'gaza-2025',
    'gaza-2025',
    'gaza-2025',
    'oslo-1993',
  ]);
  expect(await collect(given.log.readAll({ limit: 3 }))).toEqual(all.slice(0, 3));
  expect(await collect(given.log.readAll({ after: all[1]?.position ?? 0n }))).toEqual(all.slice(2));
  expect(await given.log.head()).toBe(all.at(-1)?.position);
});

it('is not looked through again for the head', async () => {
  await given.append('gaza-2025', statements(1));
  othersWrite(5_000);
  await given.log.head();
  const { recordsRead } = given.server.reading;
  for (let n = 0; n < 5; n += 1) await given.log.head();

  expect(given.server.reading.recordsRead - recordsRead).toBeLessThanOrEqual(5 * 4);
});

it('is followed past them', async () => {
  await given.append('gaza-2025', statements(1));
  othersWrite(2_000);
  const follower = new Follower(given.log);
  expect((await follower.untilCaughtUp()).events).toHaveLength(1);
  othersWrite(2_000);
  await given.append('oslo-1993', statements(1));

  expect((await follower.untilCaughtUp()).events).toMatchObject([{ stream: 'oslo-1993' }]);
  expect(await given.log.head()).toBe((await given.stored('oslo-1993'))[0]?.position);
  follower.leave();
});

it('drops us while events wait to be read behind a checkpoint: none is left out', async () => {
  const follower = new Follower(given.log);
  await follower.untilCaughtUp();
  let head = null;
  const appended: string[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const three = statements(3);
    head = await given.append('gaza-2025', three, head);
    appended.push(...three.map(({ id }) => id));
    othersWrite(300);
    given.server.endSubscriptions();
  }
  const heard: string[] = [];
  while (heard.length < 36) heard.push(...(await follower.untilCaughtUp()).events.map(({ id }) => id));

  expect(heard).toEqual(appended);
  follower.leave();
});
