/** Heavy questions are answered in worker threads: the main thread stays free, they are bounded, and end with their client. */
import { EVERYTHING } from '../../src/domain/access/visibility.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { HeavyQuestions } from '../../src/application/heavy/heavy-questions.js';
import { Refused } from '../../src/application/refusals.js';
import { EventReader } from '../../src/log/sqlite/event-reader.js';
import { issued, process } from '../domain/decisions/entries.js';
import { expectProblem, openDesk, type Desk } from '../http/desk.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

/** Thousands of statements, so that one question reads thousands of entries. */
const BATCHES = 5;
const statements = (batch: number): object[] =>
  Array.from({ length: 990 }, (_, i) => issued(`statement-${batch}-${i}`, '2025-10-10'));

const at = '/v1/processes/gaza-2025';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('gaza-2025', ...process);
  for (let batch = 0; batch < BATCHES; batch++) await desk.record('gaza-2025', ...statements(batch));
  desk.now('2026-01-21T09:00:00Z');
}, 240_000);
afterAll(() => desk.close());

/** How many entries this thread, which is the server's, reads from the log until a promise is settled. */
async function readUntil(settled: Promise<unknown>): Promise<number> {
  let read = 0;
  // The threads that answer have modules of their own, which are not counted.
  const spies = (['pageOfStream', 'pageOfAll'] as const).map((name) => {
    const page = vi.spyOn(EventReader.prototype, name);
    return () => {
      for (const { type, value } of page.mock.results) if (type === 'return') read += value.events.length;
      page.mockRestore();
    };
  });
  await settled.finally(() => {
    for (const count of spies) count();
  });
  return read;
}

const forever = { caller: 'desk', signal: new AbortController().signal };

describe('the main thread', () => {
  test.each([
    ['as of a moment', `${at}/timeline?at=2025-12-01&limit=10`],
    ['as known at a moment', `${at}/timeline?knownAt=2026-01-20&limit=10`],
    ['over all processes', '/v1/commitments?at=2025-12-01'],
    ['over all processes, of no process', '/v1/parties?at=2025-12-01'],
    ['about what changed', `${at}/changes?from=2025-12-01&to=2025-12-02`],
    ['about the chain', `${at}/verify`],
    ['for what is nowhere in the log', '/v1/log?types=MeetingHeld'],
  ])('reads no entry for a question %s', async (_, path) => {
    await desk.ask(at);
    expect(await readUntil(desk.ask(path))).toBe(0);
  });

  test('reads no entry to hold a sheet against the record', async () => {
    const held = desk.server.http
      .post(`${at}/sheets/empty`)
      .set('content-type', 'text/csv')
      .send('row,type\r\n')
      .expect(200);
    expect(await readUntil(held.then())).toBe(0);
    expect((await held).body).toMatchObject({ appended: [], corrected: [], refusals: 0 });
  });

  test('reads them where it answers itself', async () => {
    expect(await readUntil(desk.ask(`${at}/events?limit=10`))).toBeGreaterThan(0);
  });

  test('answers others while a question is at work', async () => {
    const ended = desk.ask(`${at}/changes`, { from: '2025-01-01', to: '2025-12-02' });
    await desk.server.http.get('/health/live').expect(200);
    await desk.server.http.get(`${at}/commitments`).expect(200);
    await ended;
  });
});

describe('the bound', () => {
  let server: RunningServer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-heavy-'));
    server = await startServer({ folder, flags: ['--workers', '1', '--max-questions', '1'] });
    await server.http
      .post('/v1/processes/gaza-2025/events')
      .send([...process])
      .expect(201);
    await server.http.get('/v1/processes/gaza-2025').expect(200);
  });
  afterAll(() => server.dispose());

  const question = `${at}/phases?at=2025-12-01`;

  test('refuses one question more with when to try again, and leaves the live rows alone', async () => {
    const gone = new AbortController();
    // It waits between its entries until its client goes.
    const replay = await fetch(`${server.url}${at}/replay?pace=0.001/s`, { signal: gone.signal });
    const reader = replay.body?.getReader();
    await reader?.read();
    expect(partsOf(server.app).heavy.count).toBe(1);
    await expectProblem(server.http.get(question), 503, 'too-many-questions');
    expect((await server.http.get(question)).headers['retry-after']).toBe('1');
    await expectProblem(server.http.get(`${at}/replay`), 503, 'too-many-questions');
    const sheet = server.http.post(`${at}/sheets/s`).set('content-type', 'text/csv').send('row,type\r\n');
    await expectProblem(sheet, 503, 'too-many-questions');
    await server.http.get(`${at}/phases`).expect(200);
    await server.http.get('/health/live').expect(200);
    expect((await server.http.get('/metrics')).text).toMatch(/^chancery_heavy_questions 1$/m);
    gone.abort();
    await reader?.closed.catch(() => undefined);
    await vi.waitFor(() => {
      expect(partsOf(server.app).heavy.count).toBe(0);
    });
    await server.http.get(question).expect(200);
  });
});

describe('a thread', () => {
  const latest = 2n ** 62n;
  const ask = { kind: 'verify', process: 'gaza-2025', latest, visibility: EVERYTHING } as const;
  const files = (viewsPath: string): ConstructorParameters<typeof HeavyQuestions>[0]['files'] => ({
    viewsPath,
    treesPath: `${viewsPath}.trees`,
    log: { path: join(desk.server.folder, 'log.db'), streamPrefix: 'process-' },
    cacheBytes: 4 * 1024 * 1024,
  });

  test('is free again once its client has gone', async () => {
    const heavy = new HeavyQuestions({
      files: files(join(desk.server.folder, 'views.db')),
      workers: 1,
      most: 2,
    });
    const gone = new AbortController();
    const first = heavy.ask(ask, { caller: 'desk', signal: gone.signal });
    const waiting = heavy.ask(ask, { caller: 'desk', signal: gone.signal });
    await expect(heavy.ask(ask, forever)).rejects.toMatchObject({ code: 'too-many-questions' });
    gone.abort();
    for (const outcome of await Promise.allSettled([first, waiting]))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'Abandoned' } });
    expect(heavy.count).toBe(0);
    expect(JSON.parse((await heavy.ask(ask, forever)).text)).toMatchObject({ ok: true });
    await heavy.stop();
    await expect(heavy.ask(ask, forever)).rejects.toThrow(Refused);
  });

  test('says what refuses a question in its own words', async () => {
    const { heavy } = partsOf(desk.server.app);
    const absent = { ...ask, process: 'nowhere' };
    const nowhere = heavy.ask(absent, forever);
    await expect(nowhere).rejects.toMatchObject({ name: 'Refused', code: 'process-not-found' });
  });

  test('that dies answers with an error, and another takes its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-heavy-'));
    const viewsPath = join(folder, 'views.db');
    const heavy = new HeavyQuestions({ files: files(viewsPath), workers: 1, most: 3 });
    const stream = {
      kind: 'log-export',
      question: { after: 0n, types: undefined, process: undefined, visibility: EVERYTHING },
    } as const;
    // There is no such file yet: the thread cannot begin.
    const lost = [
      heavy.ask(ask, forever),
      heavy.ask(ask, forever),
      heavy.open({ ...stream, head: 1n }, forever),
    ];
    for (const outcome of await Promise.allSettled(lost))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { message: /has ended/ } });
    expect(heavy.count).toBe(0);
    const views = new Database(join(desk.server.folder, 'views.db'), { readonly: true });
    await views.backup(viewsPath);
    views.close();
    expect(JSON.parse((await heavy.ask(ask, forever)).text)).toMatchObject({ ok: true });
    await heavy.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});
