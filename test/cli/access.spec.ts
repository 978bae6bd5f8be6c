// `chancery keys`, `restrict` and `unrestrict` say who may what on the log itself.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKeyToken } from '../../src/domain/access/key-token.js';
import { by, keyIdOf, opened, startGuarded } from '../access/given.js';
import { startServer } from '../server/running-server.js';
import { runOnScreen, type Run } from './screen.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function keys(...words: readonly string[]): Promise<Run> {
  return runOnScreen(['keys', ...words], { environment: { CHANCERY_DATA: folder } });
}

async function restriction(command: 'restrict' | 'unrestrict', ...words: readonly string[]): Promise<Run> {
  return runOnScreen([command, ...words], { environment: { CHANCERY_DATA: folder } });
}

describe('chancery keys', () => {
  it('makes a key, prints its token alone, and the server then asks for it', async () => {
    const { status, out, err } = await keys('add', 'The admin', '--grant', 'admin:*');

    const token = out.trimEnd();
    expect([status, readKeyToken(token)]).toEqual([0, expect.objectContaining({ keyId: keyIdOf(token) })]);
    expect(err).toBe(`Key ${keyIdOf(token)} for The admin is made: admin:*. It is shown this once:\n`);
    const server = await startServer({ folder });
    await server.http.get('/v1/session').expect(401);
    const { body } = await by(token, server.http.get('/v1/session')).expect(200);
    await server.stop();
    expect(body).toMatchObject({ name: 'The admin', grants: ['admin:*'] });
  });

  it('lists them, changes what they grant, and takes them back', async () => {
    const admin = keyIdOf((await keys('add', 'The admin', '--grant', 'admin:*')).out.trimEnd());
    const desk = keyIdOf(
      (
        await keys(
          'add',
          'Gaza desk',
          '--grant',
          'recorder:gaza-2025',
          '--grant',
          'reader:*',
          '--expires',
          '2126-12-31T00:00:00Z',
        )
      ).out.trimEnd(),
    );
    expect((await keys('grant', desk, '--grant', 'editor:gaza-2025')).out).toBe(
      `key:${desk} has these grants now: editor:gaza-2025.\n`,
    );
    expect((await keys('grant', 'anonymous', '--grant', 'reader:*')).status).toBe(0);
    expect((await restriction('restrict', 'talks')).out).toBe('Process talks is restricted.\n');
    expect((await keys('revoke', desk)).out).toBe(`Key ${desk} is revoked.\n`);
    expect(await keys('list')).toEqual({
      status: 0,
      out:
        `${admin}  The admin  admin:*\n` +
        `${desk}  Gaza desk  editor:gaza-2025  revoked\n` +
        'anonymous  reader:*\n' +
        'restricted  talks\n',
      err: '',
    });
    expect((await restriction('unrestrict', 'talks')).out).toBe('Process talks is not restricted.\n');
    expect((await keys('list')).out).toContain('restricted  no process\n');
  });

  it('tells all of that to machines as JSON, the token too', async () => {
    const made = await keys('add', 'The admin', '--grant', 'admin:*', '--json');
    const { keyId, ...key } = JSON.parse(made.out) as { keyId: string; token: string };
    expect(key).toEqual({ name: 'The admin', grants: ['admin:*'], token: expect.any(String) });
    expect([made.err, keyIdOf(key.token)]).toEqual(['', keyId]);
    await restriction('restrict', 'talks', '--json');
    expect(JSON.parse((await keys('list', '--json')).out)).toEqual({
      keys: [{ keyId, name: 'The admin', grants: ['admin:*'], state: 'valid' }],
      anonymous: [],
      restricted: ['talks'],
    });
    const refused = await keys('revoke', '0000000000000', '--json');
    expect([refused.status, refused.err]).toEqual([1, '']);
    expect(JSON.parse(refused.out)).toEqual({
      outcome: 'failed',
      message: expect.stringContaining('there is no key "0000000000000"'),
    });
  });

  it('says when no key can administer any more', async () => {
    const first = await keys('add', 'Desk', '--grant', 'reader:*');
    expect(first.err).toContain('Mind: no key has the grant admin:* now');
  });

  it('does nothing while a server has the folder, and says what to do instead', async () => {
    const server = await startGuarded('2026-01-20T09:00:00Z', { folder });
    const { status, out, err } = await keys('revoke', keyIdOf(server.admin));
    await by(server.admin, server.http.get('/v1/session')).expect(200);
    await server.stop();
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^Nothing was changed\. .*another/);
  });

  it.each<[readonly string[], string]>([
    [['revoke', '0000000000000'], 'there is no key "0000000000000"'],
    [['grant', '0000000000000', '--grant', 'reader:*'], 'there is no key'],
    [
      ['add', 'x', '--grant', 'reader:*', '--expires', '2020-01-01T00:00:00Z'],
      'expected an end that is to come',
    ],
    [['grant', 'anonymous', '--grant', 'admin:*'], 'anonymous cannot be an admin'],
  ])('changes nothing where it cannot: %j', async (words, message) => {
    await keys('add', 'The admin', '--grant', 'admin:*');
    const { status, err } = await keys(...words);
    expect([status, err]).toEqual([1, expect.stringContaining(message)]);
  });

  it('makes no log of a mistyped folder', async () => {
    const { status, err } = await keys('list');
    expect([status, readdirSync(folder)]).toEqual([1, []]);
    expect(err).toContain('there is no file log.db');
  });

  it.each<[readonly string[], string]>([
    [[], 'expected add, list, revoke or grant; got no value'],
    [['make', 'x'], 'expected add, list, revoke or grant; got "make"'],
    [['add', '--grant', 'reader:*'], 'expected the name of the key; got no value'],
    [['add', 'Gaza', 'desk', '--grant', 'reader:*'], '"desk": expected the name of the key as one word'],
    [['add', 'x'], '--grant: expected a role and a scope'],
    [['add', 'x', '--grant', 'owner:*'], '--grant: expected a role and a scope'],
    [['add', 'x', '--grant', 'none', '--grant', 'reader:*'], '--grant: expected none by itself'],
    [['add', 'x', '--grant', 'reader:*', '--expires', 'soon'], '--expires: expected a moment in UTC'],
    [['add', 'x', '--grants', 'reader:*'], '--grants: expected a known flag; nearest is --grant'],
    [['list', '--grant', 'reader:*'], '--grant: expected with add or grant alone'],
    [['list', 'all'], '"all": expected a flag'],
    [['list', '--data'], '--data: expected the path of a folder; got no value'],
  ])('names what is not as expected: %j', async (words, problem) => {
    const { status, out, err } = await keys(...words);
    expect([status, out, err]).toEqual([2, '', expect.stringContaining(problem)]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('chancery restrict', () => {
  it('names what is not as expected', async () => {
    expect(await restriction('restrict')).toMatchObject({
      status: 2,
      err: expect.stringContaining('expected the id of a process'),
    });
    expect(await restriction('restrict', 'Talks')).toMatchObject({
      status: 2,
      err: expect.stringContaining('got "Talks"'),
    });
  });
});

it('a command that asks a server comes with the key in CHANCERY_API_KEY', async () => {
  const server = await startGuarded('2026-01-20T09:00:00Z', { folder });
  await by(server.admin, server.http.post('/v1/processes/gaza-2025/events')).send(opened).expect(201);
  const words = [
    '--process',
    'gaza-2025',
    '--entry',
    'nothing',
    '--reason',
    'It named a witness.',
    '--drop',
    '/note',
    '--yes',
  ];
  const redact = (key: Record<string, string>): Promise<Run> =>
    runOnScreen(['redact', ...words], { environment: { CHANCERY_URL: server.url, ...key } });
  expect((await redact({})).err).toContain('unauthenticated');
  expect((await redact({ CHANCERY_API_KEY: server.admin })).err).toContain('not-found');
  await server.stop();
});
