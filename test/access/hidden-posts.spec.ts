/** Rule: what is posted to a hidden process is decided as if nothing were there, and nothing is recorded. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../domain/decisions/entries.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { grant, restrict, startServerForCallers } from './callers.js';
import { rawAnswer, type RawAnswer } from './raw-answer.js';

const opening = {
  id: idOf('opening'),
  type: 'ProcessOpened',
  occurred: '2025-09-28',
  data: { title: { en: 'Talks' } },
};
const meeting = {
  id: idOf('meeting'),
  type: 'MeetingConvened',
  occurred: '2025-09-29',
  data: { meetingId: 'm-1', title: { en: 'A round' }, participants: ['us'] },
  sources: [{ url: 'https://example.org/meeting' }],
};

let server: RunningServer;

beforeAll(async () => {
  server = await startServerForCallers();
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  await grant(server, 'desk', 'editor:*');
  await restrict(server, 'talks', false);
  await post('admin', 'talks', opening);
});

afterAll(async () => {
  await server.dispose();
});

async function post(
  caller: string,
  process: string,
  body: unknown,
  { headers = {}, query = '' }: { headers?: Readonly<Record<string, string>>; query?: string } = {},
): Promise<RawAnswer> {
  const url = `/v1/processes/${process}/events${query}`;
  return rawAnswer(server.url, { url, method: 'POST', caller, headers, body });
}

/** The answer with the one name put for the other. */
function renamed({ status, headers, body }: RawAnswer): unknown {
  const { 'content-length': _, ...rest } = headers;
  return { status, headers: rest, body: body.replaceAll('nowhere', 'talks') };
}

describe.each<[string, unknown, { headers?: Record<string, string>; query?: string }]>([
  ['an entry that needs the process', meeting, {}],
  ['an entry that is on its record', { ...meeting, id: opening.id }, {}],
  ['an entry of a wrong shape', { type: 'ProcessOpened', data: {} }, {}],
  ['a dry run', meeting, { query: '?dryRun=true' }],
  ['an expected revision', meeting, { headers: { 'if-match': '"0"' } }],
  ['any revision', meeting, { headers: { 'if-match': '*' } }],
  ['a batch under a key', [meeting], { headers: { 'idempotency-key': 'a-key' } }],
  ['a correction', { type: 'EntryRetracted', data: { entryId: opening.id, reason: { en: 'No' } } }, {}],
])('%s', (_, body, more) => {
  it('is answered as for a process that is not there', async () => {
    const hidden = await post('desk', 'talks', body, more);
    expect(hidden.status).toBeGreaterThanOrEqual(400);
    expect(renamed(hidden)).toEqual(renamed(await post('desk', 'nowhere', body, more)));
  });
});

it.each([
  ['anew', { ...opening, id: idOf('another') }],
  ['as it was opened', opening],
])('forbids to open it %s, and does not say why', async (_, body) => {
  const head = await partsOf(server.app).log.head();
  const { status, body: text } = await post('desk', 'talks', body);
  expect([status, JSON.parse(text)]).toMatchObject([
    403,
    { code: 'forbidden', detail: 'process "talks" cannot be opened by this caller' },
  ]);
  expect(await partsOf(server.app).log.head()).toBe(head);
});

it.each([
  ['of other entries', 'row,type,occurred,data.partyId\nr1,PartyLeft,2025-10-01,us\n'],
  ['that names its entries', `row,type,occurred,data.title.en\n${opening.id},MeetingHeld,2025-09-28,x\n`],
  ['with a column that is none', 'row,type,occured\nr1,PartyLeft,2025\n'],
])('a sheet %s is answered as for a process that is not there', async (_, body) => {
  const sent = async (process: string): Promise<RawAnswer> =>
    rawAnswer(server.url, { url: `/v1/processes/${process}/sheets/s`, method: 'POST', caller: 'desk', body });
  const hidden = await sent('talks');
  expect(hidden.status).toBe(404);
  expect(renamed(hidden)).toEqual(renamed(await sent('nowhere')));
});
