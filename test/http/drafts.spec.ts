/** Rule: what is proposed is no fact: it waits beside the record until somebody accepts it under a name of their own. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DraftAnswer, DraftPage, JudgedDraft } from '../../src/application/drafts/draft-answer.js';
import { newEntryId } from '../../src/application/append/entry-ids.js';
import { MOST_WAITING } from '../../src/domain/drafts/decide-draft.js';
import { DRAFT_VERSION, draftsStream } from '../../src/domain/drafts/events.js';
import { LogUnavailable } from '../../src/log/event-log.js';
import { exampleDraft } from '../../src/http/openapi/operations/drafts.js';
import { by, keyIdOf, opened, startGuarded, type GuardedServer } from '../access/given.js';
import { idOf, sampleEntry } from '../openapi/story.js';
import { partsOf } from '../server/running-server.js';

const DRAFTS = '/v1/processes/gaza-2025/drafts';
const EVENTS = '/v1/processes/gaza-2025/events';

let server: GuardedServer;
let junior: string;
let desk: string;

beforeAll(async () => {
  server = await startGuarded('2026-02-01T12:00:00Z');
  junior = await server.key('recorder:*');
  desk = await server.key('editor:*');
  const history = Array.from({ length: 20 }, (_, number) => sampleEntry(number + 1));
  await post(desk, EVENTS, history, 201);
});
afterAll(() => server.dispose());

/** What the answers have between them. */
interface Answered {
  readonly code: string;
  readonly errors: readonly { readonly pointer: string }[];
  readonly draft: DraftAnswer;
  readonly verdicts: JudgedDraft['verdicts'];
  readonly items: DraftPage['items'];
  readonly nextCursor: string | null;
}

async function post(key: string, url: string, body: object, status: number): Promise<Answered> {
  const answer = await by(key, server.http.post(url)).send(body);
  expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
  return answer.body as Answered;
}

async function get(key: string, url: string, status = 200): Promise<Answered> {
  const answer = await by(key, server.http.get(url));
  expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
  return answer.body as Answered;
}

/** The example under other ids. */
function proposal(number: number) {
  const text = JSON.stringify(exampleDraft).replaceAll('-8000-0000000000', `-8000-0000000${number}`);
  return JSON.parse(text.replaceAll('drafted-', `drafted-${number}-`)) as {
    draftId: string;
    entries: { entry: { id: string }; quotes: { quote: string }[] }[];
  };
}

async function propose(number: number) {
  const sent = proposal(number);
  const { draft } = await post(junior, DRAFTS, sent, 201);
  const [first = '', second = ''] = sent.entries.map(({ entry }) => entry.id);
  return { draft, sent, url: `${DRAFTS}/${sent.draftId}`, first, second };
}

describe('a proposal', () => {
  it('waits with what the record would answer, and is nowhere on the record', async () => {
    const before = await get(desk, '/v1/log?limit=1000');
    const { url, first, second } = await propose(101);
    const { draft, verdicts } = await get(desk, url);
    expect(draft).toMatchObject({ version: 1, state: 'waiting', proposedBy: `key:${keyIdOf(junior)}` });
    expect(verdicts).toEqual([
      { entryId: first, recordable: true, refusals: [] },
      { entryId: second, recordable: true, refusals: [] },
    ]);
    expect((await get(desk, '/v1/log?limit=1000')).items).toEqual(before.items);
    await get(desk, `${EVENTS}/${first}`, 404);
  });

  it('is told which of its entries the record would refuse, and waits all the same', async () => {
    const sent = proposal(102);
    const [good, bad] = sent.entries;
    const entry = { ...bad?.entry, occurred: '2031-01-01' };
    const { draft, verdicts } = await post(
      junior,
      DRAFTS,
      { ...sent, entries: [good, { ...bad, entry }] },
      201,
    );
    expect(verdicts).toMatchObject([
      { recordable: true },
      { recordable: false, refusals: [{ code: 'occurred-in-future' }] },
    ]);
    const refused = await post(desk, `${DRAFTS}/${sent.draftId}/accept`, { version: 1 }, 400);
    expect(refused.code).toBe('occurred-in-future');
    expect((await get(desk, `${DRAFTS}/${sent.draftId}`)).draft).toEqual(draft);
  });

  it('is refused when a quote does not stand in its text, and says where it stops', async () => {
    const sent = proposal(103);
    const [first] = sent.entries;
    const wrong = {
      ...first,
      quotes: [{ text: 'statement', quote: 'Hamas says that the border is prepared.' }],
    };
    expect(await post(junior, DRAFTS, { ...sent, entries: [wrong] }, 400)).toMatchObject({
      code: 'quote-not-found',
      errors: [{ pointer: '/entries/0/quotes/0/quote' }],
      detail: expect.stringContaining('not "border is prepared."'),
    });
    await get(desk, `${DRAFTS}/${sent.draftId}`, 404);
  });

  it('is the same draft when it is sent again, and another one needs another id', async () => {
    const { sent, draft } = await propose(104);
    expect((await post(junior, DRAFTS, sent, 201)).draft).toEqual(draft);
    const other = { ...sent, entries: sent.entries.slice(1) };
    expect((await post(junior, DRAFTS, other, 409)).code).toBe('draft-id-reused');
  });

  it('is read strictly', async () => {
    const sent = proposal(105);
    expect((await post(junior, DRAFTS, { ...sent, entry: [] }, 400)).code).toBe('invalid-payload');
    expect((await post(junior, DRAFTS, { ...sent, entries: [] }, 400)).errors[0]?.pointer).toBe('/entries');
    const long = 'a'.repeat(200 * 1024);
    const texts = ['x', 'y'].map((name) => ({ name, text: long }));
    expect((await post(junior, DRAFTS, { ...sent, texts }, 413)).code).toBe('body-too-large');
    expect((await post(junior, '/v1/processes/nowhere/drafts', sent, 404)).code).toBe('process-not-found');
  });
});

describe('accepting', () => {
  it('records under the name of who accepts, says who proposed, and leaves the rest waiting', async () => {
    const { url, first, second } = await propose(111);
    const draft = await post(desk, `${url}/accept`, { version: 1, entryIds: [first] }, 200);
    expect(draft).toMatchObject({
      version: 2,
      state: 'waiting',
      entries: [{ state: 'accepted', decidedBy: `key:${keyIdOf(desk)}` }, { state: 'waiting' }],
    });
    const [deskId, juniorId] = [`key:${keyIdOf(desk)}`, `key:${keyIdOf(junior)}`];
    expect(await get(desk, `${EVENTS}/${first}`)).toMatchObject({ recordedBy: deskId, proposedBy: juniorId });
    const { body } = await by(desk, server.http.get(`${EVENTS}/${first}`)).set(
      'accept',
      'application/cloudevents+json',
    );
    expect(body).toMatchObject({ recordedby: deskId, proposedby: juniorId });
    await get(desk, `${EVENTS}/${second}`, 404);
    expect(await get(desk, '/v1/processes/gaza-2025/verify')).toMatchObject({ ok: true });
  });

  it('is safe to send again, and the entry is safe to post again', async () => {
    const { url, first, sent } = await propose(112);
    const once = await post(desk, `${url}/accept`, { version: 1, entryIds: [first] }, 200);
    expect(await post(desk, `${url}/accept`, { version: 1, entryIds: [first] }, 200)).toEqual(once);
    await post(desk, EVENTS, sent.entries[0]?.entry ?? {}, 200);
  });

  it('that was cut off between the record and the draft heals when it is sent again, and records nothing twice', async () => {
    const { url, first, second } = await propose(114);
    const { drafts } = partsOf(server.app);
    const cut = vi.spyOn(drafts, 'change').mockRejectedValueOnce(new LogUnavailable('The store is gone.'));
    expect((await post(desk, `${url}/accept`, { version: 1 }, 503)).code).toBe('store-unavailable');
    cut.mockRestore();
    // They are on the record, and the draft does not know it.
    await get(desk, `${EVENTS}/${first}`);
    expect((await get(desk, url)).draft).toMatchObject({ version: 1, state: 'waiting' });
    const { items } = await get(desk, '/v1/log?limit=1000');

    expect(await post(desk, `${url}/accept`, { version: 1 }, 200)).toMatchObject({
      version: 2,
      state: 'accepted',
      history: [{ type: 'DraftProposed' }, { type: 'DraftAccepted', entryIds: [first, second] }],
    });
    expect((await get(desk, '/v1/log?limit=1000')).items).toEqual(items);
  });

  it('is refused at a version that was not seen', async () => {
    const { url, first, second } = await propose(113);
    await post(desk, `${url}/reject`, { version: 1, entryIds: [first], reason: 'Not said there.' }, 200);
    expect((await post(desk, `${url}/accept`, { version: 1, entryIds: [second] }, 412)).code).toBe(
      'draft-changed',
    );
    expect((await post(desk, `${url}/accept`, { version: 2, entryIds: [first] }, 409)).code).toBe(
      'draft-decided',
    );
  });

  it('needs an editor where the entry is about the record', async () => {
    const dispute = {
      type: 'EntryDisputed',
      data: { entryId: idOf(10), by: { partyId: 'hamas' }, reason: { en: 'It was otherwise.' } },
      sources: [{ url: 'https://example.org/s', publisher: 'press', kind: 'press' }],
    };
    const sent = {
      texts: exampleDraft.texts,
      entries: [{ entry: dispute, quotes: [{ text: 'statement', quote: 'Doha' }] }],
    };
    const { draft } = await post(junior, DRAFTS, sent, 201);
    const url = `${DRAFTS}/${draft.draftId}/accept`;
    expect((await post(junior, url, { version: 1 }, 403)).code).toBe('forbidden');
  });
});

describe('a draft', () => {
  it('is revised before it is accepted, and its history says who did what', async () => {
    const { url, sent } = await propose(121);
    const texts = [{ name: 'reply', text: 'Israel regrets it.' }];
    const [first, second] = sent.entries;
    const entries = [first, { ...second, quotes: [{ text: 'reply', quote: 'Israel regrets it.' }] }];
    const once = await post(desk, `${url}/revise`, { version: 1, texts, entries }, 200);
    expect(await post(desk, `${url}/revise`, { version: 1, texts, entries }, 200)).toEqual(once);
    await post(desk, `${url}/accept`, { version: 2 }, 200);
    const { draft, verdicts } = await get(junior, url);
    expect(verdicts).toEqual([]);
    expect([draft.state, draft.history.map(({ type }) => type)]).toEqual([
      'accepted',
      ['DraftProposed', 'DraftRevised', 'DraftAccepted'],
    ]);
  });

  it('is in the list by its state, page by page, the newest first', async () => {
    const { url, draft } = await propose(131);
    const newest = await get(desk, `${DRAFTS}?limit=1`);
    expect(newest.items[0]?.draftId).toBe(draft.draftId);
    await post(desk, `${url}/reject`, { version: 1, reason: 'Not said there.' }, 200);
    const rejected = await get(desk, `${DRAFTS}?state=rejected`);
    expect(rejected.items.map(({ draftId }) => draftId)).toEqual([draft.draftId]);
    const all = await get(desk, `${DRAFTS}?limit=100`);
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await get(desk, `${DRAFTS}?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items);
  });

  it('is not proposed while 1,000 wait, and is once one of them is decided', async () => {
    const process = 'sudan-2023';
    const url = `/v1/processes/${process}/drafts`;
    await post(desk, `/v1/processes/${process}/events`, { ...opened, id: idOf(49_999) }, 201);
    const ids = Array.from({ length: MOST_WAITING }, (_, number) => idOf(50_000 + number));
    const events = ids.map((draftId) => ({
      ...{ id: newEntryId(), type: 'DraftProposed', version: DRAFT_VERSION, recordedBy: 'junior' },
      body: {
        data: { draftId, texts: [], items: [{ entry: { id: draftId }, quotes: [] }], verdicts: [] },
      },
    }));
    await partsOf(server.app).log.append(draftsStream(process), events, null);

    const sent = proposal(132);
    expect((await post(junior, url, sent, 409)).code).toBe('too-many-drafts');
    await post(desk, `${url}/${ids[0]}/reject`, { version: 1, reason: 'Not said there.' }, 200);
    await post(junior, url, sent, 201);
    // It is known again, also where there is no room for another one.
    await post(junior, url, sent, 201);
    expect((await post(junior, url, proposal(133), 409)).code).toBe('too-many-drafts');
  });

  it('of a process that is hidden does not exist', async () => {
    const { url, sent } = await propose(141);
    const named = await server.key('recorder:gaza-2025');
    await by(server.admin, server.http.put('/v1/admin/restrictions/gaza-2025')).expect(200);
    const hidden = await get(desk, DRAFTS, 404);
    const absent = await get(desk, '/v1/processes/nowhere/drafts', 404);
    expect(JSON.stringify(hidden).replaceAll('gaza-2025', 'nowhere')).toBe(JSON.stringify(absent));
    await get(desk, url, 404);
    await post(desk, DRAFTS, sent, 404);
    await post(desk, `${url}/accept`, { version: 1 }, 404);
    await get(named, url);
  });
});
