/** Guards what the compiled server says on standard output: JSON alone, a line for each request, every fault with its cause, no secret. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runProcess, startProcess, type EndedProcess, type ServerProcess } from '../crash/server-process.js';

const away = mkdtempSync(join(tmpdir(), 'chancery-lines-'));
type Line = Readonly<Record<string, unknown>>;

/** What the log is read from. */
const LOG_FILE = process.env.CHANCERY_TEST_KURRENTDB === undefined ? 'log.db' : 'mirror.db';

const INFO = 30;
const DEBUG = 20;
const ERROR = 50;
const FATAL = 60;

/** A server that looks for a store for some seconds, while the other tests run. */
let storeAway: Promise<EndedProcess>;
beforeAll(() => {
  const store = 'kurrentdb://desk:pass%2Fword-9@127.0.0.1:1?tls=false';
  storeAway = runProcess(away, ['--store', store, '--log-level', 'trace']);
});
afterAll(() => {
  rmSync(away, { recursive: true, force: true });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-lines-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Every line is JSON: one that is not fails the test. */
function linesOf(printed: string): Line[] {
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** Ends the server, so that every line has been written. */
async function stopped({ child, printed }: ServerProcess): Promise<Line[]> {
  child.kill('SIGTERM');
  await once(child, 'close');
  return linesOf(printed());
}

const opened = {
  type: 'ProcessOpened',
  occurred: '2025-09-29',
  data: { title: { en: 'Gaza' }, topics: [] },
  sources: [{ publisher: 'UN', kind: 'report', title: 'A plan' }],
};

test('at info there are the start, with version, store, folder, entries and address, the requests and the stop, and nothing of the framework', async () => {
  const server = await startProcess(folder, ['--log-level', 'info']);
  await fetch(`${server.url}/v1/processes`);
  const lines = await stopped(server);
  expect(lines.map(({ msg }) => String(msg).split(/[ :]/, 1)[0])).toEqual(['Chancery', 'request', 'stopped']);
  expect(lines[0]).toMatchObject({
    level: INFO,
    msg: expect.stringContaining('listens on') as unknown,
    version: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown,
    store: process.env.CHANCERY_TEST_KURRENTDB === undefined ? 'sqlite' : (expect.anything() as unknown),
    folder,
    entries: 0,
    address: server.url,
  });
});

test('a request is a line with its id, method, path, status and duration, also where its client has hung up; health and metrics are none', async () => {
  const server = await startProcess(folder, ['--log-level', 'info']);
  const secret = { authorization: 'Bearer secret-1', cookie: 'session=secret-2', 'x-request-id': 'desk-7' };
  const answer = await fetch(`${server.url}/v1/processes?limit=7`, { headers: secret });
  expect(answer.headers.get('x-request-id')).toBe('desk-7');
  for (const path of ['/health/live', '/health/ready', '/metrics']) await fetch(`${server.url}${path}`);
  const posted = await fetch(`${server.url}/v1/processes/gaza/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...opened, note: { en: 'secret-3' } }),
  });
  const hangUp = new AbortController();
  await fetch(`${server.url}/v1/changes`, {
    headers: { accept: 'text/event-stream' },
    signal: hangUp.signal,
  });
  hangUp.abort();
  const lines = await stopped(server);
  expect(lines.filter(({ msg }) => msg === 'request')).toEqual([
    expect.objectContaining({
      level: INFO,
      requestId: 'desk-7',
      method: 'GET',
      path: '/v1/processes',
      status: 200,
      durationMs: expect.any(Number) as unknown,
    }),
    expect.objectContaining({
      requestId: posted.headers.get('x-request-id'),
      method: 'POST',
      path: '/v1/processes/gaza/events',
      status: posted.status,
    }),
    expect.objectContaining({ path: '/v1/changes', status: 200, aborted: true }),
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/secret-|limit=7/);
});

test('a refusal is told at debug, by its code and its places, without what was sent', async () => {
  const server = await startProcess(folder, ['--log-level', 'debug']);
  const answer = await fetch(`${server.url}/v1/processes/gaza/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...opened, occurred: 'not a date at all' }),
  });
  expect(answer.status).toBe(400);
  const lines = await stopped(server);
  expect(lines).toContainEqual(
    expect.objectContaining({
      level: DEBUG,
      msg: 'refused',
      requestId: answer.headers.get('x-request-id'),
      status: 400,
      code: 'invalid-payload',
      errors: expect.arrayContaining([{ pointer: '/occurred', code: 'invalid-payload' }]) as unknown,
    }),
  );
  expect(JSON.stringify(lines)).not.toContain('not a date');
});

test('faults, of a thread or of the store, are told with cause and stack under the id of the answer', async () => {
  const server = await startProcess(folder, ['--log-level', 'info']);
  const log = new Database(join(folder, LOG_FILE));
  log.exec('ALTER TABLE events RENAME TO lost');
  log.close();
  const ofStore = await fetch(`${server.url}/v1/processes/gaza/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(opened),
  });
  expect(await ofStore.json()).toMatchObject({ status: 503, code: 'store-unavailable' });
  const ofThread = await fetch(`${server.url}/v1/processes/gaza/verify`);
  const id = ofThread.headers.get('x-request-id');
  expect(await ofThread.json()).toMatchObject({ status: 500, code: 'internal-error', requestId: id });
  const faults = (await stopped(server)).filter(
    ({ level, requestId }) => level === ERROR && requestId !== undefined,
  );
  expect(faults.map(({ requestId, code }) => [requestId, code])).toEqual([
    [ofStore.headers.get('x-request-id'), 'store-unavailable'],
    [id, 'internal-error'],
  ]);
  for (const { err } of faults)
    expect((err as Line)['stack']).toMatch(/\n\s+at .*\ncaused by: .*no such table/s);
});

test('a start that fails is a line of the same form and a sentence on standard error, and so is each thing that is wrong with the configuration', async () => {
  const first = await startProcess(folder);
  const second = await runProcess(folder);
  expect(linesOf(second.log)).toEqual([
    expect.objectContaining({
      level: FATAL,
      msg: expect.stringMatching(/^Chancery cannot start: /) as unknown,
      err: expect.objectContaining({ stack: expect.any(String) as unknown }) as unknown,
    }),
  ]);
  expect(second.told).toMatch(/^Chancery cannot start: [^\n]+\n$/);
  await stopped(first);
  const misled = await runProcess(folder, ['--log-level', 'loud', '--settle-time', 'none']);
  expect(misled.code).toBe(2);
  const told = linesOf(misled.log).map(({ level, msg }) => [level, String(msg).split(': ')[1]]);
  expect(told.sort()).toEqual([
    [FATAL, '--log-level'],
    [FATAL, '--settle-time'],
  ]);
});

test('the password of a connection string stands nowhere', async () => {
  const { code, log, told } = await storeAway;
  expect(code).toBe(1);
  expect(linesOf(log).at(-1)).toMatchObject({ level: FATAL });
  for (const text of [log, told]) expect(text).not.toMatch(/pass.{1,3}word-9/);
});
