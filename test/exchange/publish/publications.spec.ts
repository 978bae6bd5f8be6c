/** Rule: what is published is read by the readers of others; what is corrected is updated, what is retracted leaves, nothing comes twice. */
import { parse as parseCsv } from 'csv-parse/sync';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import ICAL from 'ical.js';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelled, correct, en, rescheduled, retract, scheduled } from '../../domain/decisions/entries.js';
import { expectProblem, openDesk, type Desk } from '../../http/desk.js';
import { formula, planned, spoken, story, takenBack, took, vague } from './story.js';

const PROCESS = '/v1/processes/gaza-2025';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
  await desk.record('gaza-2025', ...story);
});
afterAll(() => desk.close());

async function file(name: string): Promise<string> {
  const answer = await desk.server.http
    .get(`${PROCESS}/timeline.${name}`)
    .set('host', 'localhost')
    .buffer(true);
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
  // A text of another type than JSON or text comes as bytes.
  return typeof answer.text === 'string' ? answer.text : String(answer.body);
}

describe('a calendar', () => {
  interface Meeting {
    readonly uid: string;
    readonly status: unknown;
    readonly sequence: number;
    readonly start: string;
    readonly end: string;
    readonly summary: string;
    readonly description: string;
    readonly stamp: string;
  }

  async function meetings(query = ''): Promise<Map<string, Meeting>> {
    const calendar = ICAL.Component.fromString(await file(`ics${query}`));
    const events = calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        status: component.getFirstPropertyValue('status'),
        sequence: event.sequence,
        start: String(event.startDate),
        end: String(event.endDate),
        summary: event.summary,
        description: event.description,
        stamp: String(component.getFirstPropertyValue('dtstamp')),
      };
    });
    const byUid = new Map(events.map((event) => [event.uid, event]));
    expect(byUid.size).toBe(events.length);
    return byUid;
  }

  const cairo = 'gaza-2025/cairo@chancery';
  const summit = 'gaza-2025/summit@chancery';

  it('has the meetings, with their texts whole', async () => {
    const found = await meetings();
    expect([...found.keys()].sort()).toEqual([cairo, 'gaza-2025/miami@chancery', summit]);
    expect(found.get(cairo)).toMatchObject({
      status: 'CONFIRMED',
      sequence: 0,
      start: '2026-01-20T08:00:00Z',
      summary: 'محادثات القاهرة؛ الجولة الأولى، مع مصر',
      stamp: '2025-12-20T10:00:00Z',
    });
    expect(found.get(cairo)?.description).toContain(
      `First line, then another\nsecond line; ${'long '.repeat(40)}`,
    );
    expect((await meetings('?lang=en')).get(cairo)?.summary).toBe('Talks in Cairo');
  });

  it('states a date that is uncertain, over all the days that it may be', async () => {
    expect((await meetings()).get(summit)).toMatchObject({
      status: 'TENTATIVE',
      start: '2026-06-01',
      end: '2026-07-01',
      description: 'Scheduled.\nDate as recorded (EDTF): 2026-06~, from 2026-06-01 to 2026-06-30.',
    });
    expect((await meetings()).get('gaza-2025/miami@chancery')).toMatchObject({
      status: 'CONFIRMED',
      start: '2025-12-19',
      end: '2025-12-20',
    });
  });

  it('folds its lines at 75 bytes, and never within a character', async () => {
    for (const line of (await file('ics')).split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
  });

  it('moves a meeting, takes the move back, and says that it is cancelled: always the same one, with a higher number', async () => {
    const move = rescheduled('summit', '2025-12-10');
    desk.now('2025-12-21T10:00:00Z');
    await desk.record('gaza-2025', move);
    const moved = (await meetings()).get(summit);
    expect(moved).toMatchObject({ sequence: 1, start: '2026-06-06', stamp: '2025-12-21T10:00:00Z' });
    expect(moved?.description).toContain('Moved once.');
    desk.now('2025-12-22T10:00:00Z');
    await desk.record('gaza-2025', retract(move));
    expect((await meetings()).get(summit)).toMatchObject({ sequence: 2, start: '2026-06-01' });
    await desk.record('gaza-2025', correct(vague, { data: { title: en('Summit of the guarantors') } }));
    expect((await meetings()).get(summit)).toMatchObject({
      sequence: 3,
      summary: 'Summit of the guarantors',
    });
    await desk.record('gaza-2025', cancelled('summit', '2025-12-22'));
    expect((await meetings()).get(summit)).toMatchObject({ sequence: 4, status: 'CANCELLED' });
  });

  it('loses a meeting whose entries are retracted', async () => {
    await desk.record('gaza-2025', retract(took));
    expect([...(await meetings()).keys()].sort()).toEqual([cairo, summit]);
  });

  it('is given as the record had it', async () => {
    expect((await meetings('?knownAt=2025-12-21')).get(summit)).toMatchObject({
      sequence: 1,
      status: 'TENTATIVE',
    });
    expect((await meetings('?at=2025-12-01')).get(summit)).toBeUndefined();
  });
});

describe('a feed', () => {
  const idOfEntry = ({ id }: { readonly id: string }): string => `urn:uuid:${id}`;

  interface Told {
    readonly id: string | undefined;
    readonly title: string | undefined;
    readonly updated: string | undefined;
    readonly content: string | undefined;
  }

  const read: Readonly<Record<string, () => Promise<readonly Told[]>>> = {
    atom: async () =>
      (parseAtomFeed(await file('atom')).entries ?? []).map(({ id, title, updated, content }) => ({
        id,
        title: title?.value,
        updated,
        content: content?.value,
      })),
    'feed.json': async () =>
      (parseJsonFeed(await file('feed.json')).items ?? []).map((item) => ({
        id: item.id,
        title: item.title,
        updated: item.date_modified,
        content: item.content_text,
      })),
  };

  describe.each(['atom', 'feed.json'])('%s', (name) => {
    const items = async (): Promise<readonly Told[]> => (await read[name]?.()) ?? [];

    it('tells of each entry once, with its texts as they are', async () => {
      const found = await items();
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      const one = found.find(({ id }) => id === idOfEntry(formula));
      expect(one?.title).toBe('Statement issued: =HYPERLINK("https://example.org","read")');
      expect(one?.content).toContain('<img src=x onerror="document.title=1">');
      expect(found.map(({ id }) => id)).not.toContain(idOfEntry(took));
    });

    it('brings an entry again, first and once, when it is corrected or withdrawn', async () => {
      const before = (await items()).find(({ id }) => id === idOfEntry(spoken));
      const day = name === 'atom' ? '2025-12-24' : '2025-12-26';
      desk.now(`${day}T10:00:00Z`);
      await desk.record(
        'gaza-2025',
        ...(name === 'atom' ? [correct(spoken, { data: { title: en('It was this') } })] : [takenBack]),
      );
      const after = await items();
      expect(after.filter(({ id }) => id === idOfEntry(spoken))).toHaveLength(1);
      const one = after.find(({ id }) => id === idOfEntry(spoken));
      expect(one?.updated?.slice(0, 10)).toBe(day);
      expect(before?.updated).not.toBe(one?.updated);
      expect(after.slice(0, 2).map(({ id }) => id)).toContain(idOfEntry(spoken));
      if (name === 'feed.json') expect(one?.content).toContain('It was withdrawn later.');
    });
  });
});

describe('a table', () => {
  const rows = async (query = ''): Promise<Readonly<Record<string, string>>[]> =>
    parseCsv(await file(`csv${query}`), { columns: true });

  it('has a line for each entry, and a column for each language', async () => {
    const timeline = await desk.rows(`${PROCESS}/timeline`, { limit: '1000' });
    const table = await rows();
    expect(table.map(({ entryId }) => entryId)).toEqual(timeline.map(({ entryId }) => entryId));
    expect(table.find(({ entryId }) => entryId === planned.id)).toMatchObject({
      type: 'MeetingScheduled',
      occurred: '2025-12-01',
      'title.ar': 'محادثات القاهرة؛ الجولة الأولى، مع مصر',
      'title.en': 'Talks in Cairo',
      'subject.id': 'cairo',
      parties: 'egypt',
    });
  });

  it('has one language where one is asked for', async () => {
    const [one] = (await rows('?lang=ar')).filter(({ entryId }) => entryId === formula.id);
    expect(one).toMatchObject({ text: 'نص', 'text.lang': 'ar', 'title.lang': 'en' });
    expect(Object.keys(one ?? {})).not.toContain('title.ar');
  });

  it('has no cell that a spreadsheet runs', async () => {
    const cells = (await rows()).flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    expect(cells).toContain(`'=HYPERLINK("https://example.org","read")`);
    expect(cells).toContain(`'-2\r\n"quoted", ]]>`);
  });

  it('is narrowed as the timeline is', async () => {
    const found = await rows('?type=StatementIssued&from=2025-12-01');
    expect(found.map(({ entryId }) => entryId)).toEqual([formula.id]);
  });
});

describe('JSON-LD', () => {
  it('expands, with its languages, to words of schema.org', async () => {
    const document = JSON.parse(await file('json?format=jsonld')) as object;
    const graph = await jsonld.expand(document, {
      documentLoader: () => {
        throw new Error('expected a document that needs no other');
      },
    });
    const url = `http://localhost${PROCESS}/events/${planned.id}`;
    expect(graph.find((node) => node['@id'] === url)).toMatchObject({
      '@type': ['https://schema.org/Event'],
      'https://schema.org/name': [
        { '@language': 'ar', '@value': 'محادثات القاهرة؛ الجولة الأولى، مع مصر' },
        { '@language': 'en', '@value': 'Talks in Cairo' },
      ],
      'https://schema.org/startDate': [{ '@value': '2025-12-01' }],
      'https://schema.org/superEvent': [{ '@id': `http://localhost${PROCESS}` }],
      'https://schema.org/location': [{ '@type': ['https://schema.org/Place'] }],
    });
    const node = JSON.stringify(
      graph.filter((one) => JSON.stringify(one).includes('Summit of the guarantors')),
    );
    expect(node).toContain('https://schema.org/EventCancelled');
  });
});

describe('every publication', () => {
  it.each(['json', 'json?format=jsonld', 'csv', 'atom', 'feed.json', 'ics'])(
    'timeline.%s is not sent again to who holds it, nor made anew',
    async (name) => {
      const url = `${PROCESS}/timeline.${name}`;
      const { headers, status } = await desk.server.http.get(url);
      expect([status, headers['cache-control']]).toEqual([200, 'no-cache']);
      const tag = String(headers['etag']);
      await desk.server.http.get(url).set('if-none-match', tag).expect(304);
      const past = `${url}${url.includes('?') ? '&' : '?'}knownAt=2025-12-21`;
      const asOf = await desk.server.http.get(past).expect(200);
      await desk.server.http.get(past).set('if-none-match', String(asOf.headers['etag'])).expect(304);
      await desk.record('gaza-2025', scheduled(`after-${name.replaceAll(/[^a-z]/g, '-')}`, '2025-12-05'));
      await desk.server.http.get(url).set('if-none-match', tag).expect(200);
    },
  );

  it('says which languages came', async () => {
    const { headers } = await desk.server.http.get(`${PROCESS}/timeline.ics?lang=en`).expect(200);
    expect(headers['content-language']).toBe('en');
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  });

  it('of a process that is not there is refused', async () => {
    await expectProblem(desk.server.http.get('/v1/processes/nowhere/timeline.ics'), 404, 'process-not-found');
    await expectProblem(desk.server.http.get(`${PROCESS}/timeline.json?format=rss`), 400, 'invalid-query');
    await expectProblem(desk.server.http.get(`${PROCESS}/timeline.ics?party=us`), 400, 'invalid-query');
  });
});
