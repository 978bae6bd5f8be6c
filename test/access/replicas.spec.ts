/** Rule: who may what is in the store, so that every server knows it as soon as it has followed, and a restart forgets nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../http/desk.js';
import { startReplicas, type Replicas } from '../replicas/replicas.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { by, keyIdOf, opened, startGuarded } from './given.js';

const SELF = '/v1/session';

/** Resolves when the server has taken in what another one has changed. */
async function hasLearned(server: RunningServer, revision: number): Promise<void> {
  const { access } = partsOf(server.app);
  if (access.state.revision >= revision) return;
  await new Promise<void>((resolve) => {
    const end = access.onChange(() => {
      if (access.state.revision < revision) return;
      end();
      resolve();
    });
  });
}

describe('two servers on one store', () => {
  let replicas: Replicas;
  let admin: string;
  beforeAll(async () => {
    replicas = await startReplicas();
    const { one } = replicas;
    const { body } = await one.http
      .post('/v1/admin/keys')
      .send({ name: 'Admin', grants: ['admin:*'] })
      .expect(201);
    ({ token: admin } = body as { token: string });
  }, 60_000);
  afterAll(() => replicas.dispose());

  const revisionAt = (server: RunningServer): number => partsOf(server.app).access.state.revision;

  it('know a key that was made at either', async () => {
    const { one, other } = replicas;
    await hasLearned(other, revisionAt(one));
    const { body } = await by(admin, other.http.get(SELF)).expect(200);
    expect(body).toMatchObject({ id: `key:${keyIdOf(admin)}` });
  });

  it('refuse a key that was taken back at either', async () => {
    const { one, other } = replicas;
    const made = await by(admin, one.http.post('/v1/admin/keys'))
      .send({ name: 'Desk', grants: ['recorder:*'] })
      .expect(201);
    const { token } = made.body as { token: string };
    await hasLearned(other, revisionAt(one));
    await by(token, other.http.post('/v1/processes/gaza-2025/events')).send(opened).expect(201);
    await by(admin, one.http.delete(`/v1/admin/keys/${keyIdOf(token)}`)).expect(200);
    await hasLearned(other, revisionAt(one));
    await expectProblem(by(token, other.http.get(SELF)), 401, 'unauthenticated');
  });

  it('change access one after the other, whoever comes first', async () => {
    const { one, other } = replicas;
    await hasLearned(other, revisionAt(one));
    const before = revisionAt(one);
    const both = [one, other].map((server, i) =>
      by(admin, server.http.put(`/v1/admin/restrictions/talks-${i}`)).expect(200),
    );
    await Promise.all(both);
    await hasLearned(one, before + 2);
    await hasLearned(other, before + 2);
    for (const server of [one, other]) {
      const { body } = await by(admin, server.http.get('/v1/admin/access')).expect(200);
      expect(body).toMatchObject({ restricted: ['talks-0', 'talks-1'] });
    }
  });

  it('are joined by a third that opens no door before it knows who may what', async () => {
    const third = await replicas.another();
    const { status } = await third.http.get('/v1/processes');
    expect([401, 503]).toContain(status);
    await hasLearned(third, revisionAt(replicas.one));
    await expectProblem(third.http.get('/v1/processes'), 401, 'unauthenticated');
    await by(admin, third.http.get(SELF)).expect(200);
  });
});

describe('a server that is started again', () => {
  it('knows the keys that there were, and those that were taken back', async () => {
    const first = await startGuarded('2026-01-20T09:00:00Z');
    const [kept, revoked] = [await first.key('reader:*'), await first.key('reader:*')];
    await by(first.admin, first.http.delete(`/v1/admin/keys/${keyIdOf(revoked)}`)).expect(200);
    await first.stop();
    const second = await startGuarded('2026-01-20T09:01:00Z', { folder: first.folder });
    await by(kept, second.http.get(SELF)).expect(200);
    await expectProblem(by(revoked, second.http.get(SELF)), 401, 'unauthenticated');
    await expectProblem(second.http.get(SELF), 401, 'unauthenticated');
    await second.dispose();
  });
});
