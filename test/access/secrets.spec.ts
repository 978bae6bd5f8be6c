/** Rule: no key, token or cookie is ever in the log, at any level, nor in an answer that is not its own; a refusal is one line. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest, { type Test } from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.js';
import { createLogger } from '../../src/http/logger.js';
import { createServer } from '../../src/server.js';
import { partsOf } from '../server/running-server.js';
import { by, keyIdOf, opened } from './given.js';
import { startIssuer, type Issuer } from './issuer.js';
import { flagsOf } from '../server/flags.js';

type Line = Readonly<Record<string, unknown>>;

let folder: string;
let issuer: Issuer;
let app: NestFastifyApplication;
let http: ReturnType<typeof supertest>;
const written: string[] = [];
const secrets: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-secrets-'));
  issuer = await startIssuer({ chancery: ['recorder:*'], name: 'The press desk' });
  const sessionSecret = 'a secret of the sessions, for the tests alone';
  const flags = ['--oidc-issuer', issuer.url, '--oidc-audience', issuer.audience, '--log-level', 'trace'];
  const given = ['--data', folder, '--port', '0', '--session-secret', sessionSecret, ...flags];
  const reading = readConfiguration({}, flagsOf(given));
  if (reading.outcome !== 'read') throw new Error(`configuration ${reading.outcome}`);
  const logger = createLogger({
    level: 'trace',
    store: 'sqlite',
    destination: { write: (line) => written.push(line) },
  });
  app = await createServer(reading.configuration, { logger });
  await app.listen(0, '127.0.0.1');
  await partsOf(app).projection.coverage.firstCaughtUp();
  http = supertest(await app.getUrl());
  secrets.push(sessionSecret);
}, 60_000);
afterAll(async () => {
  await app.close();
  await issuer.goAway();
  rmSync(folder, { recursive: true, force: true });
});

function lines(): Line[] {
  return written.map((line) => JSON.parse(line) as Line);
}

it('has none of the secrets of a day', async () => {
  const admin = await issuer.signed({ chancery: ['admin:*'] });
  const token = await issuer.token();
  const made = await by(admin, http.post('/v1/admin/keys'))
    .send({ name: 'Desk', grants: ['reader:*'] })
    .expect(201);
  const { token: key } = made.body as { token: string };
  const begun = await by(key, http.post('/v1/session')).expect(201);
  const [cookie = ''] = begun.headers['set-cookie'] as unknown as string[];
  const session = /=([^;]+)/.exec(cookie)?.[1] ?? '';
  const bad = `${key.slice(0, -1)}!`;
  const unknown = await issuer.signed({ aud: 'https://other.example.org' });
  secrets.push(admin, token, key, key.split('_')[2] ?? '', session, bad, unknown);

  const answers: string[] = [];
  const asks: Test[] = [
    by(token, http.get('/v1/processes')),
    by(token, http.post('/v1/processes/gaza-2025/events')).send(opened),
    by(token, http.post('/v1/processes/gaza-2025/events')).send('{"not json'),
    by(key, http.post('/v1/processes/gaza-2025/events')).send(opened),
    by(key, http.get('/v1/processes?nonsense=1')),
    by(bad, http.get('/v1/processes')),
    by(unknown, http.get('/v1/processes')),
    by(key, http.get('/nowhere')),
    by(admin, http.get('/v1/admin/access')),
    by(admin, http.get('/metrics')),
    http.get('/v1/session').set('cookie', `chancery=${session}`),
    http.get('/v1/session').set('cookie', `chancery=${session}x`),
    http.get('/v1/log').set('authorization', `Basic ${key}`),
    by(admin, http.delete(`/v1/admin/keys/${keyIdOf(key)}`)),
    by(key, http.get('/v1/processes')),
  ];
  for (const ask of asks) {
    const { text, headers } = await ask;
    answers.push(text, JSON.stringify(headers));
  }
  const logged = written.join('');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  expect(secrets.filter((secret) => secret.length < 20)).toEqual([]);
  expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
  expect(secrets.filter((secret) => answers.some((text) => text.includes(secret)))).toEqual([]);
  expect(secrets.filter((secret) => files.some((text) => text.includes(secret)))).toEqual([]);
  expect(logged).toContain('"msg":"request"');
});

it('has one line for each refusal: who, at which door, and why', async () => {
  const reader = await issuer.signed({ chancery: ['reader:*'] });
  const from = written.length;
  await by(reader, http.get('/v1/admin/keys')).expect(403);
  await by('chy_', http.get('/v1/processes/gaza-2025')).expect(401);
  await http.get('/v1/log').expect(401);
  const refused = lines()
    .slice(from)
    .filter(({ msg }) => msg === 'access refused')
    .map(({ principal, door, why, level }) => ({ principal, door, why, level }));
  expect(refused).toEqual([
    {
      principal: 'oidc:press-desk',
      door: 'GET /v1/admin/keys',
      why: 'expected a caller with the grant admin:*',
      level: 30,
    },
    { principal: 'unknown', door: 'GET /v1/processes/:processId', why: 'no well-formed key', level: 30 },
    { principal: 'anonymous', door: 'GET /v1/log', why: 'nothing was presented', level: 30 },
  ]);
});

it('tells of grants that cannot be read, once', async () => {
  const from = written.length;
  const confused = await issuer.signed({ sub: 'confused', chancery: ['owner:*'] });
  for (let i = 0; i < 3; i++) await by(confused, http.get('/v1/session')).expect(200);
  const told = lines()
    .slice(from)
    .filter(({ msg }) => String(msg).includes('oidc:confused'));
  expect(told.map(({ level, msg }) => [level, msg])).toEqual([
    [
      40,
      'the claim chancery of oidc:confused: expected a list of grants, got 1 unreadable; they are ignored',
    ],
  ]);
});
