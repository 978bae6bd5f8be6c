/** Guards that one caller does not keep the threads that answer heavy questions to himself. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERYTHING } from '../../src/domain/access/visibility.js';
import { HeavyQuestions } from '../../src/application/heavy/heavy-questions.js';
import type { Refused } from '../../src/application/refusals.js';
import { process } from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import { partsOf } from '../server/running-server.js';

const ask = {
  kind: 'log-page',
  after: 0n,
  types: undefined,
  process: undefined,
  visibility: EVERYTHING,
  limit: 10,
  head: 1n,
} as const;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('gaza-2025', ...process);
});
afterAll(() => desk.close());

test('the threads are not kept by one caller: who has the most places gives up what he asked last, and callers take turns', async () => {
  const heavy = new HeavyQuestions({
    files: {
      viewsPath: join(desk.server.folder, 'views.db'),
      treesPath: join(desk.server.folder, 'trees.db'),
      log: { path: join(desk.server.folder, 'log.db'), streamPrefix: 'process-' },
      cacheBytes: 4 * 1024 * 1024,
    },
    workers: 1,
    most: 4,
  });
  const answered: string[] = [];
  const refused: string[] = [];
  const asking = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map(async (name) => {
    const { signal } = new AbortController();
    await heavy.ask(ask, { caller: name.charAt(0), signal }).then(
      () => answered.push(name),
      (error: unknown) => refused.push(`${name} ${(error as Refused).code}`),
    );
  });
  await Promise.all(asking);
  expect(answered).toEqual(['a1', 'b1', 'c1', 'b2']);
  expect(refused.sort()).toEqual(['a2', 'a3', 'a4'].map((name) => `${name} too-many-questions`));
  expect(heavy.count).toBe(0);
  await heavy.stop();
});

test('they are not kept by the streams of one caller: those are at most half', async () => {
  const { heavy } = partsOf(desk.server.app);
  const most = 128;
  const exported = {
    kind: 'log-export',
    question: { after: 0n, types: undefined, process: undefined, visibility: EVERYTHING },
    head: 1n,
  } as const;
  const gone = new AbortController();
  const { signal } = gone;
  for (let i = 0; i < most / 2; i++) await heavy.open(exported, { caller: 'a', signal });
  await expect(heavy.open(exported, { caller: 'a', signal })).rejects.toMatchObject({
    code: 'too-many-questions',
    message: expect.stringContaining('64 heavy questions of one caller that are streams'),
  });
  await heavy.open(exported, { caller: 'b', signal });
  await heavy.ask(ask, { caller: 'a', signal });
  gone.abort();
  expect(heavy.count).toBe(0);
});
