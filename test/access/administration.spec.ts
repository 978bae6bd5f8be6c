/** Rule: admins say who may what, over HTTP as well; it holds at once, is on record, and nobody else can. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Test } from 'supertest';
import { ACCESS_STREAM } from '../../src/domain/access/events.js';
import { expectProblem, failing } from '../http/desk.js';
import { partsOf, startServer } from '../server/running-server.js';
import { by, keyIdOf, opened, startGuarded, type GuardedServer } from './given.js';

let server: GuardedServer;
beforeAll(async () => {
  server = await startGuarded('2026-01-20T09:00:00Z');
});
afterAll(() => server.dispose());

const KEYS = '/v1/admin/keys';

describe('an admin', () => {
  it('makes a key, whose token is shown once', async () => {
    const { body } = await by(server.admin, server.http.post(KEYS))
      .send({ name: 'Gaza desk', grants: ['recorder:gaza-2025'], expiresAt: '2027-01-01T00:00:00Z' })
      .expect(201)
      .expect('cache-control', 'no-store');
    const { token, key } = body as { token: string; key: unknown };
    const shown = {
      keyId: keyIdOf(token),
      name: 'Gaza desk',
      grants: ['recorder:gaza-2025'],
      expiresAt: '2027-01-01T00:00:00Z',
      revoked: false,
      lastUsedAt: null,
    };
    expect(key).toEqual(shown);
    const list = await by(server.admin, server.http.get(KEYS)).expect(200);
    expect((list.body as { items: unknown[] }).items).toContainEqual(shown);
    expect(list.text).not.toContain(token.split('_')[2]);
    expect(list.text).not.toMatch(/[0-9a-f]{64}/);
  });

  it('sees when a key was last used', async () => {
    const token = await server.key('reader:*');
    server.now('2026-01-20T10:00:00Z');
    await by(token, server.http.get('/v1/processes')).expect(200);
    expect(await keyOf(token)).toMatchObject({ lastUsedAt: '2026-01-20T10:00:00Z' });
  });

  it('takes a key back, for good', async () => {
    const token = await server.key('reader:*');
    const key = `${KEYS}/${keyIdOf(token)}`;
    await by(token, server.http.get('/v1/processes')).expect(200);
    const { body } = await by(server.admin, server.http.delete(key)).expect(200);
    expect(body).toMatchObject({ key: { revoked: true } });
    await expectProblem(by(token, server.http.get('/v1/processes')), 401, 'unauthenticated');
    await by(server.admin, server.http.delete(key)).expect(200);
  });

  it('changes what a key grants', async () => {
    const token = await server.key('reader:*');
    await expectProblem(by(token, server.http.get(KEYS)), 403, 'forbidden');
    await by(server.admin, server.http.put(`${KEYS}/${keyIdOf(token)}/grants`))
      .send({ grants: ['admin:*'] })
      .expect(200);
    await by(token, server.http.get(KEYS)).expect(200);
  });

  it('restricts a process and lets it go, also one that is not open yet', async () => {
    const place = '/v1/admin/restrictions/talks';
    const set = await by(server.admin, server.http.put(place)).expect(200);
    expect(set.body).toEqual({ processId: 'talks', restricted: true });
    await by(server.admin, server.http.put(place)).expect(200);
    expect(await overview()).toMatchObject({ restricted: ['talks'] });
    await by(server.admin, server.http.post('/v1/processes/talks/events')).send(opened).expect(201);
    await by(server.admin, server.http.delete(place)).expect(200);
    expect(await overview()).toMatchObject({ restricted: [] });
    expect(await restrictionsOnRecord()).toEqual([
      ['ProcessRestricted', false],
      ['ProcessUnrestricted', true],
    ]);
  });

  it('sees who may what, as a whole', async () => {
    expect(await overview()).toMatchObject({
      configured: true,
      tokens: null,
      anonymous: { grants: [] },
      keys: expect.arrayContaining([expect.objectContaining({ keyId: keyIdOf(server.admin) })]),
    });
  });

  it('is recorded with what it changes', async () => {
    const { log } = partsOf(server.app);
    for await (const { recordedBy } of log.readStream(ACCESS_STREAM, { backwards: true, limit: 1 }))
      expect(recordedBy).toBe(`key:${keyIdOf(server.admin)}`);
  });

  it('may take the last key of an admin back, and is told how to make another', async () => {
    const alone = await startGuarded('2026-01-20T09:00:00Z');
    const { body } = await by(alone.admin, alone.http.delete(`${KEYS}/${keyIdOf(alone.admin)}`)).expect(200);
    await expectProblem(by(alone.admin, alone.http.get(KEYS)), 401, 'unauthenticated');
    await alone.dispose();
    expect((body as { warning: string }).warning).toContain('chancery keys add');
  });

  it('is local before there is a key, and is told when the first is not one of an admin', async () => {
    const open = await startServer();
    const first = await open.http
      .post(KEYS)
      .send({ name: 'Desk', grants: ['reader:*'] })
      .expect(201);
    await expectProblem(open.http.get(KEYS), 401, 'unauthenticated');
    await open.dispose();
    expect(first.body).toHaveProperty('warning');
  });
});

describe('whoever is no admin', () => {
  const doors: readonly (readonly [string, () => Test])[] = [
    ['GET keys', () => server.http.get(KEYS)],
    ['POST keys', () => server.http.post(KEYS).send({ name: 'x', grants: [] })],
    ['DELETE keys', () => server.http.delete(`${KEYS}/0000000000000`)],
    ['PUT grants', () => server.http.put(`${KEYS}/0000000000000/grants`).send({ grants: [] })],
    ['GET access', () => server.http.get('/v1/admin/access')],
    ['PUT anonymous', () => server.http.put('/v1/admin/access/anonymous').send({ grants: [] })],
    ['PUT restrictions', () => server.http.put('/v1/admin/restrictions/talks')],
    ['DELETE restrictions', () => server.http.delete('/v1/admin/restrictions/talks')],
  ];

  it.each(doors)('is refused at %s, and nothing is recorded', async (_, ask) => {
    const token = await server.key('editor:*');
    const { access } = partsOf(server.app);
    const { revision } = access.state;
    await expectProblem(by(token, ask()), 403, 'forbidden');
    expect(access.state.revision).toBe(revision);
  });
});

describe('names of callers', () => {
  const named = '/v1/callers';

  it('are for editors', async () => {
    const editor = await server.key('editor:gaza-2025');
    const { body } = await by(editor, server.http.get(`${named}/key:${keyIdOf(editor)}`)).expect(200);
    expect(body).toEqual({ id: `key:${keyIdOf(editor)}`, name: 'editor:gaza-2025' });
    await expectProblem(by(editor, server.http.get(`${named}/key:nobody`)), 404, 'not-found');
  });

  it('are not for who only records', async () => {
    const recorder = await server.key('recorder:*');
    await expectProblem(by(recorder, server.http.get(`${named}/key:${keyIdOf(recorder)}`)), 403, 'forbidden');
  });
});

describe('what is posted', () => {
  it.each<[string, object | undefined, readonly string[]]>([
    [
      'a field that nobody may set',
      { name: 'x', grants: [], keyId: 'admin', revoked: false },
      ['/keyId', '/revoked'],
    ],
    ['no name and no grants', {}, ['/name', '/grants']],
    ['grants that are none', { name: 'x', grants: ['owner:*', 3, 'reader:*'] }, ['/grants/0', '/grants/1']],
    ['a day for a moment', { name: 'x', grants: [], expiresAt: '2027-01-01' }, ['/expiresAt']],
    ['an end that is over', { name: 'x', grants: [], expiresAt: '2025-01-01T00:00:00Z' }, ['/expiresAt']],
    ['a name of two lines', { name: 'x\ny', grants: [] }, ['/name']],
    ['a list', [{ name: 'x', grants: [] }], ['']],
  ])('is refused by its places: %s', async (_, body, places) => {
    const answer = by(server.admin, server.http.post(KEYS)).send(body);
    expect(failing(await expectProblem(answer, 400, 'invalid-payload'))).toEqual(
      places.map((place) => `${place} invalid-payload`),
    );
  });

  it('cannot make an admin of whoever comes with nothing', async () => {
    const answer = by(server.admin, server.http.put('/v1/admin/access/anonymous')).send({
      grants: ['admin:*'],
    });
    expect(failing(await expectProblem(answer, 400, 'invalid-payload'))).toEqual(['/grants invalid-payload']);
  });

  it('is JSON that says so', async () => {
    await expectProblem(by(server.admin, server.http.post(KEYS)), 415, 'unsupported-media-type');
    const form = by(server.admin, server.http.post(KEYS)).type('form').send('name=x');
    await expectProblem(form, 415, 'unsupported-media-type');
  });

  it('names a key that is there', async () => {
    await expectProblem(by(server.admin, server.http.delete(`${KEYS}/0000000000000`)), 404, 'not-found');
    const grants = by(server.admin, server.http.put(`${KEYS}/0000000000000/grants`)).send({ grants: [] });
    await expectProblem(grants, 404, 'not-found');
  });
});

async function overview(): Promise<unknown> {
  return (await by(server.admin, server.http.get('/v1/admin/access')).expect(200)).body;
}

async function keyOf(token: string): Promise<unknown> {
  const { body } = await by(server.admin, server.http.get(KEYS)).expect(200);
  return (body as { items: { keyId: string }[] }).items.find(({ keyId }) => keyId === keyIdOf(token));
}

async function restrictionsOnRecord(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { type, body } of partsOf(server.app).log.readStream(ACCESS_STREAM)) {
    const { data } = JSON.parse(body) as { data: { processId?: string; onRecord?: boolean } };
    if (data.processId === 'talks') found.push([type, data.onRecord]);
  }
  return found;
}
