/** The file of the read models belongs to one log: it is kept for that one only, and for one server at a time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { holdViewsFile, OtherLog, type HeldViewsFile } from '../../src/views/sqlite/views-file.js';
import { LogCorrupt, LogUnavailable, type EventLog } from '../../src/log/event-log.js';
import { collect } from '../contract/sample-events.js';
import { altered, mapped } from '../copy/altered-log.js';
import { idOf, joined, made, opened, type Posted } from '../domain/decisions/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, openLog, startProjector } from './running-projector.js';

const story: readonly Posted[] = [opened, joined('hamas'), joined('israel'), made('first', '2025-10-01')];

async function logOf(entries: readonly Posted[]): Promise<EventLog> {
  const log = await openLog(temporaryFolder());
  if (entries.length > 0) await append(log, entries);
  onTestFinished(() => log.close());
  return log;
}

/** A file that the read models of a log were made in, and where it lies. */
async function viewsOf(log: EventLog): Promise<string> {
  const folder = temporaryFolder();
  await (await startProjector(folder, log)).stop();
  return join(folder, 'views.db');
}

async function held(path: string, log: EventLog): Promise<HeldViewsFile> {
  const file = await holdViewsFile(path, log, 'renew');
  onTestFinished(file.close);
  return file;
}

/** A log whose events lie elsewhere, as those of a copy in another store do. */
function moved(log: EventLog, by: bigint): EventLog {
  return altered(log, {
    head: async () => (await log.head()) + by,
    readStream: (...given) =>
      mapped(log.readStream(...given), (event) => ({ ...event, position: event.position + by })),
  });
}

/** A log of the first entries of another one, and of others after them. */
async function setBack(log: EventLog, to: number, others: readonly Posted[] = []): Promise<EventLog> {
  const restored = await openLog(temporaryFolder());
  onTestFinished(() => restored.close());
  await restored.restore((await collect(log.readAll())).slice(0, to));
  if (others.length > 0) await append(restored, others);
  return restored;
}

describe('the file of the read models is kept', () => {
  it('for the log that it was made from, also when that has gone on', async () => {
    const log = await logOf(story);
    const path = await viewsOf(log);
    (await holdViewsFile(path, log, 'renew')).close();
    await append(log, [made('second', '2025-10-02')]);
    expect((await held(path, log)).fresh).toBe(false);
  });

  it('for any log while it holds nothing', async () => {
    const path = await viewsOf(await logOf([]));
    expect((await held(path, await logOf(story))).fresh).toBe(false);
  });

  it('where the log cannot be read any more: the rows may be all that is left', async () => {
    const log = await logOf(story);
    const path = await viewsOf(log);
    const readStream = (): never => {
      throw new LogCorrupt('event 1 is damaged');
    };
    expect((await held(path, altered(log, { readStream }))).fresh).toBe(false);
  });
});

describe('the file of the read models is made anew', () => {
  it.each<[what: string, other: (log: EventLog) => Promise<EventLog>]>([
    ['another log', async () => logOf([{ ...opened, id: idOf('another') }, ...story.slice(1)])],
    ['an empty log', async () => logOf([])],
    ['a copy of the log in another store', async (log) => moved(log, 4_000n)],
    ['the log set back to a backup', async (log) => setBack(log, 3)],
    [
      'the log set back, which then went on otherwise',
      async (log) => setBack(log, 3, [made('second', '2025-10-02'), made('third', '2025-10-03')]),
    ],
  ])('for %s', async (_, other) => {
    const log = await logOf(story);
    const path = await viewsOf(log);
    const file = await held(path, await other(log));
    expect(file.fresh).toBe(true);
    expect(file.db.prepare('SELECT * FROM rows').all()).toEqual([]);
    expect(file.db.prepare('SELECT position, origin FROM checkpoint').get()).toEqual({
      position: 0,
      origin: null,
    });
  });

  it.each<[what: string, other: (log: EventLog) => Promise<EventLog>]>([
    ['another log', async () => logOf([{ ...opened, id: idOf('another') }, ...story.slice(1)])],
    ['an empty log', async () => logOf([])],
    ['the log set back to a backup', async (log) => setBack(log, 3)],
  ])(
    'not for %s where that stops the start: it stays as it is, and the text says what to do',
    async (_, other) => {
      const log = await logOf(story);
      const path = await viewsOf(log);
      const opening = holdViewsFile(path, await other(log), 'stop');
      await expect(opening).rejects.toThrow(OtherLog);
      await expect(opening).rejects.toThrow(`delete ${path}, ${path}-wal and ${path}-shm`);
      const file = await holdViewsFile(path, log, 'stop');
      expect(file.fresh).toBe(false);
      file.close();
    },
  );

  it('where it cannot be read to its end', async () => {
    const log = await logOf(story);
    const path = await viewsOf(log);
    const { db, close } = await holdViewsFile(path, log, 'renew');
    db.exec('ALTER TABLE checkpoint DROP COLUMN newest');
    close();
    expect((await held(path, log)).fresh).toBe(true);
  });
});

describe('a folder of read models', () => {
  it('has one server: a second one is refused, and the first goes on', async () => {
    const log = await logOf(story);
    const path = await viewsOf(log);
    const { db } = await held(path, log);
    await expect(holdViewsFile(path, log, 'renew')).rejects.toThrow(
      /^The read models in .* are in use: one data folder has one server\. Stop the other server/,
    );
    expect(db.prepare('SELECT position FROM checkpoint').get()).toEqual({ position: 4 });
  });

  it('is free again once they are closed, and once they could not be opened', async () => {
    const log = await logOf(story);
    const path = await viewsOf(log);
    const away = altered(log, {
      head: async () => {
        throw new LogUnavailable('no route');
      },
    });
    await expect(holdViewsFile(path, away, 'renew')).rejects.toThrow('no route');
    for (let time = 0; time < 3; time++) (await holdViewsFile(path, log, 'renew')).close();
  });

  it('is free again once the process that held it was killed', async () => {
    const log = await logOf(story);
    const path = await viewsOf(log);
    const lock = pathToFileURL(join(import.meta.dirname, '../../src/views/sqlite/views-lock.ts')).href;
    const program = `import { lockViews } from '${lock}';
      // Held on to: a lock that nobody holds is let go of when memory is cleared.
      globalThis.held = lockViews(process.argv[1]);
      console.log('held');
      setInterval(() => undefined, 1_000);`;
    const args = [
      '--disable-warning=ExperimentalWarning',
      '--input-type=module',
      '-e',
      program,
      join(path, '..'),
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), gone]);
    await expect(holdViewsFile(path, log, 'renew')).rejects.toThrow('are in use');
    child.kill('SIGKILL');
    await gone;
    expect((await held(path, log)).fresh).toBe(false);
  });
});
