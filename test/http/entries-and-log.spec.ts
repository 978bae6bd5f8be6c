import canonicalize from 'canonicalize';
import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assessed,
  correct,
  corroborate,
  dispute,
  issued,
  joined,
  made,
  opened,
  process,
  retract,
  translate,
} from '../domain/decisions/entries.js';
import { openDesk, type Desk, type Receipt, type Row } from './desk.js';

/** No log reaches it. */
const PAST_THE_HEAD = '900000000000000';

const release = made('release', '2025-10-08');
const misread = correct(release, { occurred: '2025-10-09' });
const undone = retract(misread);
const about = [
  dispute(release, 'israel'),
  corroborate(release),
  translate(release, '/text', { ar: 'نص' }),
  misread,
  undone,
];

let desk: Desk;
let receipts: Receipt[];
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  receipts = [
    await desk.record('gaza-2025', ...process, release),
    await desk.record('other', opened, joined('norway')),
    await desk.record('gaza-2025', ...about, assessed('release', 'minimum', '2025-10-14')),
    await desk.record('other', issued('statement', '2025-12-19', { issuers: ['norway'] })),
  ];
});
afterAll(() => desk.close());

const at = '/v1/processes/gaza-2025/events';

function recorded(processId?: string): { id: string; revision: number; position: string }[] {
  return receipts
    .filter((receipt) => processId === undefined || receipt.processId === processId)
    .flatMap(({ events }) => events.map(({ id, revision, position }) => ({ id, revision, position })));
}

describe('the entries of a process', () => {
  test('are listed as they were recorded, whole', async () => {
    const { items } = await desk.ask(at);
    expect(items).toMatchObject(recorded('gaza-2025'));
    // Where the store has a clock of its own, it may say since when an entry counts as known.
    const [{ knownSince: _known, ...first } = {}] = items;
    expect(first).toEqual({
      processId: 'gaza-2025',
      id: opened.id,
      type: 'ProcessOpened',
      version: 1,
      revision: 0,
      position: recorded()[0]?.position,
      recordedAt: expect.stringMatching(/\.\d{6}Z$/),
      recordedBy: 'local',
      occurred: opened.occurred,
      data: opened.data,
      sources: opened.sources,
      hash: expect.any(String),
      bodyHash: expect.any(String),
      salt: expect.any(String),
      previousHash: null,
    });
    for (const [i, { previousHash }] of items.entries())
      if (i > 0) expect(previousHash).toBe(items[i - 1]?.['hash']);
  });

  test('come in pages', async () => {
    const seen: unknown[] = [];
    let query: Record<string, string> = { limit: '4' };
    for (;;) {
      const { items, nextCursor } = await desk.ask(at, query);
      seen.push(...items.map(({ id }) => id));
      if (nextCursor === null) break;
      query = { limit: '4', cursor: nextCursor };
    }
    expect(seen).toEqual(recorded('gaza-2025').map(({ id }) => id));
  });

  test('are asked for one by one, each with every editorial entry about it', async () => {
    const entry = await desk.ask(`${at}/${release.id}`);
    expect(entry).toMatchObject({ id: release.id, occurred: '2025-10-08', data: release.data });
    expect((entry['about'] as Row[]).map(({ id }) => id)).toEqual(about.map(({ id }) => id));
    expect((entry['about'] as Row[]).map(({ type }) => type)).toEqual(about.map(({ type }) => type));
  });

  test('editorial ones too, with those about them alone', async () => {
    expect(await desk.ask(`${at}/${misread.id}`)).toMatchObject({
      type: 'EntryCorrected',
      data: { entryId: release.id },
      about: [{ id: undone.id, type: 'EntryRetracted' }],
    });
    expect((await desk.ask(`${at}/${undone.id}`))['about']).toEqual([]);
    expect((await desk.ask(`${at}/${opened.id}`))['about']).toEqual([]);
  });
});

test('the chain of each process holds, up to its newest entry', async () => {
  for (const processId of ['gaza-2025', 'other'])
    expect(await desk.ask(`/v1/processes/${processId}/verify`)).toMatchObject({
      processId,
      ok: true,
      events: recorded(processId).length,
    });
});

test('a chain can be checked from the answers alone, as docs/operations.md says', async () => {
  const { items } = await desk.ask('/v1/processes/gaza-2025/events?limit=1000');
  const digest = (...parts: (string | Buffer)[]): string =>
    hash('sha256', Buffer.concat(parts.map((part) => Buffer.from(part))), 'hex');
  for (const { data, note, occurred, sources, salt, ...envelope } of items) {
    const posted = canonicalize(JSON.parse(JSON.stringify({ data, note, occurred, sources })));
    expect(digest(Buffer.from(String(salt), 'hex'), posted ?? '')).toBe(envelope['bodyHash']);
    const {
      bodyHash,
      id,
      previousHash,
      recordedAt,
      recordedBy,
      revision,
      processId: stream,
      type,
      version,
    } = envelope;
    const chained = { bodyHash, id, previousHash, recordedAt, recordedBy, revision, stream, type, version };
    expect(digest(canonicalize(chained) ?? '')).toBe(envelope['hash']);
  }
});

describe('the log', () => {
  const all = (): string[] => recorded().map(({ id }) => id);

  test('gives every entry in recorded order, and where its head is', async () => {
    const { items, position, nextAfter } = await desk.ask('/v1/log');
    expect(items).toMatchObject(recorded());
    expect([position, nextAfter]).toEqual([recorded().at(-1)?.position, null]);
  });

  test('goes on after a position', async () => {
    const seen: unknown[] = [];
    let after = '0';
    for (;;) {
      const { items, nextAfter } = await desk.ask('/v1/log', { after, limit: '5' });
      expect(items.length).toBeLessThanOrEqual(5);
      seen.push(...items.map(({ id }) => id));
      if (typeof nextAfter !== 'string') break;
      after = nextAfter;
    }
    expect(seen).toEqual(all());
    expect((await desk.ask('/v1/log', { after: recorded().at(-1)?.position ?? '' })).items).toEqual([]);
    expect((await desk.ask('/v1/log', { after: PAST_THE_HEAD })).items).toEqual([]);
  });

  test('of some types, and of one process', async () => {
    const types = async (query: Record<string, string>): Promise<unknown[]> =>
      (await desk.ask('/v1/log', query)).items.map(({ type }) => type);
    expect(await types({ types: 'StatementIssued,CommitmentMade' })).toEqual([
      'CommitmentMade',
      'StatementIssued',
    ]);
    expect(await types({ process: 'other' })).toEqual(['ProcessOpened', 'PartyJoined', 'StatementIssued']);
    expect(await types({ process: 'other', types: 'PartyJoined' })).toEqual(['PartyJoined']);
  });

  test('pages over what does not match', async () => {
    const first = await desk.ask('/v1/log', { types: 'ProcessOpened', limit: '1' });
    expect(first.items).toMatchObject([{ processId: 'gaza-2025' }]);
    const after = first['nextAfter'] as string;
    const second = await desk.ask('/v1/log', { types: 'ProcessOpened', limit: '1', after });
    expect([second.items, second['nextAfter']]).toMatchObject([[{ processId: 'other' }], null]);
  });

  test.each<[string, () => string[]]>([
    ['', all],
    ['?process=other', () => recorded('other').map(({ id }) => id)],
    ['?types=CommitmentMade', () => [release.id]],
    [`?after=${PAST_THE_HEAD}`, () => []],
  ])('as NDJSON is all of it, a line each: %s', async (query, expected) => {
    const answer = await fetch(`${desk.server.url}/v1/log${query}`, {
      headers: { accept: 'application/x-ndjson' },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const lines = (await answer.text()).split('\n');
    expect(lines.pop()).toBe('');
    const entries = lines.map((line) => JSON.parse(line) as Row);
    expect(entries.map(({ id }) => id)).toEqual(expected());
    const { items } = await desk.ask('/v1/log', { limit: '1000' });
    for (const entry of entries) expect(items).toContainEqual(entry);
  });
});

describe('the read models', () => {
  test('tell an operator where they stand', async () => {
    const head = recorded().at(-1)?.position;
    const { items } = await desk.ask('/v1/admin/projections');
    expect(items.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'process-overview',
        'phase-status',
        'party-commitments',
        'timeline',
        'parties',
      ]),
    );
    for (const item of items)
      expect(item).toMatchObject({
        version: expect.any(Number),
        position: head,
        lag: '0',
        skipped: 0,
        parked: [],
      });
    expect(items).toContainEqual(
      expect.objectContaining({ name: 'party-commitments', rows: 1, rebuild: null }),
    );
  });

  test('are rebuilt beside the live rows and stay the same', async () => {
    const before = await desk.ask('/v1/processes/gaza-2025/timeline');
    const started = await desk.server.http.post('/v1/admin/projections/timeline/rebuild').expect(202);
    expect(started.body).toMatchObject({ name: 'timeline', rebuild: { state: 'running' } });
    expect(started.headers['location']).toBe('/v1/admin/projections');
    expect(await desk.ask('/v1/processes/gaza-2025/timeline')).toEqual(before);
    const rebuild = async (): Promise<Row | undefined> => {
      const { items } = await desk.ask('/v1/admin/projections');
      return items.find(({ name }) => name === 'timeline')?.['rebuild'] as Row | undefined;
    };
    let state = await rebuild();
    for (let tries = 0; state?.['state'] === 'running' && tries < 2_000; tries++) {
      await setImmediate();
      state = await rebuild();
    }
    expect(state).toMatchObject({ state: 'done' });
    expect(await desk.ask('/v1/processes/gaza-2025/timeline')).toEqual(before);
  });
});
