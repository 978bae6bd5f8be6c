/** The tag of an answer is another one whenever the answer can be, also by the clock alone, and stays otherwise. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { alleged, assessed, joined, opened } from '../domain/decisions/entries.js';
import { ceasefire } from './ceasefire.js';
import { openDesk, type Desk } from './desk.js';

const BEFORE = '2025-10-12T12:00:00Z';
const AFTER = '2025-10-14T12:00:00Z';
const at = '/v1/processes/ceasefire';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('ceasefire', ...ceasefire);
  await desk.record('other', opened, joined('egypt'), joined('norway'));
});
afterAll(() => desk.close());

async function tagOf(path: string): Promise<string> {
  const { headers } = await desk.server.http.get(path).expect(200);
  return headers['etag'] ?? '';
}

it('a commitment that becomes overdue by the clock alone changes its tag, its list and its parties', async () => {
  const timed = [`${at}/commitments`, `${at}/commitments/release`, '/v1/commitments', '/v1/parties/hamas'];
  for (const path of timed) {
    desk.now(BEFORE);
    const before = await tagOf(path);
    desk.now(AFTER);
    await desk.server.http.get(path).set('if-none-match', before).expect(200);
    desk.now(BEFORE);
    expect(await tagOf(path)).toBe(before);
  }
  desk.now('2026-01-20T09:00:00Z');
});

it('the clock changes no tag of what does not depend on it', async () => {
  for (const path of [`${at}/phases`, `${at}/timeline`, `${at}/meetings`]) {
    desk.now(BEFORE);
    const before = await tagOf(path);
    desk.now(AFTER);
    expect(await tagOf(path)).toBe(before);
  }
  desk.now('2026-01-20T09:00:00Z');
});

it('a row changes its tag with a row that its view reads, and not with its neighbours', async () => {
  const release = await tagOf(`${at}/commitments/release`);
  const aid = await tagOf(`${at}/commitments/aid`);
  await desk.record(
    'ceasefire',
    alleged('shelling', '2025-11-01', { by: 'israel', against: ['hamas'], commitmentId: 'release' }),
  );
  expect(await tagOf(`${at}/commitments/release`)).not.toBe(release);
  expect(await tagOf(`${at}/commitments/aid`)).toBe(aid);
});

it('another question about the same rows has another tag', async () => {
  const tags = ['', '?by=hamas', '?limit=1', '?sort=-id'].map(async (query) =>
    tagOf(`${at}/commitments${query}`),
  );
  expect(new Set(await Promise.all(tags)).size).toBe(4);
});

it('what is kept is answered with the position of now', async () => {
  const before = await desk.ask(`${at}/phases`);
  const { position } = await desk.record('ceasefire', assessed('aid', 'minimum', '2026-01-10'));
  const after = await desk.ask(`${at}/phases`);
  expect(after).toEqual({ ...before, position });
});
