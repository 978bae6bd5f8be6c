/** Rows and answers are bounded in size: a row that grows past the bound stands still alone, a page ends before it is too large. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { LARGEST_PAGE } from '../../src/application/query/page-size.js';
import { LARGEST_ROW } from '../../src/views/valid-row.js';
import { en, joined, made, opened, translate, type Posted } from '../domain/decisions/entries.js';
import { openDesk, postTo, type Desk, type Receipt, type Row } from './desk.js';

const TEXT = 'x'.repeat(20_000);
const COMMITMENTS = '/v1/processes/gaza-2025/commitments';

/** A text of 3.8 million characters: all that one post holds. No two groups have a language in common. */
function texts(group: string): Record<string, string> {
  const tags = Array.from({ length: 190 }, (_, n) => {
    const [second, third] = [Math.floor(n / 26), n % 26].map((at) => String.fromCharCode(97 + at));
    return `${group}-x-${second ?? ''}${third ?? ''}`;
  });
  return Object.fromEntries(tags.map((tag) => [tag, TEXT]));
}

/** Records an entry and waits until its rows can be asked for: a busy machine takes its time for large ones. */
async function record(processId: string, entry: Posted): Promise<void> {
  const { status, body } = await postTo(desk.server, processId, entry);
  expect(status).toBe(201);
  const { position } = body as Receipt;
  const covered = async (): Promise<number> =>
    (await desk.server.http.get('/v1/processes').query({ minPosition: position, limit: '1' })).status;
  await vi.waitFor(async () => expect(await covered()).toBe(200), { timeout: 60_000 });
}

let desk: Desk;
const commitments: Posted[] = [];

beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  for (const one of [opened, joined('hamas'), joined('israel')]) await record('gaza-2025', one);
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const large = made(id, '2025-10-01', { text: { ...en(id), ...texts('en') } });
    commitments.push(large);
    await record('gaza-2025', large);
  }
}, 120_000);
afterAll(() => desk.close());

const ids = (rows: readonly Row[]): unknown[] => rows.map(({ commitmentId }) => commitmentId);

it.each([
  ['live', {}],
  ['as of a moment', { at: '2026-01-01' }],
])(
  'a page of large rows, %s, ends before it is too large, and goes on after its cursor',
  async (_, moment) => {
    const first = await desk.ask(COMMITMENTS, { limit: '100', ...moment });
    expect(ids(first.items)).toEqual(['a', 'b', 'c', 'd']);
    expect(JSON.stringify(first.items).length).toBeLessThanOrEqual(LARGEST_PAGE);
    const more = await desk.ask(COMMITMENTS, { limit: '100', cursor: first.nextCursor ?? '', ...moment });
    expect(ids(more.items)).toEqual(['e', 'f']);
    expect(more.nextCursor).toBeNull();
  },
);

it('a page of large entries ends before it is too large, and goes on', async () => {
  const first = await desk.ask('/v1/log', { limit: '1000' });
  expect(first.items).toHaveLength(7);
  const more = await desk.ask('/v1/log', { limit: '1000', after: String(first['nextAfter']) });
  expect(more.items).toHaveLength(2);
  expect(more['nextAfter']).toBeNull();
  const entries = await desk.ask('/v1/processes/gaza-2025/events', { limit: '1000' });
  expect(entries.items).toHaveLength(7);
});

it('a row that grows past the bound stands still; other rows and other processes move on', async () => {
  const [a] = commitments;
  if (!a) throw new Error('expected a commitment');
  const translations = ['de', 'fr', 'it', 'es'].map((group) => translate(a, '/text', texts(group)));
  for (const one of translations) await record('gaza-2025', one);
  await record('gaza-2025', made('g', '2025-10-02'));
  await record('oslo-1993', opened);

  const { body } = await desk.server.http.get('/v1/admin/projections');
  const { items } = body as { items: { name: string; parked: { key: string; error: string }[] }[] };
  const parked = items.find(({ name }) => name === 'party-commitments')?.parked;
  expect(parked).toMatchObject([{ key: 'a', entryId: a.id }]);
  expect(parked?.[0]?.error).toContain(`at most ${LARGEST_ROW} characters`);
  const row = await desk.ask(`${COMMITMENTS}/a`);
  expect(row['parked']).toMatchObject({ entryId: a.id });
  for (const moment of [{}, { at: '2026-01-01' }])
    expect(await desk.ask(`${COMMITMENTS}/g`, moment)).not.toHaveProperty('parked');
});
