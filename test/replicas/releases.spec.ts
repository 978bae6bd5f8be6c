/** Rule: a release of a process is the same bytes, whichever replica of its store it is asked of. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSigningKey } from '../../src/application/attest/key-file.js';
import { runOnScreen } from '../cli/screen.js';
import { correct, defined, issued, process as members, retract } from '../domain/decisions/entries.js';
import { postTo, type Receipt } from '../http/desk.js';
import { partsOf, settableClock, type RunningServer } from '../server/running-server.js';
import { startReplicas, type Replicas } from './replicas.js';

/** Their clocks do not agree, as no two do. */
const clocks = [settableClock('2026-09-01T09:00:00Z'), settableClock('2026-09-01T09:00:02Z')] as const;
let replicas: Replicas;
let top: string;
beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), 'chancery-releases-'));
  const folders = [join(top, 'one'), join(top, 'other')] as const;
  // The signature is a part of a release: replicas have one key.
  for (const folder of folders) mkdirSync(folder, { mode: 0o700 });
  makeSigningKey({ folder: folders[0], origin: 'chancery.local' });
  copyFileSync(join(folders[0], 'signing.key'), join(folders[1], 'signing.key'));
  replicas = await startReplicas({
    folders,
    clocks: [clocks[0].clock, clocks[1].clock],
    now: () => Number(clocks[0].clock() / 1_000n),
  });
});
afterAll(async () => {
  await replicas.dispose();
  rmSync(top, { recursive: true });
});

async function record(by: RunningServer, ...entries: readonly object[]): Promise<string> {
  const { position } = (await postTo(by, 'gaza-2025', [...entries]).expect(201)).body as Receipt;
  return position;
}

test('two replicas that have both recorded give the same bytes', async () => {
  const { one, other } = replicas;
  for (const { app } of [one, other]) await partsOf(app).projection.coverage.firstCaughtUp();
  const statement = issued('s-1', '2025-10-01');
  const mistaken = issued('s-2', '2025-10-02');
  await record(one, ...members, statement);
  await record(other, mistaken, defined('phase-1'));
  await record(one, correct(statement, { occurred: '2025-10-03' }));
  const position = await record(other, retract(mistaken));
  for (const { set } of clocks) set('2026-09-02T09:00:00Z');

  const releases: Buffer[] = [];
  for (const [name, { http, url }] of Object.entries({ one, other })) {
    await http.get('/v1/processes').query({ minPosition: position }).expect(200);
    const file = join(top, `${name}.zip`);
    const words = ['release', 'gaza-2025', '--known-at', '2026-09-01T12:00:00Z', '--file', file];
    expect(await runOnScreen([...words, '--url', url])).toMatchObject({ status: 0, err: '' });
    expect((await runOnScreen(['verify', file])).status).toBe(0);
    releases.push(readFileSync(file));
  }
  expect(releases[0]?.equals(releases[1] ?? Buffer.alloc(0))).toBe(true);
  expect(releases[0]?.toString('latin1')).toContain('data/timeline.csv');
});
