import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issued, joined, made, opened } from '../domain/decisions/entries.js';
import { ceasefire } from './ceasefire.js';
import { openDesk, postTo, type Desk, type Receipt, type Row } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('ceasefire', ...ceasefire);
  await desk.record(
    'other',
    opened,
    joined('egypt'),
    joined('norway'),
    made('pledge', '2025-10-08', { by: ['norway'] }),
  );
});
afterAll(() => desk.close());

const at = '/v1/processes/ceasefire';

describe('a read model', () => {
  test.each<[string, string, Row]>([
    ['/v1/processes', 'ceasefire', { processId: 'ceasefire', state: 'open', disputed: 1 }],
    [`${at}/phases`, 'opening', { phaseId: 'opening', determined: { status: 'in_progress' } }],
    [`${at}/phases`, 'afterwards', { phaseId: 'afterwards', agreement: 'contested' }],
    [`${at}/commitments`, 'release', { commitmentId: 'release', contested: true, overdue: true }],
    [`${at}/statements`, 'miami', { statementId: 'miami', state: 'issued', issuers: ['us', 'egypt'] }],
    [`${at}/bodies`, 'centre', { bodyId: 'centre', state: 'established', members: ['us', 'israel'] }],
    [`${at}/violations`, 'rafah', { violationId: 'rafah', state: 'alleged', commitmentId: 'release' }],
    ['/v1/parties', 'egypt', { partyId: 'egypt', commitments: { total: 2 } }],
  ])('%s gives %s in its list and by itself, the same', async (list, key, expected) => {
    const { items } = await desk.ask(list);
    const { version, position, ...row } = await desk.ask(`${list}/${key}`);
    expect(row).toMatchObject(expected);
    expect(items).toContainEqual(row);
    expect([version, position]).toEqual([expect.any(Number), expect.stringMatching(/^\d+$/)]);
  });

  test.each<[string, Row]>([
    [`${at}/agreements`, { agreementId: 'plan', state: 'signed', processId: 'ceasefire' }],
    [`${at}/meetings`, { meetingId: 'sharm', state: 'held', statements: [{ statementId: 'miami' }] }],
    [`${at}/meetings`, { meetingId: 'talks', state: 'scheduled' }],
    [`${at}/timeline`, { type: 'BodyEstablished', kind: 'body', parties: ['us', 'israel'] }],
    ['/v1/violations', { processId: 'ceasefire', violationId: 'rafah' }],
    ['/v1/commitments', { processId: 'other', commitmentId: 'pledge' }],
  ])('%s lists its rows', async (list, expected) => {
    const answer = await desk.ask(list);
    expect(answer).toMatchObject({ nextCursor: null, position: expect.stringMatching(/^\d+$/) });
    expect(answer.items).toContainEqual(expect.objectContaining(wanted(expected)));
  });

  test('says of every row which entries made it, and each leads to its sources', async () => {
    const { made: from } = await desk.ask(`${at}/commitments/release`);
    const { entryId } = from as { entryId: string };
    expect(await desk.ask(`${at}/events/${entryId}`)).toMatchObject({
      data: { commitmentId: 'release' },
      sources: [{ publisher: 'press' }],
    });
  });
});

function wanted(expected: Row): Row {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      Array.isArray(value) && typeof value[0] === 'object'
        ? (value as object[]).map((part): unknown => expect.objectContaining(part))
        : value,
    ]),
  );
}

describe('an answer', () => {
  const tagged = ['/phases', '', '/commitments?by=israel', '/timeline', '/events', '/phases/opening'];

  test.each(tagged)('%s has a tag by which it is not sent twice', async (path) => {
    const { headers } = await desk.server.http.get(`${at}${path}`).expect(200);
    const tag = headers['etag'] ?? '';
    expect(tag).toMatch(/^"[^"]+"$/);
    for (const value of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await desk.server.http.get(`${at}${path}`).set('if-none-match', value).expect(304);
      expect([again.text, again.headers['etag']]).toEqual(['', tag]);
    }
    await desk.server.http.get(`${at}${path}`).set('if-none-match', '"other"').expect(200);
  });

  test.each(tagged)('%s keeps its tag while another process gets entries', async (path) => {
    const { headers } = await desk.server.http.get(`${at}${path}`);
    await desk.record(
      'other',
      issued(`elsewhere-${tagged.indexOf(path)}`, '2025-12-19', { issuers: ['norway'] }),
    );
    await desk.server.http
      .get(`${at}${path}`)
      .set('if-none-match', headers['etag'] ?? '')
      .expect(304);
  });

  test('changes its tag with its rows', async () => {
    const path = '/v1/processes/other/commitments';
    const { headers } = await desk.server.http.get(path);
    await desk.record('other', made('second', '2025-10-08', { by: ['norway'] }));
    await desk.server.http
      .get(path)
      .set('if-none-match', headers['etag'] ?? '')
      .expect(200);
  });

  test('covers the position that it is asked to cover', async () => {
    for (let i = 0; i < 10; i++) {
      const commitment = made(`own-write-${i}`, '2025-10-08', { by: ['norway'] });
      const { body } = await postTo(desk.server, 'other', commitment).expect(201);
      const { position } = body as Receipt;
      const answer = await desk.ask(`/v1/processes/other/commitments/own-write-${i}`, {
        minPosition: position,
      });
      expect(BigInt(answer.position)).toBeGreaterThanOrEqual(BigInt(position));
    }
  });
});
