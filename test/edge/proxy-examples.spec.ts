/** Guards that the proxies of docs/proxies.md are taken by their own programs, and serve: rows, writes of a page, feeds at once. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { keys } from '../../src/config/keys.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import { hasOpenssl, makePair, type Pair } from './certificates.js';
import { freePort, proxyPrograms } from './proxy-programs.js';

const NAME = 'desk.example.org';

let folder: string;
let pair: Pair;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-proxies-'));
  if (hasOpenssl) pair = makePair(folder, NAME);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(proxyPrograms)('the example of $name', (proxy) => {
  const isThere = proxy.isThere && hasOpenssl;
  const why = isThere
    ? ''
    : ` (skipped: no ${proxy.name} on this machine, the Debian package ${proxy.package} has it)`;

  test.skipIf(!isThere)(`is taken by it${why}`, () => {
    const { status, said } = proxy.check(folder, proxy.configure(folder, pair));
    expect(status, said).toBe(0);
  });

  describe.skipIf(!isThere)(`in front of a server${why}`, () => {
    let server: RunningServer;
    let program: ChildProcess;
    let own: number;
    beforeAll(async () => {
      server = await startServer({
        flags: ['--hosts', NAME, '--trusted-proxies', '127.0.0.1', '--rate-limit', '1000'],
      });
      own = await freePort();
      const behind = Number(new URL(server.url).port);
      program = proxy.start(folder, proxy.configureAt(folder, pair, { own, behind }));
      await vi.waitFor(() => ask('GET', '/health/live'), { timeout: 60_000, interval: 100 });
    }, 90_000);
    afterAll(async () => {
      const ended = once(program, 'exit');
      program.kill();
      await ended;
      await server.dispose();
    });

    async function ask(
      method: string,
      path: string,
      headers: RequestOptions['headers'] = {},
    ): Promise<IncomingMessage> {
      const options = {
        host: '127.0.0.1',
        port: own,
        path,
        method,
        servername: NAME,
        ca: readFileSync(pair.cert),
      };
      const asked = request({ ...options, agent: false, headers: { host: `${NAME}:${own}`, ...headers } });
      asked.end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      return answer;
    }

    async function status(...asked: Parameters<typeof ask>): Promise<number | undefined> {
      const answer = await ask(...asked);
      answer.resume();
      return answer.statusCode;
    }

    test('rows are answered, with what is said over HTTPS only', async () => {
      const answer = await ask('GET', '/v1/processes');
      answer.resume();
      expect([answer.statusCode, answer.headers['strict-transport-security']]).toEqual([
        200,
        'max-age=31536000',
      ]);
    });

    test('a page of its name writes, and one of another does not', async () => {
      const rebuild = '/v1/admin/projections/timeline/rebuild';
      const origins = [`https://${NAME}`, `https://${NAME}:${own}`];
      const written = await Promise.all(origins.map(async (origin) => status('POST', rebuild, { origin })));
      expect(written).toContain(202);
      expect(await status('POST', rebuild, { origin: 'https://evil.example' })).toBe(403);
    });

    test('what a client says of itself is taken away', async () => {
      const forged = {
        forwarded: 'for=192.0.2.1;host=evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-for': '192.0.2.1',
      };
      const [first, second] = [await ask('GET', '/v1/processes'), await ask('GET', '/v1/processes', forged)];
      for (const answer of [first, second]) answer.resume();
      expect(second.statusCode).toBe(200);
      // It is still the same caller.
      expect(Number(second.headers['ratelimit-remaining'])).toBe(
        Number(first.headers['ratelimit-remaining']) - 1,
      );
    });

    test('a feed is not held back, and ends when its client has gone', async () => {
      const feed = await ask('GET', '/v1/changes', { accept: 'text/event-stream' });
      for await (const chunk of feed) if (String(chunk).includes('event: up-to-date')) break;
      await vi.waitFor(
        async () => {
          expect((await server.http.get('/metrics')).text).toMatch(/^chancery_open_streams 0$/m);
        },
        { timeout: 30_000, interval: 100 },
      );
    });
  });
});

test('the page names only variables that there are', () => {
  const page = readFileSync(new URL('../../docs/proxies.md', import.meta.url), 'utf8');
  const names = Object.values(keys).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(page.match(/CHANCERY_[A-Z_]+/g) ?? []));
});
