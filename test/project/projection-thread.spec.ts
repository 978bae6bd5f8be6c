/** The rows are kept by a thread of their own: what the main thread reads beside it belongs together, and it outlives its thread. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projections } from '../../projections/index.js';
import { LogEntries } from '../../src/application/log/log-entries.js';
import { Generations } from '../../src/application/project/generations.js';
import { ProjectionThread } from '../../src/application/project/projection-thread.js';
import { openLogFile } from '../../src/log/sqlite/log-file-reader.js';
import type { SqliteLog } from '../../src/log/sqlite/sqlite-log.js';
import { openLiveViews, type LiveViews } from '../../src/views/sqlite/live-views.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import { WriteAhead } from '../../src/views/sqlite/write-ahead.js';
import { joined, made, opened } from '../domain/decisions/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { partyCommitments } from '../../projections/party-commitments.js';
import { append, openLog, PROCESS } from './running-projector.js';

const FOREVER = new AbortController().signal;
const dying = fileURLToPath(new URL('dying-worker.mjs', import.meta.url));

interface Given {
  readonly log: SqliteLog;
  readonly viewsPath: string;
  readonly live: LiveViews;
  readonly generations: Generations;
  readonly thread: ProjectionThread;
  readonly failed: unknown[];
  /** Stops everything, in the order of the server. */
  readonly stop: () => Promise<void>;
}

async function given({ program }: { program?: string } = {}): Promise<Given> {
  const folder = temporaryFolder();
  const log = await openLog(folder);
  const viewsPath = join(folder, 'views.db');
  const place = { path: join(folder, 'log.db'), streamPrefix: 'process-' };
  const logFile = openLogFile(place.path, place.streamPrefix);
  const { db } = openViewsFile(viewsPath);
  const entries = new LogEntries(logFile);
  // Makes the file ready to be read.
  new SqliteViews(db, projections, entries);
  const live = openLiveViews(viewsPath, projections, entries);
  db.close();
  const generations = new Generations(live.views);
  const failed: unknown[] = [];
  const files = { viewsPath, treesPath: join(folder, 'trees.db'), log: place, cacheBytes: 4 * 1024 * 1024 };
  const arrivals = (signal: AbortSignal): ReturnType<SqliteLog['arrivals']> => log.arrivals(signal);
  const thread = new ProjectionThread(
    { files, arrivals, ...(program === undefined ? {} : { program }) },
    live,
    generations,
    {
      skipped: (reason) => {
        throw new Error(reason);
      },
      failed: (error) => failed.push(error),
    },
  );
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    live.close();
    await thread.stop();
    logFile.close();
    await log.close();
  };
  const once = async (): Promise<void> => (stopped ??= stop());
  onTestFinished(once);
  return { log, viewsPath, live, generations, thread, failed, stop: once };
}

const commitments = ({ rows }: LiveViews): number =>
  [...rows.scan(partyCommitments, { process: PROCESS, by: 'key', descending: false })].length;

describe('the thread that keeps the rows', () => {
  it('takes in what is in the log, and what comes', async () => {
    const { log, live, thread } = await given();
    await append(log, [opened, joined('hamas'), joined('israel'), made('first', '2025-10-01')]);
    thread.start();
    await thread.coverage.firstCaughtUp();
    expect(thread.coverage.status()).toEqual({
      position: 4n,
      skipped: 0,
      caughtUpOnce: true,
      fault: undefined,
    });
    expect(commitments(live)).toBe(1);
    await thread.coverage.covers(await append(log, [made('second', '2025-10-02')]), FOREVER);
    expect(commitments(live)).toBe(2);
  });

  it('is started again after it has died, and then goes on', async () => {
    const { log, live, thread, failed } = await given({ program: dying });
    const position = await append(log, [opened, joined('hamas'), joined('israel')]);
    thread.start();
    await thread.coverage.covers(position, FOREVER);
    expect(failed.map(String)).toEqual(['Error: the thread that keeps the rows has ended: out of order']);
    expect(thread.coverage.status().fault).toBeUndefined();
    await thread.coverage.covers(await append(log, [made('first', '2025-10-01')]), FOREVER);
    expect(commitments(live)).toBe(1);
  });

  it('rebuilds read models, and tells how each rebuild stands', async () => {
    const { log, thread } = await given();
    const position = await append(log, [
      opened,
      joined('hamas'),
      joined('israel'),
      made('first', '2025-10-01'),
    ]);
    thread.start();
    await thread.coverage.covers(position, FOREVER);
    expect(thread.stateOf('party-commitments')).toBeUndefined();
    expect(thread.rebuild(partyCommitments)).toEqual({ state: 'running', position: '0', head: '0' });
    await expect
      .poll(() => thread.stateOf('party-commitments'), { timeout: 20_000 })
      .toEqual({ state: 'done', position: '4', changed: false });
  });

  it('leaves one whole file when it stops', async () => {
    const { log, viewsPath, thread, stop } = await given();
    const position = await append(log, [opened, joined('hamas')]);
    thread.start();
    await thread.coverage.covers(position, FOREVER);
    await stop();
    expect(existsSync(`${viewsPath}-wal`)).toBe(false);
  });
});

describe('a reader of the live rows', () => {
  it('reads of one commit until it moves on', async () => {
    const { viewsPath, live } = await given();
    const { db } = openViewsFile(viewsPath);
    const write = db.prepare('UPDATE checkpoint SET position = ?');
    write.run(1);
    expect(live.views.checkpoint().position).toBe(0);
    expect(live.moveOn().position).toBe(1);
    write.run(2);
    expect(live.views.checkpoint().position).toBe(1);
    live.letGo();
    expect(live.views.checkpoint().position).toBe(2);
    db.close();
  });

  it('lets the write-ahead log begin anew once it has let go', async () => {
    const { viewsPath, live } = await given();
    const { db } = openViewsFile(viewsPath);
    const writeAhead = new WriteAhead(db);
    const size = (): number => statSync(`${viewsPath}-wal`).size;
    const write = (): void => {
      db.exec('UPDATE checkpoint SET position = position + 1');
    };
    write();
    live.moveOn();
    write();
    writeAhead.checkpoint();
    expect(size()).toBeGreaterThan(0);
    live.letGo();
    writeAhead.checkpoint();
    expect(size()).toBe(0);
    expect(live.moveOn().position).toBe(2);
    db.close();
  });
});
