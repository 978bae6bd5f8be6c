/**
 * The promise of a feed: a client that is cut anywhere and resumes ends with exactly the rows of the server. Random legal
 * histories are posted while clients read every kind of feed under filters; each is cut after every frame it was sent.
 */
import { isDeepStrictEqual } from 'node:util';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { legalHistories } from '../domain/decisions/histories.js';
import type { Posted } from '../domain/decisions/entries.js';
import { openDesk, postTo, type Desk } from '../http/desk.js';
import { runs, seeded } from '../laws/seed.js';
import { EventStreamParser } from '../server/event-stream.js';
import { openStream, type SseClient } from '../server/sse-client.js';
import { feedFrame, readFeed, Reader, upToDate, type Frame } from './feed-client.js';
import { serverRows } from './server-rows.js';

const feeds = [
  '/v1/processes',
  '/v1/processes/p',
  '/v1/processes/p/phases',
  '/v1/processes/p/phases/a',
  '/v1/processes/p/commitments',
  '/v1/processes/p/commitments?contested=true',
  '/v1/processes/p/commitments?standing=binding,suspended',
  '/v1/processes/p/commitments/a',
  '/v1/commitments?overdue=true',
  '/v1/commitments?overdue=false&by=us',
  '/v1/commitments?level=complete,minimum',
  '/v1/commitments?dueBefore=2026-06',
  '/v1/processes/p/agreements',
  '/v1/processes/p/meetings',
  '/v1/processes/p/statements?state=issued',
  '/v1/processes/p/bodies',
  '/v1/processes/p/violations?state=alleged,denied',
  '/v1/violations?attributedTo=us',
  '/v1/processes/p/timeline?kind=phase,commitment',
  '/v1/processes/p/timeline?party=us&from=2025-10-03',
  '/v1/parties',
  '/v1/parties/us',
  '/v1/changes',
  '/v1/changes?party=us',
  '/v1/changes?process=p',
  '/v1/changes?projection=parties,party-commitments',
];

const beforeDue = '2026-12-31T12:00:00Z';
const afterDue = '2028-06-01T00:00:00Z';

/** Another process with a party of the first: rows of no process change with both. */
const elsewhere = [
  { type: 'ProcessOpened', occurred: '2025-09-29', data: { title: { en: 'Another process' } } },
  {
    type: 'PartyJoined',
    occurred: '2025-09-29',
    data: { party: { id: 'us', name: { en: 'us' }, kind: 'state' }, roles: ['guarantor'] },
  },
];
const owed = {
  type: 'CommitmentMade',
  occurred: '2025-10-10',
  data: {
    commitmentId: 'a',
    by: ['us'],
    text: { en: 'One' },
    theme: 'security',
    standing: 'binding',
    due: '2027',
  },
  sources: [{ kind: 'press', publisher: 'press', title: 'Press reports' }],
};

const script = fc.record({
  history: legalHistories({ proposals: 60 }).filter(
    ([first, ...rest]) => first !== undefined && rest.length > 4,
  ),
  feeds: fc.subarray(feeds, { minLength: 3, maxLength: 4 }),
  /** Where the clients come in, and where the clock passes what is due, as parts of the history. */
  split: fc.double({ min: 0, max: 1, noNaN: true }),
  turn: fc.double({ min: 0, max: 1, noNaN: true }),
});
type Script = typeof script extends fc.Arbitrary<infer T> ? T : never;

let desk: Desk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

/** Plays a script against a server and gives what clients, never cut, have read of each feed: its bytes. */
async function played({ history, feeds: urls, split, turn }: Script): Promise<Map<string, Buffer>> {
  const at = await openDesk(beforeDue);
  desk = at;
  const record = async (batch: readonly Posted[]): Promise<void> => {
    expect((await postTo(at.server, 'p', batch)).status).toBe(201);
  };
  await at.record('other', ...elsewhere);
  const [first, later] = [1 + Math.floor(split * history.length), Math.floor(turn * history.length)];
  for (const batch of history.slice(0, first)) await record(batch);
  await at.server.http.get('/v1/processes').query({ minPosition: await positionOf(at) });
  const clients = new Map<string, SseClient>();
  for (const url of urls)
    if (await canBegin(at, url)) clients.set(url, await openStream(at.server.url + url));
  for (const [i, batch] of history.entries()) {
    if (i === later) at.now(afterDue);
    if (i >= first) await record(batch);
  }
  at.now(afterDue);
  await at.record('other', owed);
  const read = new Map<string, Buffer>();
  for (const [url, client] of clients) {
    const expected = await serverRows(at, url);
    const reader = new Reader();
    await client.until((frame) => isDeepStrictEqual(reader.take(feedFrame(frame)).rows, expected));
    client.cut();
    read.set(url, client.bytes());
  }
  return read;
}

async function positionOf(at: Desk): Promise<string> {
  return (await at.ask('/v1/log', { limit: '1' })).position;
}

/** The feed of a row that is not there begins for nobody; who comes back with an id is never refused. */
async function canBegin(at: Desk, url: string): Promise<boolean> {
  return (await at.server.http.get(url)).status !== 404;
}

function framesOf(bytes: Buffer): Frame[] {
  return new EventStreamParser().push(bytes).map(feedFrame);
}

type Way = 'header' | 'parameter';

async function resume(at: Desk, url: string, cut: Reader, way: Way): Promise<Reader> {
  const { lastEventId } = cut;
  // A reader without an id begins anew, as a page does that is loaded again.
  if (lastEventId === undefined) {
    expect(cut.rows.size, 'a reader that holds rows has an id').toBe(0);
    if (!(await canBegin(at, url))) return new Reader();
    return new Reader().resumed(await readFeed(at.server.url + url, upToDate));
  }
  if (way === 'header') return cut.resumed(await readFeed(at.server.url + url, upToDate, lastEventId));
  const after = `${url.includes('?') ? '&' : '?'}after=${encodeURIComponent(lastEventId)}`;
  return cut.resumed(await readFeed(at.server.url + url + after, upToDate));
}

/** Cuts a client after every frame that it has read and lets each go on. */
async function cutEverywhere(at: Desk, url: string, bytes: Buffer, way: Way): Promise<void> {
  const frames = framesOf(bytes);
  const expected = await serverRows(at, url);
  const cut = new Reader();
  for (let after = 0; after <= frames.length; after++) {
    const frame = frames[after - 1];
    if (frame) cut.take(frame);
    const { rows } = await resume(at, url, cut, way);
    expect(rows, `${url} cut after frame ${after} of ${frames.length}, ${cut.lastEventId}`).toEqual(expected);
  }
}

function theDesk(): Desk {
  if (!desk) throw new Error('no server is running');
  return desk;
}

describe(`a client that is cut after any frame ${seeded}`, () => {
  test.each<Way>(['header', 'parameter'])(
    'ends with the rows of the server, its id in the %s',
    async (way) => {
      await fc.assert(
        fc.asyncProperty(script, async (scene) => {
          const read = await played(scene);
          const at = theDesk();
          for (const [url, bytes] of read) await cutEverywhere(at, url, bytes, way);
          await at.close();
        }),
        runs(4),
      );
    },
    120_000,
  );

  test('ends with them also when the server was restarted meanwhile, with its rows or without', async () => {
    await fc.assert(
      fc.asyncProperty(script, fc.boolean(), async (scene, withoutRows) => {
        const read = await played(scene);
        const before = theDesk();
        await before.server.stop();
        const { folder } = before.server;
        if (withoutRows)
          for (const suffix of ['', '-wal', '-shm'])
            rmSync(join(folder, `views.db${suffix}`), { force: true });
        const at = await openDesk(afterDue, folder);
        desk = at;
        for (const [url, bytes] of read) await cutEverywhere(at, url, bytes, 'header');
        await at.close();
      }),
      runs(4),
    );
  }, 120_000);
});
