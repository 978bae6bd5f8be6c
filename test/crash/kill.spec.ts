import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomFrom } from '../log/random.js';
import { runProcess, startProcess } from './server-process.js';

const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const cycles = Number(process.env['SERVER_CRASH_CYCLES'] ?? 6);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-kill-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const source = { kind: 'press', publisher: 'A newspaper', title: 'A report' };

function opening(process: string): object[] {
  const party = { id: 'egypt', name: { en: 'Egypt' }, kind: 'state' };
  return [
    { type: 'ProcessOpened', occurred: '2025-09-29', data: { title: { en: process } } },
    { type: 'PartyJoined', occurred: '2025-09-29', data: { party, roles: ['mediator'] } },
  ];
}

function statement(number: number): object {
  return {
    type: 'StatementIssued',
    // Every third is told late, so that the slow path of the projector is under way too.
    occurred: number % 3 === 0 ? '2025-10-01' : '2025-10-13',
    data: {
      statementId: `s-${number}`,
      issuers: ['egypt'],
      text: { en: `Statement ${number}` },
      medium: 'speech',
    },
    sources: [source],
  };
}

async function post(url: string, process: string, body: unknown): Promise<string[]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/processes/${process}/events`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { events: { id: string }[] }).events.map(({ id }) => id);
}

async function get<T>(url: string, path: string): Promise<T> {
  const response = await fetch(`${url}${path}`);
  expect(response.status, `${path}: ${response.statusText}`).toBe(200);
  return (await response.json()) as T;
}

interface Listed {
  readonly items: { readonly id: string; readonly type: string }[];
  readonly nextAfter: string | null;
  readonly position: string;
}

test(`kill -9 during a load loses no acknowledged entry and leaves the rows equal to a full fold (seed ${seed}, ${cycles} cycles)`, async () => {
  const next = randomFrom(seed);
  const acknowledged = new Set<string>();
  let number = 0;
  for (let cycle = 0; cycle < cycles; cycle++) {
    const { child, url } = await startProcess(folder);
    const processes = [`p-${cycle}-a`, `p-${cycle}-b`];
    for (const process of processes)
      for (const id of await post(url, process, opening(process))) acknowledged.add(id);
    const dead = once(child, 'exit');
    const load = Array.from({ length: 8 }, async (_, worker) => {
      const process = processes[worker % 2] ?? '';
      for (;;) {
        const ids = await post(url, process, statement(number++)).catch(() => undefined);
        if (!ids) return;
        for (const id of ids) acknowledged.add(id);
        if (acknowledged.size % 50 < 8 && next() < 0.2) child.kill('SIGKILL');
      }
    });
    await Promise.all([dead, ...load]);
  }

  const { child, url } = await startProcess(folder);
  const recorded: string[] = [];
  let page: Listed | undefined;
  do {
    page = await get<Listed>(url, `/v1/log?limit=1000&after=${page?.nextAfter ?? '0'}`);
    recorded.push(...page.items.map(({ id }) => id));
  } while (page.nextAfter !== null);
  const counts = new Map<string, number>();
  for (const id of recorded) counts.set(id, (counts.get(id) ?? 0) + 1);
  expect([...acknowledged].filter((id) => counts.get(id) !== 1)).toEqual([]);

  const head = page.position;
  const { items: overviews } = await get<{ items: { processId: string }[] }>(
    url,
    `/v1/processes?minPosition=${head}`,
  );
  expect(overviews).toHaveLength(2 * cycles);
  for (const { processId } of overviews) {
    expect(await get(url, `/v1/processes/${processId}/verify`)).toMatchObject({ ok: true });
    const path = `/v1/processes/${processId}/timeline?limit=1000`;
    const live = await get<{ items: unknown[] }>(url, path);
    const folded = await get<{ items: unknown[] }>(url, `${path}&knownAt=position:${head}&at=2030-01-01`);
    expect(live.items).toEqual(folded.items);
  }
  child.kill('SIGTERM');
  await once(child, 'exit');
}, 120_000);

test('a second server on the same folder is refused and says why; the first goes on', async () => {
  const { child, url } = await startProcess(folder);
  const second = await runProcess(folder);
  expect(second.code).toBe(1);
  expect(second.told).toContain('Chancery cannot start');
  expect(second.told).toContain(folder);
  expect(await post(url, 'p', opening('p'))).toHaveLength(2);
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('SIGTERM ends a feed with a word, finishes what was taken and closes the files', async () => {
  const { child, url, printed } = await startProcess(folder);
  await post(url, 'p', opening('p'));
  const feed = await fetch(`${url}/v1/changes`, { headers: { accept: 'text/event-stream' } });
  const text = feed.text();
  const taken = Promise.all(Array.from({ length: 20 }, (_, i) => post(url, 'p', statement(i))));
  const answered = await taken;
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code, printed()).toBe(0);
  expect(await text).toContain(': the server is stopping\nretry: 2000\n');
  const again = await startProcess(folder);
  const { items } = await get<Listed>(again.url, '/v1/log?limit=1000');
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(answered.flat()));
  again.child.kill('SIGTERM');
  await once(again.child, 'exit');
});

test('a connection that has asked for nothing does not hold up the stop', async () => {
  const { child, url } = await startProcess(folder);
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
  socket.destroy();
});
