/** Rule: a server that is killed between an answer and its note sends again what it had not noted, and leaves nothing out. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joined, opened } from '../domain/decisions/entries.js';
import { webhookFlags } from '../webhooks/given.js';
import { startReceiver, type Receiver } from '../webhooks/receiver.js';
import { until } from '../replicas/replicas.js';
import { startProcess } from './server-process.js';

const FLAGS = ['--log-level', 'silent', ...webhookFlags];

let folder: string;
let receiver: Receiver;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-killed-'));
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

async function post(url: string, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(status).toBe(201);
}

it('sends every entry, and those that were not noted again', async () => {
  const parties = Array.from({ length: 250 }, (_, i) => `party-${i}`);
  const entries = [opened, ...parties.map((party) => joined(party))];
  const first = await startProcess(folder, FLAGS);
  await post(first.url, '/v1/webhooks', { url: receiver.url });
  await post(first.url, '/v1/processes/gaza-2025/events', entries);
  await receiver.entries(150);
  const dead = once(first.child, 'exit');
  first.child.kill('SIGKILL');
  await dead;

  const second = await startProcess(folder, FLAGS);
  const sent = await until(
    async () => receiver.entries(0),
    (taken) => taken.some(({ id }) => id === entries.at(-1)?.id),
  );
  second.child.kill('SIGTERM');
  await once(second.child, 'exit');

  // In recorded order, but for one step back to the place of the last note.
  const ids = sent.map(({ id }) => id);
  const steps = ids
    .map((id, i) => (i > 0 && place(id) !== place(ids[i - 1] ?? '') + 1 ? i : -1))
    .filter((i) => i > 0);
  expect(steps.length).toBeLessThanOrEqual(1);
  expect([...new Set(ids)]).toEqual(entries.map(({ id }) => id));
  function place(id: string): number {
    return entries.findIndex((entry) => entry.id === id);
  }
});
