/** Rule: whoever comes with a key is its holder, whoever comes with anything else is told nothing but that it is not good. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasSecret, keyDigests } from '../../src/application/access/key-check.js';
import { newKeyToken, writeKeyToken } from '../../src/domain/access/key-token.js';
import type { AccessKey } from '../../src/domain/access/access-state.js';
import { expectProblem } from '../http/desk.js';
import { partsOf, startServer } from '../server/running-server.js';
import { by, keyIdOf, opened, startGuarded, type GuardedServer } from './given.js';

let server: GuardedServer;
beforeAll(async () => {
  server = await startGuarded('2026-01-20T09:00:00Z');
});
afterAll(() => server.dispose());

const SELF = '/v1/session';
const EVENTS = '/v1/processes/gaza-2025/events';

describe('while no access is configured', () => {
  it('whoever asks is local, an admin, whatever it comes with', async () => {
    const open = await startServer();
    const { body } = await by('chy_nonsense', open.http.get(SELF)).expect(200);
    await open.dispose();
    expect(body).toEqual({ id: 'local', name: null, grants: ['admin:*'], expiresAt: null });
  });
});

describe('a key', () => {
  it('makes its holder known, by its id and its grants', async () => {
    const token = await server.key('recorder:gaza-2025', 'reader:*');
    const { body } = await by(token, server.http.get(SELF)).expect(200);
    expect(body).toEqual({
      id: `key:${keyIdOf(token)}`,
      name: 'recorder:gaza-2025 reader:*',
      grants: ['recorder:gaza-2025', 'reader:*'],
      expiresAt: null,
    });
  });

  it('is what entries are recorded by', async () => {
    const token = await server.key('recorder:gaza-2025');
    await by(token, server.http.post(EVENTS)).send(opened).expect(201);
    const { body } = await by(server.admin, server.http.get(EVENTS)).expect(200);
    expect(body).toMatchObject({ items: [{ recordedBy: `key:${keyIdOf(token)}` }] });
  });

  it('may be sent as a bearer in any case, as HTTP has it', async () => {
    await server.http.get(SELF).set('authorization', `bearer ${server.admin}`).expect(200);
  });

  it('ends by itself', async () => {
    const { body } = await by(server.admin, server.http.post('/v1/admin/keys'))
      .send({ name: 'For a day', grants: ['reader:*'], expiresAt: '2026-01-21T09:00:00Z' })
      .expect(201);
    const { token } = body as { token: string };
    server.now('2026-01-21T08:59:59Z');
    await by(token, server.http.get(SELF)).expect(200);
    server.now('2026-01-21T09:00:00Z');
    await expectProblem(by(token, server.http.get(SELF)), 401, 'unauthenticated');
  });

  it('is kept as its digest alone', () => {
    const { keys } = partsOf(server.app).access.state;
    const secret = server.admin.split('_')[2] ?? '';
    expect(keys.get(keyIdOf(server.admin))?.secretHash).toBe(keyDigests.digest(secret.slice(0, -6)));
    expect(JSON.stringify([...keys.values()])).not.toContain(secret.slice(0, -6));
  });
});

describe('what is not good', () => {
  it.each<[string, () => Promise<string>]>([
    ['a key that was never made', async () => `Bearer ${await keyOfAnother()}`],
    ['a key with another secret', async () => `Bearer ${otherSecret(server.admin)}`],
    ['a key that is cut', async () => `Bearer ${server.admin.slice(0, -1)}`],
    ['no key at all', async () => 'Bearer chy_'],
    ['a token, where none are taken', async () => 'Bearer eyJhbGciOiJub25lIn0.e30.'],
    ['a name and a password', async () => 'Basic YWRtaW46YWRtaW4='],
    ['a key without its scheme', async () => server.admin],
    ['a key and more', async () => `Bearer ${server.admin} x`],
    ['an empty bearer', async () => 'Bearer '],
  ])('is %s: 401, in the same words for all', async (_, authorization) => {
    const sent = await authorization();
    const answer = server.http.get('/v1/processes').set('authorization', sent);
    const { detail } = await expectProblem(answer, 401, 'unauthenticated');
    expect(detail).toBe('expected a key, a token or a session that is good here');
    const { headers } = await server.http.get('/v1/processes').set('authorization', sent);
    expect(headers).toMatchObject({
      'www-authenticate': 'Bearer realm="chancery", error="invalid_token"',
      'cache-control': 'no-store',
    });
  });

  it('is a key in the query, which a log or a proxy would keep', async () => {
    await expectProblem(server.http.get(`${SELF}?access_token=${server.admin}`), 401, 'unauthenticated');
  });

  it('is refused before its body is looked at', async () => {
    const answer = server.http
      .post(EVENTS)
      .set('authorization', 'Bearer chy_')
      .set('content-type', 'application/json')
      .send('{"not json');
    await expectProblem(answer, 401, 'unauthenticated');
  });

  it('is refused at what is open to all, too, but for whether the server runs', async () => {
    for (const path of ['/', '/docs', '/openapi.json', '/health/ready'])
      await expectProblem(by('chy_', server.http.get(path)), 401, 'unauthenticated');
    await by('chy_', server.http.get('/health/live')).expect(200);
  });
});

describe('whoever comes with nothing', () => {
  it('is told to come with something, where nothing is granted to it', async () => {
    const { headers } = await server.http.get('/v1/processes').expect(401);
    expect(headers['www-authenticate']).toBe('Bearer realm="chancery"');
    for (const path of ['/v1/log', '/v1/changes', '/v1/admin/keys', '/metrics', SELF])
      await expectProblem(server.http.get(path), 401, 'unauthenticated');
    await expectProblem(server.http.post(EVENTS).send(opened), 401, 'unauthenticated');
  });

  it('may read what the software is, and whether it runs', async () => {
    for (const path of ['/', '/docs', '/docs/page.js', '/openapi.json', '/health/live', '/health/writable'])
      await server.http.get(path).expect(200);
  });

  it('hears of the health of the server no more than its status; an admin does', async () => {
    expect((await server.http.get('/health/ready').expect(200)).body).toEqual({ status: 'ok' });
    const { body } = await by(server.admin, server.http.get('/health/ready')).expect(200);
    expect(body).toHaveProperty('details.projections');
  });

  it('is anonymous once something is granted to it', async () => {
    const public_ = await startGuarded('2026-01-20T09:00:00Z');
    await by(public_.admin, public_.http.put('/v1/admin/access/anonymous'))
      .send({ grants: ['reader:*'] })
      .expect(200);
    const { body } = await public_.http.get(SELF).expect(200);
    await public_.http.get('/v1/processes').expect(200);
    await expectProblem(by('chy_', public_.http.get('/v1/processes')), 401, 'unauthenticated');
    await public_.dispose();
    expect(body).toMatchObject({ id: 'anonymous', grants: ['reader:*'] });
  });
});

describe('the work of a check', () => {
  const token = newKeyToken({ keyId: new Uint8Array(8), secret: new Uint8Array(32).fill(1) });
  const key: AccessKey = {
    keyId: token.keyId,
    name: 'A desk',
    secretHash: keyDigests.digest(token.secret),
    grants: [],
    revoked: false,
    issued: 0,
    changed: 0,
  };

  /** What is done, in its order. */
  function workOf(
    known: AccessKey | undefined,
    secret: string,
  ): { readonly good: boolean; readonly work: string[] } {
    const work: string[] = [];
    const good = hasSecret(
      known,
      { ...token, secret },
      {
        digest: (text) => {
          work.push(`digest ${text.length}`);
          return keyDigests.digest(text);
        },
        equal: (a, b) => {
          work.push(`equal ${a.length} ${b.length}`);
          return keyDigests.equal(a, b);
        },
      },
    );
    return { good, work };
  }

  it('is the same for a key that nobody has as for one that is there', () => {
    const right = workOf(key, token.secret);
    const wrong = workOf(key, `${token.secret.slice(0, -1)}x`);
    const nobodys = workOf(undefined, token.secret);
    expect([right.good, wrong.good, nobodys.good]).toEqual([true, false, false]);
    expect(wrong.work).toEqual(right.work);
    expect(nobodys.work).toEqual(right.work);
    expect(right.work).toEqual(['digest 43', 'equal 64 64']);
  });
});

async function keyOfAnother(): Promise<string> {
  const other = await startGuarded('2026-01-20T09:00:00Z');
  await other.dispose();
  return other.admin;
}

/** A well-formed key of the same id. */
function otherSecret(token: string): string {
  return writeKeyToken({ keyId: keyIdOf(token), secret: 'x'.repeat(43) });
}
