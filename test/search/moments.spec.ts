/** Rule: a search tells what stands, or what stood at a moment, and no more: amended, taken back, erased, filtered, page by page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  correct,
  en,
  entry,
  joined,
  opened,
  redact,
  retract,
  translate,
} from '../domain/decisions/entries.js';
import { expectProblem, openDesk, type Answer, type Desk, type Query } from '../http/desk.js';

const said = (name: string, on: string, text: string): ReturnType<typeof entry> =>
  entry('StatementIssued', on, {
    statementId: name,
    issuers: ['us'],
    text: en(text),
    medium: 'speech',
  });

const typo = said('typo', '2025-10-01', 'The marigold talks begin.');
const wrong = said('wrong', '2025-10-02', 'A foxglove was signed.');
const secret = said('secret', '2025-10-03', 'Delphinium stood at the crossing.');
const foreign = said('foreign', '2025-10-04', 'The begonia is open.');
const plain = said('plain', '2025-10-05', 'The begonia is shut. The begonia stays shut.');
const contested = said('contested', '2025-10-06', 'The lupin came by night.');
const renamed = entry('PartyChanged', '2025-11-01', {
  partyId: 'us',
  aliases: [en('Hollyhock'), { ar: 'الخطمية' }],
});

let desk: Desk;
/** The position of the log after the first entries, and before the name was erased. */
let first: string;
let amended: string;

beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  const { position } = await desk.record(
    'garden',
    ...[opened, joined('us'), typo, wrong, secret, foreign, plain, contested],
  );
  first = position;
  desk.now('2026-02-20T09:00:00Z');
  ({ position: amended } = await desk.record(
    'garden',
    correct(typo, { data: { text: en('The primrose talks begin.') } }, 'A slip.'),
    retract(wrong),
    translate(foreign, '/text', { ar: 'البيغونيا مفتوحة' }),
    entry('EntryDisputed', undefined, { entryId: contested.id, by: 'us', reason: en('It was noon.') }),
    renamed,
  ));
  desk.now('2026-03-01T09:00:00Z');
}, 60_000);
afterAll(() => desk.close());

async function found(q: string, query: Query = {}): Promise<string[]> {
  return idsIn(await desk.ask('/v1/search', { q, ...query }));
}

function idsIn({ items }: Answer): string[] {
  return items.map(({ entryId }) => String(entryId));
}

describe('what stands is found', () => {
  it('as it was corrected, and not as it was posted', async () => {
    expect(await found('primrose')).toEqual([typo.id]);
    expect(await found('marigold')).toEqual([]);
    expect(await found('slip')).toEqual([typo.id]);
  });

  it('unless it was retracted', async () => {
    expect(await found('foxglove')).toEqual([]);
  });

  it('by a translation that came later', async () => {
    expect(await found('بيغونيا')).toEqual([foreign.id]);
  });

  it('by what disputes it', async () => {
    expect(await found('noon')).toEqual([contested.id]);
  });

  it('by an alias that a party was given later', async () => {
    expect(await found('hollyhock')).toHaveLength(7);
    expect(await found('خطمية lupin')).toEqual([contested.id]);
  });

  it('better the more of it there is', async () => {
    expect(await found('begonia')).toEqual([plain.id, foreign.id]);
  });
});

describe('as of a moment', () => {
  it.each(['search', 'processes/garden/timeline'])(
    '%s tells the texts as they were known then',
    async (path) => {
      const known = { knownAt: `position:${first}` };
      const asked = async (q: string): Promise<string[]> =>
        idsIn(await desk.ask(`/v1/${path}`, { q, ...known }));
      expect(await asked('marigold')).toEqual([typo.id]);
      expect(await asked('foxglove')).toEqual([wrong.id]);
      for (const q of ['primrose', 'slip', 'بيغونيا', 'noon', 'hollyhock'])
        expect(await asked(q)).toEqual([]);
    },
  );

  it('an instant of the recording clock is such a moment', async () => {
    expect(await found('marigold', { knownAt: '2026-01' })).toEqual([typo.id]);
    expect(await found('primrose', { knownAt: '2026-01' })).toEqual([]);
    expect(await found('primrose', { knownAt: '2026-02' })).toEqual([typo.id]);
  });

  it('what occurred later is not found, and no name that was given later', async () => {
    expect(await found('begonia', { at: '2025-10-04' })).toEqual([foreign.id]);
    expect(await found('hollyhock', { at: '2025-10-31' })).toEqual([]);
    expect(await found('hollyhock', { at: '2025-11-01' })).toHaveLength(7);
  });

  it('what was reported later is not found', async () => {
    expect(await found('marigold', { reportedBy: '2026-01-31', at: '2026' })).toEqual([typo.id]);
    expect(await found('primrose', { reportedBy: '2026-01-31', at: '2026' })).toEqual([]);
  });

  it.each(['marigold', 'primrose', 'begonia', 'the talks', 'hollyhock lupin', 'begon*'])(
    'the answer to %s that was given then is the one that is given of then',
    async (q) => {
      const live = await desk.ask('/v1/search', { q });
      const past = await desk.ask('/v1/search', { q, knownAt: `position:${amended}` });
      expect(past.items).toEqual(live.items);
      const folded = await desk.ask('/v1/search', { q, reportedBy: '2026-02-20', at: '2027' });
      expect(folded.items).toEqual(live.items);
    },
  );
});

describe('a search is narrowed and paged', () => {
  it('by the filters of the timeline', async () => {
    expect(await found('hollyhock', { type: 'PartyChanged,PartyJoined' })).toHaveLength(2);
    const span = { from: '2025-10-02', to: '2025-10-04', sort: 'occurred' };
    expect(await found('hollyhock', span)).toEqual([secret.id, foreign.id]);
    expect(await found('begonia', { party: 'us' })).toHaveLength(2);
    const { unknown } = await desk.ask('/v1/search', { q: 'begonia', party: 'su' });
    expect(unknown).toEqual([{ filter: 'party', id: 'su', near: [] }]);
  });

  it.each(['relevance', 'occurred', '-occurred'])('page by page in the order %s', async (sort) => {
    const whole = await found('hollyhock', { sort });
    const paged: string[] = [];
    let query: Query | undefined = { limit: '2', sort };
    while (query) {
      const page: Answer = await desk.ask('/v1/processes/garden/timeline', { q: 'hollyhock', ...query });
      paged.push(...idsIn(page));
      query = page.nextCursor === null ? undefined : { limit: '2', sort, cursor: page.nextCursor };
    }
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(7);
  });

  it('in the order in which they occurred', async () => {
    expect(await found('begonia', { sort: 'occurred' })).toEqual([foreign.id, plain.id]);
  });
});

describe('what is no search is refused', () => {
  const get = (query: Query, accept = 'application/json'): ReturnType<Desk['server']['http']['get']> =>
    desk.server.http.get('/v1/search').query(query).set('accept', accept);

  it.each<[string, Query, string]>([
    ['without a word', { q: '-begonia' }, 'invalid-query'],
    ['without any text', {}, 'invalid-query'],
    ['in an order that it has none', { q: 'begonia', sort: 'id' }, 'invalid-query'],
    ['with the cursor of another', { q: 'begonia', cursor: 'WyJub25lIl0' }, 'invalid-cursor'],
  ])('%s', async (_, query, code) => {
    await expectProblem(get(query), 400, code);
  });

  it('and it is no feed', async () => {
    await expectProblem(get({ q: 'begonia' }, 'text/event-stream'), 406, 'not-acceptable');
  });

  it('below a process that is not there', async () => {
    await expectProblem(
      desk.server.http.get('/v1/processes/nowhere/timeline').query({ q: 'begonia' }),
      404,
      'process-not-found',
    );
  });
});

it('an answer has a tag, by which it is not sent again', async () => {
  const { headers } = await desk.server.http.get('/v1/search').query({ q: 'begonia' }).expect(200);
  const tag = String(headers['etag']);
  await desk.server.http.get('/v1/search').query({ q: 'begonia' }).set('if-none-match', tag).expect(304);
});

it('what was erased is found no more, at no moment, and is in no byte of the index', async () => {
  const isThere = (): boolean =>
    ['views.db', 'views.db-wal'].some((name) =>
      readFileSync(join(desk.server.folder, name)).includes('delphinium'),
    );
  expect(isThere()).toBe(true);
  const { id: _id, type: _type, ...body } = secret;
  const left = { ...body, data: { ...body.data, text: en('A witness stood there.') } };
  await desk.record('garden', redact(secret, left, 'For a witness.'));
  expect(await found('delphinium')).toEqual([]);
  expect(await found('delphinium', { knownAt: `position:${first}` })).toEqual([]);
  expect(await found('witness')).toEqual([secret.id]);
  expect(isThere()).toBe(false);
});
