/** Every read-model URL as a feed: a snapshot, that it is up to date, then each change with the entries that made it. */
import { readModel } from '../../src/application/read-models.js';
import { readModelRoutes } from '../../src/http/read-model-routes.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ceasefire } from '../http/ceasefire.js';
import { openDesk, type Desk } from '../http/desk.js';
import {
  alleged,
  assessed,
  correct,
  declared,
  defined,
  denied,
  determined,
  dissolved,
  established,
  found,
  held,
  issued,
  joined,
  made,
  proposed,
  retract,
  rolesChanged,
  scheduled,
  signed,
  withdrawn,
  type Posted,
} from '../domain/decisions/entries.js';
import { openStream, type SseClient } from '../server/sse-client.js';
import { apply, feedFrame, readFeed, upToDate, type Frame } from './feed-client.js';
import { serverRows } from './server-rows.js';

const later = defined('later', '2025-12-01', { ordinal: 9 });
const pact = proposed('pact', '2025-12-02');
const talks = scheduled('more-talks', '2025-12-03');
const fuel = made('fuel', '2025-12-04', { by: ['qatar'] });
const norway = joined('norway', '2025-12-05');
const word = issued('word', '2025-12-06');
const board = established('board', '2025-12-07');
const raid = alleged('raid', '2025-12-08');

interface Case {
  readonly url: string;
  readonly name: string;
  /** Makes the row that the feed is of: the feed of a row that is not there is refused. */
  readonly first?: Posted;
  /** Adds a row, changes one, takes one away, as far as the list can. */
  readonly adds?: Posted;
  readonly changes: Posted;
  readonly key: string;
  readonly takes?: Posted;
}

const p = '/v1/processes/gaza-2025';
const rated = assessed('fuel', 'minimum', '2025-12-10');
const cases: readonly Case[] = [
  { url: '/v1/processes', name: 'process-overview', changes: norway, key: 'gaza-2025' },
  { url: p, name: 'process-overview', changes: norway, key: 'gaza-2025' },
  {
    url: `${p}/phases`,
    name: 'phase-status',
    adds: later,
    changes: determined('later', 'in_progress', '2025-12-10'),
    key: 'later',
    takes: later,
  },
  {
    url: `${p}/phases/later`,
    name: 'phase-status',
    first: later,
    changes: determined('later', 'in_progress', '2025-12-10'),
    key: 'later',
    takes: later,
  },
  {
    url: `${p}/commitments`,
    name: 'party-commitments',
    adds: fuel,
    changes: rated,
    key: 'fuel',
    takes: fuel,
  },
  {
    url: `${p}/commitments/fuel`,
    name: 'party-commitments',
    first: fuel,
    changes: rated,
    key: 'fuel',
    takes: fuel,
  },
  {
    url: '/v1/commitments',
    name: 'party-commitments',
    adds: fuel,
    changes: rated,
    key: 'gaza-2025/fuel',
    takes: fuel,
  },
  {
    url: '/v1/commitments?party=qatar&level=minimum',
    name: 'party-commitments',
    changes: rated,
    key: 'gaza-2025/fuel',
    takes: fuel,
  },
  {
    url: `${p}/agreements`,
    name: 'agreements',
    adds: pact,
    changes: signed('pact', '2025-12-10'),
    key: 'pact',
    takes: pact,
  },
  {
    url: `${p}/meetings`,
    name: 'meetings',
    adds: talks,
    changes: held('more-talks', '2025-12-10'),
    key: 'more-talks',
    takes: talks,
  },
  {
    url: `${p}/statements`,
    name: 'statements',
    adds: word,
    changes: declared('opening', 'completed', '2025-12-10', { statementId: 'word' }),
    key: 'word',
    takes: word,
  },
  {
    url: `${p}/statements/word`,
    name: 'statements',
    first: word,
    changes: withdrawn('word', '2025-12-10'),
    key: 'word',
    takes: word,
  },
  {
    url: `${p}/bodies?state=established`,
    name: 'bodies',
    adds: board,
    changes: correct(board, { data: { members: ['egypt'] } }),
    key: 'board',
    takes: board,
  },
  {
    url: `${p}/bodies/board`,
    name: 'bodies',
    first: board,
    changes: dissolved('board', '2025-12-10'),
    key: 'board',
    takes: board,
  },
  {
    url: `${p}/violations`,
    name: 'violations',
    adds: raid,
    changes: denied('raid', '2025-12-10'),
    key: 'raid',
    takes: raid,
  },
  {
    url: `${p}/violations/raid`,
    name: 'violations',
    first: raid,
    changes: found('raid', '2025-12-10'),
    key: 'raid',
    takes: raid,
  },
  {
    url: '/v1/violations?against=hamas',
    name: 'violations',
    adds: raid,
    changes: found('raid', '2025-12-10'),
    key: 'gaza-2025/raid',
    takes: raid,
  },
  {
    url: `${p}/timeline?kind=statement`,
    name: 'timeline',
    adds: word,
    changes: correct(word, { occurred: '2025-12-07' }),
    key: word.id,
    takes: word,
  },
  {
    url: '/v1/parties',
    name: 'parties',
    adds: norway,
    changes: rolesChanged('norway', '2025-12-10'),
    key: 'norway',
    takes: norway,
  },
  {
    url: '/v1/parties/norway',
    name: 'parties',
    first: norway,
    changes: rolesChanged('norway', '2025-12-10'),
    key: 'norway',
    takes: norway,
  },
];

test('every URL of a read model is here', () => {
  const asPattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}(?:\\?|$)`);
  const missing = readModelRoutes.filter(({ path }) => !cases.some(({ url }) => asPattern(path).test(url)));
  expect(missing.map(({ path }) => path)).toEqual([]);
});

async function nextAbout(client: SseClient, key: string, event: string): Promise<Frame> {
  const frames = await client.until((frame) => {
    const { data } = feedFrame(frame);
    return frame.event === event && data.key === key;
  });
  const last = frames.at(-1);
  if (!last) throw new Error(`the feed has ended before ${key} came as ${event}`);
  return feedFrame(last);
}

describe.each(cases)('$url', ({ url, name, first, adds, changes, key, takes }) => {
  let desk: Desk;
  let position: string;
  beforeAll(async () => {
    desk = await openDesk('2025-12-20T10:00:00Z');
    ({ position } = await desk.record('gaza-2025', ...ceasefire, ...(first ? [first] : [])));
  });
  afterAll(() => desk.close());

  test('begins with the rows that GET answers, each with its position, and says that it is up to date', async () => {
    const frames = await readFeed(desk.server.url + url, upToDate);
    expect(apply(frames).rows).toEqual(await serverRows(desk, url));
    const last = frames.at(-1);
    expect(last).toEqual({
      event: 'up-to-date',
      id: `${name}@${readModel(name).version}.${position}.1766224800`,
      data: { position },
    });
    const positions = frames.slice(0, -1).map(({ data }) => Number(data.position));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    for (const { event, id, data } of frames.slice(0, -1)) {
      expect([event, data.cause]).toEqual(['row', undefined]);
      expect(id).toMatch(new RegExp(`^${name}@${readModel(name).version}\\.\\d+\\.1766224800$`));
      const reached = Number(id.split('.')[1]);
      expect(reached).toBeLessThanOrEqual(Number(data.position));
    }
  });

  test('goes on with what changes, why, and what is gone', async () => {
    const before = adds ?? (changes === rated && !first ? fuel : undefined);
    const client = await openStream(desk.server.url + url);
    await client.until(upToDate);
    if (before) {
      const { events, position: at } = await desk.record('gaza-2025', before);
      if (adds) {
        const added = await nextAbout(client, key, 'row');
        expect(added.data).toMatchObject({ key, position: at, cause: [events[0]?.id] });
      }
    }
    const { events, position: at } = await desk.record('gaza-2025', changes);
    const changed = await nextAbout(client, key, 'row');
    expect(changed).toMatchObject({
      id: `${name}@${readModel(name).version}.${at}.1766224800`,
      data: { key, position: at, cause: [events[0]?.id] },
    });
    expect(changed.data.row).toEqual((await serverRows(desk, url)).get(` ${key}`));
    if (takes) {
      await desk.record('gaza-2025', retract(changes));
      const { position: end } = await desk.record('gaza-2025', retract(takes));
      const gone = await nextAbout(client, key, 'gone');
      expect(gone.data).toEqual({ key });
      if (!url.includes('level'))
        expect(gone.id).toBe(`${name}@${readModel(name).version}.${end}.1766224800`);
    }
    client.cut();
  });
});
