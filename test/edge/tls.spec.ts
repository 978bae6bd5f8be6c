/** Guards that the server speaks TLS with the certificate that it is given, and with the one that takes its place. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect, type PeerCertificate } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfiguration, type Configuration } from '../../src/config/configuration.js';
import { createLogger } from '../../src/http/logger.js';
import { createServer } from '../../src/server.js';
import { answerOf, sendRaw, type RawAnswer } from '../server/raw-client.js';
import { hasOpenssl, makePair, replacePair, whyNot, type Pair } from './certificates.js';
import { flagsOf } from '../server/flags.js';

/** Files are looked at every second. */
const PATIENCE = { timeout: 60_000, interval: 100 };

type App = Awaited<ReturnType<typeof createServer>>;

let folder: string;
let first: Pair;
let second: Pair;
let other: Pair;
const apps: App[] = [];
const lines: string[] = [];

function configurationOf(...flags: readonly string[]): Configuration {
  const data = mkdtempSync(join(folder, 'data-'));
  const reading = readConfiguration({}, flagsOf(['--data', data, '--port', '0', ...flags]));
  if (reading.outcome !== 'read') throw new Error(JSON.stringify(reading));
  return reading.configuration;
}

/** A server with the pair, which listens; what it logs is kept. */
async function started({ cert, key }: Pair, host = '127.0.0.1'): Promise<number> {
  const logger = createLogger({
    level: 'info',
    store: 'sqlite',
    destination: { write: (line) => void lines.push(line) },
  });
  const app = await createServer(configurationOf('--tls-cert', cert, '--tls-key', key), { logger });
  apps.push(app);
  await app.listen(0, host);
  const url = await app.getUrl();
  expect(url).toMatch(/^https:/);
  return Number(new URL(url).port);
}

/** What the server sends for bytes over TLS, and the certificate that it shows. */
async function send(port: number, bytes: string, host = '127.0.0.1') {
  const socket = connect({ port, host, rejectUnauthorized: false });
  const shown = new Promise<PeerCertificate>((resolve) => {
    socket.once('secureConnect', () => {
      resolve(socket.getPeerCertificate());
    });
  });
  socket.write(bytes);
  const answer: RawAnswer = answerOf(await text(socket));
  return { answer, name: (await shown).subject.CN };
}

const LIVE = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

async function nameShown(port: number, host?: string): Promise<unknown> {
  return (await send(port, LIVE, host)).name;
}

describe.skipIf(!hasOpenssl)(`a server with a certificate${whyNot}`, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-tls-'));
    first = makePair(folder, 'first');
    second = makePair(folder, 'second');
    other = makePair(folder, 'other');
  });
  beforeEach(() => {
    lines.length = 0;
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('answers over TLS, to clients that check who it is', async () => {
    const port = await started(first);
    const ca = readFileSync(first.cert);
    const status = await new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/health/live', ca, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on('error', reject);
    });
    expect(status).toBe(200);
  });

  test('tells browsers to come over HTTPS again, in answers of the parser too', async () => {
    const port = await started(first);
    for (const bytes of [
      LIVE,
      'HELLO\r\n\r\n',
      'GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    ]) {
      const { headers } = (await send(port, bytes)).answer;
      expect(headers.get('strict-transport-security'), bytes).toBe('max-age=31536000');
    }
  });

  test('takes its own origin over HTTPS only', async () => {
    const port = await started(first);
    const rebuild = async (origin: string): Promise<number> => {
      const head = `POST /v1/admin/projections/timeline/rebuild HTTP/1.1\r\nHost: localhost:${port}\r\n`;
      const { answer } = await send(
        port,
        `${head}Origin: ${origin}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
      return answer.status;
    };
    expect(await rebuild(`https://localhost:${port}`)).toBe(202);
    expect(await rebuild(`http://localhost:${port}`)).toBe(403);
  });

  test('is well for the health check of a container, which asks it by its address', async () => {
    const port = await started(first);
    const environment = { CHANCERY_PORT: String(port), CHANCERY_TLS_CERT: first.cert };
    const program = fileURLToPath(new URL('../../docker/health-check.js', import.meta.url));
    const check = spawn(process.execPath, [program, '/health/live'], { env: environment });
    await once(check, 'close');
    expect(check.exitCode).toBe(0);
  });

  test('outlives who speaks in the clear', async () => {
    const port = await started(first);
    await sendRaw(`http://127.0.0.1:${port}`, LIVE).catch(() => undefined);
    expect(await nameShown(port)).toBe('first');
  });

  test('shows the one that takes its place, on every address that it listens on', async () => {
    const served = makePair(folder, 'served');
    const port = await started(served, 'localhost');
    const hosts = await reachable(port);
    replacePair(second, served);
    for (const host of hosts)
      await vi.waitFor(async () => {
        expect(await nameShown(port, host)).toBe('second');
      }, PATIENCE);
    expect(lines.join('')).toContain('the certificate has changed: it is used from now on');
  });

  test('keeps the one that it has when the new one cannot be used, and says so', async () => {
    const served = makePair(folder, 'kept');
    const port = await started(served);
    writeFileSync(served.key, readFileSync(other.key));
    await vi.waitFor(() => {
      expect(lines.join('')).toContain('the one before stays');
    }, PATIENCE);
    const [line = '{}'] = lines.filter((one) => one.includes('the one before stays'));
    expect(JSON.parse(line)).toMatchObject({
      level: 50,
      err: { message: expect.stringContaining('kept.crt') },
    });
    expect(lines.join('')).not.toContain('PRIVATE KEY');
    expect(await nameShown(port)).toBe('kept');
    replacePair(second, served);
    await vi.waitFor(async () => {
      expect(await nameShown(port)).toBe('second');
    }, PATIENCE);
  });

  test.each([
    [
      'a key of another certificate',
      () => ({ cert: first.cert, key: second.key }),
      /first\.crt and .*second\.key/,
    ],
    [
      'a file that is not there',
      () => ({ cert: first.cert, key: join(folder, 'no.key') }),
      /CHANCERY_TLS_KEY: .*no\.key/,
    ],
    ['a file that is no certificate', () => ({ cert: first.key, key: first.key }), /expected a certificate/],
  ])('does not start with %s', async (_, pair, message) => {
    const { cert, key } = pair();
    const starting = createServer(
      configurationOf('--tls-cert', cert, '--tls-key', key, '--log-level', 'silent'),
    );
    await expect(starting).rejects.toThrow(message);
  });
});

/** The addresses of this machine at which a port answers. */
async function reachable(port: number): Promise<string[]> {
  const hosts = ['127.0.0.1', '::1'];
  const names = await Promise.allSettled(hosts.map((host) => refusedOrShown(port, host)));
  return hosts.filter((_, i) => names[i]?.status === 'fulfilled');
}

async function refusedOrShown(port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ port, host, rejectUnauthorized: false }, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

test.each([
  ['--tls-cert', 'CHANCERY_TLS_CERT: expected CHANCERY_TLS_KEY beside it; got none'],
  ['--tls-key', 'CHANCERY_TLS_KEY: expected CHANCERY_TLS_CERT beside it; got none'],
])('%s alone is refused', (flag, problem) => {
  expect(readConfiguration({}, flagsOf([flag, 'file.pem']))).toEqual({
    outcome: 'refused',
    problems: [problem],
  });
});
