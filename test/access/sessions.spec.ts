/** Rule: a session stands for the key that it was begun with, in a cookie that no script reads and no other site sends. */
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../http/desk.js';
import { by, keyIdOf, startGuarded, type GuardedServer } from './given.js';

let server: GuardedServer;
beforeAll(async () => {
  server = await startGuarded('2026-01-20T09:00:00Z', { flags: ['--hosts', 'record.example.org'] });
});
afterAll(() => server.dispose());

const SESSION = '/v1/session';

/** What a browser keeps of the session that a key begins: `name=value`. */
async function begin(token: string, at: GuardedServer = server): Promise<string> {
  const { headers } = await by(token, at.http.post(SESSION)).expect(201);
  const [cookie = ''] = headers['set-cookie'] as unknown as string[];
  return cookie.split(';')[0] ?? '';
}

describe('a session', () => {
  it('is begun with a key, and makes the browser its holder', async () => {
    const token = await server.key('reader:*');
    const cookie = await begin(token);
    const { body } = await server.http.get(SESSION).set('cookie', cookie).expect(200);
    expect(body).toEqual({
      id: `key:${keyIdOf(token)}`,
      name: 'reader:*',
      grants: ['reader:*'],
      expiresAt: '2026-01-20T21:00:00Z',
    });
  });

  it('is in a cookie that no script reads, no other site sends, and that ends with it', async () => {
    const { headers } = await by(server.admin, server.http.post(SESSION)).expect(201);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^chancery=[\w-]{80,}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/),
    ]);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('is tied to the host and to TLS everywhere but on this machine', async () => {
    const answer = await asHost('record.example.org', 'POST', { authorization: `Bearer ${server.admin}` });
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      /^__Host-chancery=[\w-]{80,}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/,
    );
    const [value = ''] = cookie.split(';');
    expect((await asHost('record.example.org', 'GET', { cookie: value })).status).toBe(200);
    // A site beside this one could have put one of the other name there.
    const planted = value.replace('__Host-chancery', 'chancery');
    expect((await asHost('record.example.org', 'GET', { cookie: planted })).status).toBe(401);
  });

  it('is found among other cookies', async () => {
    const cookie = await begin(server.admin);
    await server.http.get(SESSION).set('cookie', `theme=dark; ${cookie}; other=1`).expect(200);
  });

  it('needs something to stand for: nothing, and a session itself, begin none', async () => {
    const cookie = await begin(server.admin);
    await expectProblem(server.http.post(SESSION), 401, 'unauthenticated');
    await expectProblem(server.http.post(SESSION).set('cookie', cookie), 401, 'unauthenticated');
    await expectProblem(by('chy_', server.http.post(SESSION)).set('cookie', cookie), 401, 'unauthenticated');
  });

  it('gives way to what is in Authorization', async () => {
    const cookie = await begin(await server.key('reader:*'));
    const { body } = await by(server.admin, server.http.get(SESSION)).set('cookie', cookie).expect(200);
    expect(body).toMatchObject({ id: `key:${keyIdOf(server.admin)}` });
    await expectProblem(by('chy_', server.http.get(SESSION)).set('cookie', cookie), 401, 'unauthenticated');
  });

  it('ends after 12 hours', async () => {
    const timed = await startGuarded('2026-01-20T09:00:00Z');
    const cookie = await begin(timed.admin, timed);
    timed.now('2026-01-20T20:59:59Z');
    await timed.http.get(SESSION).set('cookie', cookie).expect(200);
    timed.now('2026-01-20T21:00:00Z');
    const { headers } = await timed.http.get(SESSION).set('cookie', cookie).expect(401);
    await timed.dispose();
    expect(headers['set-cookie']).toEqual(['chancery=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict']);
  });

  it('ends with its key, when that ends by itself before', async () => {
    const made = await by(server.admin, server.http.post('/v1/admin/keys'))
      .send({ name: 'An hour', grants: ['reader:*'], expiresAt: '2026-01-20T10:00:00Z' })
      .expect(201);
    const { headers, body } = await by((made.body as { token: string }).token, server.http.post(SESSION));
    expect(headers['set-cookie']).toEqual([expect.stringContaining('; Max-Age=3600;')]);
    expect(body).toMatchObject({ expiresAt: '2026-01-20T10:00:00Z' });
  });

  it('ends with its key, when that is taken back', async () => {
    const token = await server.key('reader:*');
    const cookie = await begin(token);
    await by(server.admin, server.http.delete(`/v1/admin/keys/${keyIdOf(token)}`)).expect(200);
    await expectProblem(server.http.get(SESSION).set('cookie', cookie), 401, 'unauthenticated');
  });

  it('has the grants that the key has now', async () => {
    const token = await server.key('reader:*');
    const cookie = await begin(token);
    await by(server.admin, server.http.put(`/v1/admin/keys/${keyIdOf(token)}/grants`))
      .send({ grants: ['editor:gaza-2025'] })
      .expect(200);
    const { body } = await server.http.get(SESSION).set('cookie', cookie).expect(200);
    expect(body).toMatchObject({ grants: ['editor:gaza-2025'] });
  });

  it('is ended by who has it, and is good no more, whoever has kept the cookie', async () => {
    const token = await server.key('reader:*');
    const [cookie, other] = [await begin(token), await begin(token)];
    const { headers } = await server.http.delete(SESSION).set('cookie', cookie).expect(204);
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^chancery=; .*Max-Age=0;/)]);
    await expectProblem(server.http.get(SESSION).set('cookie', cookie), 401, 'unauthenticated');
    await server.http.get(SESSION).set('cookie', other).expect(200);
    await by(token, server.http.get(SESSION)).expect(200);
  });

  it('that is over can be ended, and so can none', async () => {
    const cookie = await begin(server.admin);
    await server.http.delete(SESSION).set('cookie', cookie).expect(204);
    await server.http.delete(SESSION).set('cookie', cookie).expect(204);
    await server.http.delete(SESSION).expect(204);
  });

  it('that was altered is none, at any of its characters', async () => {
    const cookie = await begin(server.admin);
    const start = 'chancery='.length;
    for (let place = start; place < cookie.length; place += 7) {
      const other = cookie[place] === 'A' ? 'B' : 'A';
      const altered = `${cookie.slice(0, place)}${other}${cookie.slice(place + 1)}`;
      await expectProblem(server.http.get(SESSION).set('cookie', altered), 401, 'unauthenticated');
    }
    for (const none of [cookie.slice(0, -1), `${cookie}A`, 'chancery=x', `${cookie}==`])
      await expectProblem(server.http.get(SESSION).set('cookie', none), 401, 'unauthenticated');
  });

  it('ends with the server, unless a secret outlasts it', async () => {
    const first = await startGuarded('2026-01-20T09:00:00Z');
    const cookie = await begin(first.admin, first);
    await first.stop();
    const { folder } = first;
    const second = await startGuarded('2026-01-20T09:01:00Z', { folder });
    await expectProblem(second.http.get(SESSION).set('cookie', cookie), 401, 'unauthenticated');
    await second.stop();
    const flags = ['--session-secret', 'for the tests alone: 32 characters and more'];
    const third = await startGuarded('2026-01-20T09:02:00Z', { folder, flags });
    const kept = await begin(third.admin, third);
    await third.stop();
    const fourth = await startGuarded('2026-01-20T09:03:00Z', { folder, flags });
    await fourth.http.get(SESSION).set('cookie', kept).expect(200);
    await fourth.dispose();
  });
});

/** A request that names another host than the one that it is sent to. */
async function asHost(
  host: string,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | undefined; readonly headers: IncomingMessage['headers'] }> {
  const sent = request(`${server.url}${SESSION}`, { method, headers: { host, ...headers }, agent: false });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  await json(response);
  return { status: response.statusCode, headers: response.headers };
}
