// `chancery status`, `rebuild`, `replay` and `export` ask a running server, with the key that they are given.
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { by, startGuarded } from '../access/given.js';
import { startWithSample } from '../openapi/sample.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { runOnScreen, type Run } from './screen.js';

let server: RunningServer;
let guarded: Awaited<ReturnType<typeof startGuarded>>;
let top: string;
beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), 'chancery-asking-'));
  server = await startWithSample();
  guarded = await startGuarded('2026-01-20T09:00:00Z');
  await partsOf(guarded.app).projection.coverage.firstCaughtUp();
});
afterAll(async () => {
  await server.dispose();
  await guarded.dispose();
  rmSync(top, { recursive: true, force: true });
});

const ask = (...words: readonly string[]): Promise<Run> =>
  runOnScreen(words, { environment: { CHANCERY_URL: `${server.url}/` } });
const linesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('chancery status', () => {
  it('says that the server may be asked and takes entries, and how its read models stand', async () => {
    const { status, out, err } = await ask('status');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(`at ${server.url} may be asked (ok).\nIt takes entries.\n`);
    expect(out).toMatch(/^phase-status +\d+ +\d+ +0 +\d+$/m);
  });

  it('says so in JSON for machines', async () => {
    expect(linesOf((await ask('status', '--json')).out)).toEqual([
      {
        url: server.url,
        version: expect.stringMatching(/^\d/),
        ready: expect.objectContaining({ status: 'ok' }),
        writable: { status: 'ok' },
        readModels: expect.arrayContaining([expect.objectContaining({ name: 'phase-status', lag: '0' })]),
      },
    ]);
  });

  it('tells the read models to an admin, by the key of the command or of the environment, and never shows it', async () => {
    const words = ['status', '--url', guarded.url];
    const without = await runOnScreen(words);
    expect([without.status, without.out]).toEqual([0, expect.stringContaining('is told to admins')]);
    const environment = { CHANCERY_API_KEY: guarded.admin };
    for (const run of [
      await runOnScreen([...words, '--key', guarded.admin]),
      await runOnScreen(words, { environment }),
    ]) {
      expect(run.out).toContain('phase-status');
      expect(run.out + run.err).not.toContain(guarded.admin);
    }
    const mistyped = await runOnScreen([...words, '--key', `${guarded.admin}x`]);
    expect(mistyped.err + mistyped.out).not.toContain(guarded.admin);
  });

  it('fails in words where nobody answers', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const url = `http://127.0.0.1:${port}`;
    const words = ['status', '--url', url];
    const person = await runOnScreen(words);
    expect([person.status, person.out]).toEqual([1, '']);
    expect(person.err).toMatch(new RegExp(`^Failed\\. Expected an answer from ${url}/.*ECONNREFUSED`));
    const machine = await runOnScreen([...words, '--json']);
    expect([machine.err, linesOf(machine.out)]).toEqual([
      '',
      [{ outcome: 'failed', message: expect.stringContaining('ECONNREFUSED') }],
    ]);
  });
});

describe('chancery rebuild', () => {
  it('makes one read model anew, or all, and waits for them', async () => {
    const one = await ask('rebuild', 'phase-status');
    expect([one.status, one.err]).toEqual([0, '']);
    expect(one.out).toMatch(/phase-status was made anew up to position \d+; its rows are the same\.\n$/);
    const all = await ask('rebuild', '--json');
    expect(linesOf(all.out).length).toBeGreaterThan(8);
    for (const line of linesOf(all.out))
      expect(line).toMatchObject({ rebuild: { state: 'done', changed: false } });
  });

  it('fails where there is no such read model', async () => {
    const { status, err } = await ask('rebuild', 'phases');
    expect([status, err]).toEqual([1, expect.stringContaining('expected a read model, one of')]);
  });
});

describe('chancery replay', () => {
  it('tells each entry with what it changes, and ends', async () => {
    const { status, out, err } = await ask(
      'replay',
      'gaza-2025',
      '--from',
      '2025-11-01',
      '--to',
      '2025-11-30',
    );
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^2025-11-25 {2}#\d+ {2}PhaseStatusDetermined {2}.*phase-status phase-2/m);
    expect(out).toMatch(/^\d+ entr(y|ies)\.\n$/m);
  });

  it('goes on after a step by the id that JSON gives', async () => {
    const words = ['replay', 'gaza-2025', '--order', 'recorded', '--json'];
    const steps = linesOf((await ask(...words)).out) as { id: string; entry: { revision: number } }[];
    expect(steps.map(({ entry }) => entry.revision)).toEqual(steps.map((_, at) => at));
    const rest = linesOf((await ask(...words, '--after', steps.at(-3)?.id ?? '')).out);
    expect(rest).toEqual(steps.slice(-2));
  });

  it('goes on by itself where it is cut, and says so beside what it prints', async () => {
    const asked: unknown[] = [];
    const step = (id: number): string =>
      `id: ${id}\nevent: entry\ndata: {"entry":{"type":"PhaseDefined","revision":${id}},"changes":[]}\n\n`;
    const cutting = createHttpServer(({ headers }, response) => {
      const after = headers['last-event-id'];
      asked.push(after);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (after === undefined)
        response.write(`retry: 1\n\n${step(1)}`, () => {
          response.destroy();
        });
      else response.end(`${step(2)}event: end\ndata: {}\n\n`);
    }).listen(0, '127.0.0.1');
    await once(cutting, 'listening');
    const { port } = cutting.address() as AddressInfo;
    const run = await runOnScreen(['replay', 'gaza-2025', '--url', `http://127.0.0.1:${port}`]);
    cutting.close();
    expect(run).toEqual({
      status: 0,
      out: '-  #1  PhaseDefined\n-  #2  PhaseDefined\n2 entries.\n',
      err: expect.stringMatching(/^[^\n]+\. It goes on after the last step in \d\.\d s\.\n$/) as unknown,
    });
    expect(asked).toEqual([undefined, '1']);
  });

  it('fails where there is no such process', async () => {
    expect((await ask('replay', 'nowhere')).err).toContain('process-not-found');
  });
});

describe('chancery export', () => {
  it('writes of a server and of its folder what GET /v1/log gives', async () => {
    const { text } = await server.http.get('/v1/log').set('accept', 'application/x-ndjson').expect(200);
    expect(text.split('\n').length).toBeGreaterThan(50);
    expect(await ask('export')).toEqual({ status: 0, out: text, err: '' });
    expect((await ask('export', '--process', 'gaza-2025')).out).toBe(text);
    expect((await ask('export', '--data', server.folder)).out).toBe(text);
    expect((await ask('export', '--data', server.folder, '--process', 'gaza-2025')).out).toBe(text);
    const file = join(top, 'log.ndjson');
    const { out } = await ask('export', '--out', file, '--json');
    expect(linesOf(out)).toEqual([{ outcome: 'exported', file, entries: text.split('\n').length - 1 }]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('leaves nothing under the name where it cannot be made', async () => {
    const missing = await ask('export', '--process', 'nowhere', '--out', join(top, 'missing'));
    expect([missing.status, missing.err]).toEqual([1, expect.stringContaining('process-not-found')]);
    const folder = await ask('export', '--process', 'nowhere', '--data', server.folder);
    expect([folder.status, folder.out, folder.err]).toEqual([1, '', expect.stringContaining('got nowhere')]);
    expect(readdirSync(top).filter((name) => name.startsWith('missing'))).toEqual([]);
  });

  it('does not show a caller what is hidden from it', async () => {
    await by(guarded.admin, guarded.http.put('/v1/admin/restrictions/talks')).expect(200);
    const { status, err } = await runOnScreen(['export', '--process', 'talks', '--url', guarded.url]);
    expect([status, err]).toEqual([1, expect.stringMatching(/401|404/)]);
  });

  it.each([
    [['--data', 'x', '--url', 'http://localhost'], '--data: expected without --url and --key; got both'],
    [['--url', 'http://desk:sesame@localhost'], '--url: expected the URL of a server'],
  ])('refuses %j', async (words, problem) => {
    const { status, err } = await ask('export', ...words);
    expect([status, err]).toEqual([2, expect.stringContaining(problem)]);
    expect(err).not.toContain('sesame');
  });
});
