// Wherever a kill breaks a redaction off, the next start finishes it, and what was posted is gone.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesWithTheName, NAME, PROCESS, redactions, told, type RedactionReceipt } from '../redact/story.js';
import { startProcess } from './server-process.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-kill-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function post(url: string, entries: readonly object[]): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${url}/v1/processes/${PROCESS}/events`, {
    method: 'POST',
    headers,
    body: JSON.stringify(entries),
  });
}

// From before it is decided until after it is answered, on any machine.
test.each([0, 10, 25, 50, 100, 400])('a redaction that is killed after %i ms', async (milliseconds) => {
  const first = await startProcess(folder);
  expect((await post(first.url, told)).status).toBe(201);
  // The rows have been read, and kept.
  expect((await fetch(`${first.url}/v1/processes/${PROCESS}/timeline`)).status).toBe(200);
  const dead = once(first.child, 'exit');
  const answer = post(first.url, redactions).catch(() => undefined);
  await sleep(milliseconds);
  first.child.kill('SIGKILL');
  await Promise.all([dead, answer]);

  const second = await startProcess(folder);
  const again = await post(second.url, redactions);
  expect([200, 201]).toContain(again.status);
  expect(((await again.json()) as RedactionReceipt).erasure).toMatchObject({
    files: 'erased',
    store: 'erased',
  });
  expect(filesWithTheName(folder)).toEqual([]);
  const log = await fetch(`${second.url}/v1/log?limit=1000`);
  expect(await log.text()).not.toContain(NAME);
  const verified = await fetch(`${second.url}/v1/processes/${PROCESS}/verify`);
  expect(await verified.json()).toMatchObject({ ok: true, events: told.length + redactions.length });
  const stopped = once(second.child, 'exit');
  second.child.kill('SIGTERM');
  await stopped;
  expect(filesWithTheName(folder)).toEqual([]);
});
