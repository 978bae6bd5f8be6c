/** Guards: a server that starts while its store is away answers all reads from its mirror, says so, and goes on by itself. */
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defined, joined, opened } from '../domain/decisions/entries.js';
import { postTo, type Receipt } from '../http/desk.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { openStream } from '../server/sse-client.js';
import { feedFrame, upToDate } from '../subscribe/feed-client.js';
import { startReplicas, until, type Replicas } from './replicas.js';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const phases = '/v1/processes/gaza-2025/phases';
const reads = [
  '/v1/processes',
  '/v1/processes/gaza-2025',
  phases,
  `${phases}?at=2025-10-01`,
  '/v1/processes/gaza-2025/timeline',
  '/v1/processes/gaza-2025/events',
  '/v1/processes/gaza-2025/verify',
  '/v1/parties/egypt',
  '/v1/log',
];
let replicas: Replicas;
let answers: readonly unknown[];
let folder: string;

beforeEach(async () => {
  replicas = await startReplicas();
  const { other } = replicas;
  const batch = [opened, joined('egypt'), defined('phase-1')];
  const { position } = (await postTo(other, 'gaza-2025', batch).expect(201)).body as Receipt;
  await other.http.get(phases).query({ minPosition: position }).expect(200);
  answers = await Promise.all(reads.map((path) => bodyOf(other, path)));
  ({ folder } = other);
  await other.stop();
  await replicas.store.stop();
});
afterEach(() => replicas.dispose());

async function bodyOf(server: RunningServer, path: string): Promise<unknown> {
  return (await server.http.get(path).expect(200)).body as unknown;
}

interface Health {
  readonly status: string;
  readonly details: {
    readonly projections: { readonly reason?: string };
    readonly mirror: {
      readonly completeAt?: string;
      readonly ageSeconds?: number;
      readonly storeAwaySince?: string;
    };
  };
}

test('reads are answered as before, posts 503, and everything goes on once the store comes', async () => {
  const server = await replicas.another(folder);
  await partsOf(server.app).projection.coverage.firstCaughtUp();

  expect(await Promise.all(reads.map((path) => bodyOf(server, path)))).toEqual(answers);
  const { status, details } = (await bodyOf(server, '/health/ready')) as Health;
  expect(status).toBe('degraded');
  expect(details.projections.reason).toBe('the store does not answer');
  expect(details.mirror.ageSeconds).toBeGreaterThanOrEqual(0);
  expect(details.mirror.completeAt).toBeDefined();
  expect(details.mirror.storeAwaySince).toBeDefined();
  await server.http.get('/health/writable').expect(503);
  expect((await server.http.get('/metrics')).text).toMatch(/^chancery_mirror_age_seconds \d/m);
  const feed = await openStream(`${server.url}${phases}`);
  expect((await feed.until(upToDate)).map(feedFrame).map(({ event }) => event)).toEqual([
    'row',
    'up-to-date',
  ]);
  const entry = defined('phase-2');
  const refused = await postTo(server, 'gaza-2025', entry);
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'store-unavailable']);
  expect(refused.headers['retry-after']).toMatch(/^\d+$/);

  await replicas.store.start();
  const taken = await until(
    () => postTo(server, 'gaza-2025', entry),
    (answer) => answer.status < 500,
  );
  expect(taken.status).toBe(201);
  const frames = await feed.until((frame) => feedFrame(frame).data.key === 'phase-2');
  feed.cut();
  expect(frames.map(feedFrame).map(({ event }) => event)).not.toContain('reset');
  await until(
    async () => (await bodyOf(server, '/health/ready')) as Health,
    (health) => health.status === 'ok',
  );
});

/** The compiled server, to its end. */
async function runToItsEnd(
  data: string,
  whileRunning: (printed: string) => void = () => undefined,
): Promise<{ code: number | null; printed: string }> {
  const flags = ['--data', data, '--port', '0', '--log-level', 'warn', '--settle-time', '5'];
  const child = spawn(process.execPath, [main, ...flags, '--store', replicas.store.connectionString()], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      whileRunning(printed);
    });
  await once(child, 'close');
  return { code: child.exitCode, printed };
}

test('without a mirror it ends, and its log and standard error say what is missing', async () => {
  const { code, printed } = await runToItsEnd(`${folder}/fresh`);

  expect(code).toBe(1);
  const lines = printed.trim().split('\n');
  const told = lines.find((line) => !line.startsWith('{'));
  const logged = lines.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as object] : []));
  expect(told).toMatch(
    /^Chancery cannot start: The store cannot be reached: .* there is nothing to answer from/,
  );
  expect(lines).toHaveLength(2);
  expect(logged).toMatchObject([{ level: 60, msg: told }]);
});

test('a store that comes and is not the one of the mirror ends the server, which says what to do', async () => {
  replicas.store.records.putBack('process-gaza-2025', 1);
  let started = false;
  const { code, printed } = await runToItsEnd(folder, (text) => {
    if (started || !text.includes('Chancery listens on')) return;
    started = true;
    void replicas.store.start();
  });

  expect(code).toBe(1);
  expect(printed).toContain('This server answers from its mirror');
  expect(printed).toContain('Chancery ends: The store is not the one that the mirror');
  expect(printed).toContain('start this server again: its mirror is made anew then');
  const again = await replicas.another(folder);
  await partsOf(again.app).projection.coverage.firstCaughtUp();
  expect(
    ((await bodyOf(again, '/v1/processes/gaza-2025/events')) as { items: unknown[] }).items,
  ).toHaveLength(1);
});
