/** Whoever comes, goes, lags or comes back while entries are recorded ends with exactly the rows of the server. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { legalHistories } from '../domain/decisions/histories.js';
import { openDesk, postTo, type Desk } from '../http/desk.js';
import { runs, seeded } from '../laws/seed.js';
import type { BareReader } from './bare-reader.js';
import { Reader } from './feed-client.js';
import { changesOfP, completeCommitments, phasesOfP, read, type Asked } from './questions.js';
import { serverRows } from './server-rows.js';

const questions = [phasesOfP, completeCommitments, changesOfP];

/** What happens between two batches: a client comes, reads some frames, is cut, or comes back after its last id. */
const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('joins' as const),
      asked: fc.constantFrom(...questions),
      takes: fc.constantFrom('all' as const, 'pages' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('reads' as const), client: fc.nat(), frames: fc.nat(5) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('is cut' as const), client: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('comes back' as const), client: fc.nat() }) },
);

const script = fc.record({
  history: legalHistories({ proposals: 40 }).filter(([first]) => first !== undefined),
  between: fc.array(fc.array(happening, { maxLength: 4 }), { minLength: 12, maxLength: 12 }),
  /** The batch before which the clock passes what is due. */
  turn: fc.nat(30),
});

interface Client {
  readonly asked: Asked;
  readonly takes: 'all' | 'pages';
  readonly holds: Reader;
  /** Undefined while it is away. */
  stream: BareReader | undefined;
}

let desk: Desk | undefined;
let clients: Client[] = [];
afterEach(() => close());

async function close(): Promise<void> {
  for (const { stream } of clients) stream?.leave();
  clients = [];
  await desk?.close();
  desk = undefined;
}

function happen(at: Desk, one: typeof happening extends fc.Arbitrary<infer T> ? T : never): void {
  if (one.kind === 'joins') {
    const { asked, takes } = one;
    clients.push({ asked, takes, holds: new Reader(), stream: read(at, asked, takes) });
    return;
  }
  const client = clients[one.client % clients.length];
  if (!client) return;
  switch (one.kind) {
    case 'reads':
      for (const frame of client.stream?.takeArrived(one.frames) ?? []) client.holds.take(frame);
      return;
    case 'is cut':
      client.stream?.leave();
      client.stream = undefined;
      return;
    case 'comes back':
      comeBack(at, client);
  }
}

function comeBack(at: Desk, client: Client): void {
  client.stream ??= read(at, client.asked, client.takes, client.holds.lastEventId);
}

describe(`readers that come and go ${seeded}`, () => {
  test('all end with the rows of the server', async () => {
    await fc.assert(
      fc.asyncProperty(script, async ({ history, between, turn }) => {
        const at = await openDesk('2026-12-31T12:00:00Z');
        desk = at;
        for (const [i, batch] of history.entries()) {
          if (i === turn) at.now('2028-06-01T00:00:00Z');
          expect((await postTo(at.server, 'p', batch)).status).toBe(201);
          for (const one of between[i % between.length] ?? []) happen(at, one);
        }
        const { position } = await at.ask('/v1/log', { limit: '1' });
        await at.ask('/v1/processes', { minPosition: position });
        for (const client of clients) {
          const expected = await serverRows(at, client.asked.url);
          comeBack(at, client);
          while (!isDeepStrictEqual(client.holds.rows, expected))
            client.holds.take((await client.stream?.next()) ?? { event: 'none', id: '', data: {} });
        }
        await close();
      }),
      runs(12),
    );
  }, 120_000);
});
