/** Servers of two versions record into one process while they are upgraded one after the other. */
import { beforeEach, expect, it } from 'vitest';
import { toEvent } from '../../src/application/append/submission.js';
import { correct, defined, idOf } from '../domain/decisions/entries.js';
import { appendEvents } from '../project/running-projector.js';
import { outcome, submit, twoServers, type TwoServers } from './two-servers.js';

const newer = defined('phase-9');
let servers: TwoServers;

/** What a newer version has recorded, and has corrected since, and its correction too. */
beforeEach(async () => {
  servers = await twoServers();
  const correction = correct(newer, { note: { en: 'First.' } });
  const further = { ...correct(correction, { note: { en: 'Second.' } }), id: idOf('further') };
  const version = { ...toEvent(newer, 'desk'), version: 9 };
  await appendEvents(servers.log, [version, toEvent(correction, 'desk'), toEvent(further, 'desk')]);
});

it('what this version cannot read, and what is about it, does not keep it from recording', async () => {
  const { one, other } = servers;
  expect(await outcome(submit(one, [defined('phase-2')]))).toBe('recorded');
  expect(await outcome(submit(other, [defined('phase-3')]))).toBe('recorded');
});

it('ids and revisions stay those of the log', async () => {
  const { other, stored } = servers;
  const { events } = await submit(other, [defined('phase-2')]);
  const length = (await stored()).length;
  expect(events[0]?.revision).toBe(length - 1);
  expect(await submit(other, [defined('phase-2')])).toMatchObject({ appended: 0, events });
  expect(await outcome(submit(other, [{ ...defined('phase-4'), id: newer.id }]))).toBe('event-id-reused');
  expect(await outcome(submit(other, [defined('phase-5')], { expected: length - 1 }))).toBe('recorded');
});

it('an editorial entry about it is refused: it is no entry that can be read here', async () => {
  const another = { ...correct(newer, { note: { en: 'Third.' } }), id: idOf('another') };
  expect(await outcome(submit(servers.one, [another]))).toBe('entry-not-found');
});
