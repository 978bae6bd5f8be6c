/** What is wrong with the file of the log is told alike by posts, health, readiness and metrics, and stops the next start. */
import Database from 'better-sqlite3';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { joined, made, opened } from '../domain/decisions/entries.js';
import { partsOf, startServer } from '../server/running-server.js';
import { expectProblem, openDesk, postTo, type Desk } from './desk.js';

const PAGE = 4096;
const MOMENT = '2026-01-20T09:00:00Z';

async function deskIn(folder?: string): Promise<Desk> {
  const desk = await openDesk(MOMENT, folder);
  onTestFinished(() => desk.close());
  await partsOf(desk.server.app).projection.coverage.firstCaughtUp();
  return desk;
}

/** What health and metrics say: the status of readiness and its reason, and whether the store is up. */
async function told({
  server,
}: Desk): Promise<readonly [ready: number, writable: number, reason: unknown, up: string]> {
  const ready = await server.http.get('/health/ready');
  const writable = await server.http.get('/health/writable');
  const { text } = await server.http.get('/metrics').expect(200);
  const up = /^chancery_store_up (\S+)$/m.exec(text)?.[1] ?? '';
  const { reason } = (ready.body as { details: { projections: { reason?: string } } }).details.projections;
  return [ready.status, writable.status, reason, up];
}

const well = [200, 200, undefined, '1'] as const;

test('a log that was removed while the server runs takes nothing, and says so everywhere until it is back', async () => {
  const desk = await deskIn();
  await desk.record('gaza-2025', opened, joined('hamas'));
  expect(await told(desk)).toEqual(well);
  const file = join(desk.server.folder, 'log.db');
  renameSync(file, `${file}.aside`);

  const problem = await expectProblem(
    postTo(desk.server, 'gaza-2025', joined('israel')),
    503,
    'store-unavailable',
  );
  const reason = 'the file of the log was removed or replaced while the server runs';
  expect(problem.detail).toBe(`${reason}; nothing was recorded`);
  // What is on the record of that file already is not acknowledged again either.
  await expectProblem(postTo(desk.server, 'gaza-2025', joined('hamas')), 503, 'store-unavailable');
  expect(await told(desk)).toEqual([503, 503, reason, '0']);

  renameSync(`${file}.aside`, file);
  await desk.record('gaza-2025', joined('israel'));
  expect(await told(desk)).toEqual(well);
});

test('a log that cannot be written is told until it can be', async () => {
  const desk = await deskIn();
  await desk.record('gaza-2025', opened);
  const tool = new Database(join(desk.server.folder, 'log.db'));
  tool.exec('BEGIN IMMEDIATE');
  await expectProblem(postTo(desk.server, 'gaza-2025', joined('hamas')), 503, 'store-unavailable');
  expect(await told(desk)).toEqual([503, 503, 'the file of the log cannot be written', '0']);
  tool.exec('ROLLBACK');
  tool.close();
  await desk.record('gaza-2025', joined('hamas'));
  expect(await told(desk)).toEqual(well);
});

test('a log that is damaged is told once a post has met the damage', async () => {
  const first = await openDesk(MOMENT);
  const { folder } = first.server;
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const points = Array.from({ length: 120 }, (_, i) => made(`point-${i}`, '2025-10-01'));
  await first.record('gaza-2025', opened, joined('hamas'), joined('israel'), ...points);
  await first.record('oslo-1993', opened);
  await first.server.stop();
  damage(join(folder, 'log.db'));

  const desk = await deskIn(folder);
  expect(await told(desk)).toEqual(well);
  await expectProblem(postTo(desk.server, 'gaza-2025', joined('egypt')), 503, 'store-unavailable');
  expect(await told(desk)).toEqual([503, 503, 'the file of the log is damaged', '0']);
  await expectProblem(postTo(desk.server, 'oslo-1993', joined('egypt')), 503, 'store-unavailable');
  expect(await told(desk)).toEqual([503, 503, 'the file of the log is damaged', '0']);
});

/** Overwrites a page in the middle of the events. */
function damage(file: string): void {
  const db = new Database(file);
  const leaves = db
    .prepare("SELECT pageno FROM dbstat WHERE name = 'events' AND pagetype = 'leaf' ORDER BY path")
    .pluck()
    .all();
  db.close();
  const page = Number(leaves[Math.floor(leaves.length / 2)]);
  const bytes = readFileSync(file);
  bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE);
  writeFileSync(file, bytes);
}

test('a log that is not the one that the read models were made from stops the start, with what to do', async () => {
  const desk = await openDesk(MOMENT);
  const { folder } = desk.server;
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  await desk.record('gaza-2025', opened, joined('hamas'));
  await desk.server.stop();
  const views = join(folder, 'views.db');
  renameSync(join(folder, 'log.db'), join(folder, 'log.db.aside'));

  for (let start = 0; start < 2; start++) {
    const starting = startServer({ folder });
    await expect(starting).rejects.toThrow('were made from another log than the one that is there now');
    await expect(starting).rejects.toThrow(`delete ${views}, ${views}-wal and ${views}-shm`);
  }
  renameSync(join(folder, 'log.db.aside'), join(folder, 'log.db'));
  const again = await deskIn(folder);
  expect(await again.rows('/v1/processes')).toHaveLength(1);
  expect(existsSync(views)).toBe(true);
});
