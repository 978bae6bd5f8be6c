/** Law 4: a settled answer to `knownAt` never changes, whatever is appended later, but for what is redacted. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clock, legalHistories } from '../domain/decisions/histories.js';
import type { Posted } from '../domain/decisions/entries.js';
import { openDesk, type Desk, type Query, type Row } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(hour(0));
});
afterAll(() => desk.close());

/** The n-th hour of recording, after every date that the histories have. */
function hour(n: number): string {
  return new Date(clock + n * 3_600_000).toISOString();
}

let hours = 0;
let runs = 0;

async function record(processId: string, batches: readonly (readonly Posted[])[]): Promise<Query[]> {
  const moments: Query[] = [];
  for (const batch of batches) {
    desk.now(hour(++hours));
    const { position } = await desk.record(processId, ...batch);
    desk.now(hour(hours + 0.5));
    moments.push({ knownAt: hour(hours + 0.25) }, { knownAt: `position:${position}` });
  }
  return moments;
}

async function answers(processId: string, query: Query): Promise<Row[]> {
  const below = [
    '',
    '/phases',
    '/commitments',
    '/agreements',
    '/meetings',
    '/statements',
    '/bodies',
    '/violations',
    '/timeline',
  ];
  const paths = [
    ...below.map((path) => `/v1/processes/${processId}${path}`),
    '/v1/commitments',
    '/v1/violations',
    '/v1/parties',
  ];
  return Promise.all(
    paths.map(async (path) => {
      const { status, body } = await desk.server.http.get(path).query(query);
      // A process that had not begun by then is not there, and stays so.
      expect([200, 404]).toContain(status);
      return { status, ...(body as Row) };
    }),
  );
}

test('what was known at a moment stays what was known then', async () => {
  const history = legalHistories({ proposals: 24, redactions: false }).filter(
    (batches) => batches.length > 1,
  );
  const world = fc.constantFrom('2025-10-09', '2025-11', '2025-12-19', undefined);
  await fc.assert(
    fc.asyncProperty(history, fc.nat(), world, async (batches, cut, at) => {
      const processId = `run-${++runs}`;
      const split = 1 + (cut % (batches.length - 1));
      const moments = (await record(processId, batches.slice(0, split))).slice(-4);
      const asked = moments.map((moment): Query => (at === undefined ? moment : { ...moment, at }));
      const before = [];
      for (const query of asked) before.push(await answers(processId, query));
      for (const answer of before.flat()) {
        if (answer['status'] === 200) expect(answer).toMatchObject({ settled: true });
      }
      await record(processId, batches.slice(split));
      for (const [i, query] of asked.entries()) expect(await answers(processId, query)).toEqual(before[i]);
    }),
    { numRuns: 12 },
  );
});
