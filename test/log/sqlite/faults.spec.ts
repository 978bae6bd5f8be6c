import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { verifyStream } from '../../../src/log/chain.js';
import { AppendOutcomeUnknown, LogCorrupt, LogUnavailable } from '../../../src/log/event-log.js';
import type { EventLog } from '../../../src/log/event-log.js';
import { connect } from '../../../src/log/sqlite/connection.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { migrate } from '../../../src/log/sqlite/schema.js';
import { SqliteLog } from '../../../src/log/sqlite/sqlite-log.js';
import { collect, MORNING, SECOND, StandingClock, statements } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

const PAGE = 4096;
const clock = new StandingClock(MORNING).read;

/** A log put together as `openSqliteLog` does it, so that the test can make its connection fail. */
function logOn(file: string): { log: SqliteLog; db: Database.Database } {
  const db = connect(file);
  migrate(db, 'process-');
  const log = new SqliteLog({ db, streamPrefix: 'process-', clock, onClosed: () => undefined });
  onTestFinished(() => log.close());
  return { log, db };
}

/** A log whose every COMMIT first undoes its transaction, as SQLite does after an I/O error, and then does `fail`. */
function logWithFailingCommit(file: string, fail: () => void): EventLog {
  const db = connect(file);
  migrate(db, 'process-');
  const prepare = db.prepare.bind(db);
  const prepareFailing = (source: string): Database.Statement => {
    const statement = prepare(source);
    const failingRun = (): void => {
      db.exec('ROLLBACK');
      fail();
    };
    if (source === 'COMMIT') Object.defineProperty(statement, 'run', { value: failingRun });
    return statement;
  };
  Object.defineProperty(db, 'prepare', { value: prepareFailing });
  const log = new SqliteLog({ db, streamPrefix: 'process-', clock, onClosed: () => undefined });
  onTestFinished(() => log.close());
  return log;
}

/** The file of a closed log: `first-9` of one event, then `gaza-2025` over many pages, then `last-9` of one event. */
async function closedLog(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  const log = await openSqliteLog({ folder, clock });
  await log.append('first-9', statements(1), null);
  await log.append('gaza-2025', statements(400), null);
  await log.append('last-9', statements(1), null);
  await log.close();
  return { folder, file: join(folder, 'log.db') };
}

describe('a log that cannot be written', () => {
  it('refuses appends while the disk is full, reads on, and takes appends again once there is room', async () => {
    const { log, db } = logOn(join(temporaryFolder(), 'log.db'));
    const [before] = await Promise.all([log.append('gaza-2025', statements(3), null)]);
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);

    await expect(log.append('oslo-1993', statements(200), null)).rejects.toThrow(LogUnavailable);
    await expect(log.append('oslo-1993', statements(200), null)).rejects.toThrow('SQLITE_FULL');
    expect(await collect(log.readAll())).toMatchObject(before.outcome === 'appended' ? before.events : []);
    expect(await collect(log.readAll())).toHaveLength(3);
    expect(await collect(log.readStream('oslo-1993'))).toEqual([]);
    expect(log.fault()).toBe('the file of the log cannot be written');

    db.pragma(`max_page_count = ${pages + 1_000}`);
    expect(log.fault()).toBeUndefined();
    expect(await log.append('oslo-1993', statements(200), null)).toMatchObject({ outcome: 'appended' });
    expect(await verifyStream(log.readStream('oslo-1993'))).toMatchObject({ ok: true, events: 200 });
  });

  it('fails all that share the commit, and nothing of them is seen', async () => {
    const { log, db } = logOn(join(temporaryFolder(), 'log.db'));
    await log.append('gaza-2025', statements(1), null);
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    const outcomes = await Promise.allSettled([
      log.append('oslo-1993', statements(1), null),
      log.append('gaza-2025', statements(1), null),
      log.append('dayton-1995', statements(200), null),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await log.head()).toBe(1n);
  });

  it('reads a file that is for reading only, refuses appends and settles nothing new', async () => {
    const { folder, file } = await closedLog();
    const bytes = readFileSync(file);
    bytes[18] = 3; // The write version of a later file format: older programs may only read the file.
    writeFileSync(file, bytes);
    const later = new StandingClock(MORNING);
    const log = await openSqliteLog({ folder, clock: later.read });

    await expect(log.append('oslo-1993', statements(1), null)).rejects.toThrow(LogUnavailable);
    await expect(log.append('oslo-1993', statements(1), null)).rejects.toThrow('SQLITE_READONLY');
    expect(await collect(log.readAll())).toHaveLength(402);
    expect(await log.closeTime(MORNING)).toEqual({ through: 402n, settled: true });
    later.now = MORNING + SECOND;
    expect(await log.closeTime(MORNING + SECOND)).toEqual({ through: 402n, settled: false });
    await log.close();
  });

  it('refuses appends while another tool holds the file, and takes them again afterwards', async () => {
    const file = join(temporaryFolder(), 'log.db');
    const { log } = logOn(file);
    const tool = new Database(file);
    tool.exec('BEGIN IMMEDIATE');

    await expect(log.append('gaza-2025', statements(1), null)).rejects.toThrow('SQLITE_BUSY');
    expect(await log.head()).toBe(0n);
    tool.exec('ROLLBACK');
    tool.close();
    expect(await log.append('gaza-2025', statements(1), null)).toMatchObject({ outcome: 'appended' });
  });
});

describe('a commit that fails', () => {
  const failWith = (code: string) => () => {
    throw new Database.SqliteError('disk I/O error', code);
  };

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE'])(
    'was not written when its last frame was not: %s',
    async (code) => {
      const file = join(temporaryFolder(), 'log.db');
      const log = logWithFailingCommit(file, failWith(code));

      await expect(log.append('gaza-2025', statements(1), null)).rejects.toThrow(LogUnavailable);
      await expect(log.append('gaza-2025', statements(1), null)).rejects.toThrow(code);
      expect(await log.head()).toBe(0n);
    },
  );

  it('was not written when another commit has taken its place', async () => {
    const file = join(temporaryFolder(), 'log.db');
    const log = logWithFailingCommit(file, failWith('SQLITE_IOERR_FSYNC'));

    await expect(log.append('gaza-2025', statements(1), null)).rejects.toThrow(LogUnavailable);
    expect(await log.head()).toBe(0n);
    const reader = new Database(file, { readonly: true });
    expect(reader.prepare("SELECT value FROM meta WHERE key = 'barrier'").pluck().get()).toBe('1');
    reader.close();
  });

  it('has an unknown outcome when nothing can be written after it', async () => {
    const file = join(temporaryFolder(), 'log.db');
    const tool = new Database(file);
    onTestFinished(() => void tool.close());
    const log = logWithFailingCommit(file, () => {
      tool.exec('BEGIN IMMEDIATE');
      throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
    });

    await expect(log.append('gaza-2025', statements(1), null)).rejects.toThrow(AppendOutcomeUnknown);
  });

  it('settles nothing', async () => {
    const log = logWithFailingCommit(join(temporaryFolder(), 'log.db'), failWith('SQLITE_FULL'));

    expect(await log.closeTime(MORNING)).toEqual({ through: 0n, settled: false });
  });
});

describe('a log whose file has lost its name', () => {
  const losses: readonly [what: string, lose: (file: string) => void][] = [
    ['removed', (file) => renameSync(file, `${file}.aside`)],
    [
      'replaced by a copy',
      (file) => {
        renameSync(file, `${file}.aside`);
        copyFileSync(`${file}.aside`, file);
      },
    ],
  ];
  const files = ['log.db', 'log.db-wal'];
  it.each(losses.flatMap(([what, lose]) => files.map((name) => [name, what, lose] as const)))(
    'takes nothing and finds nothing while %s is %s, and goes on once it is back',
    async (name, _what, lose) => {
      const folder = temporaryFolder();
      const { log } = logOn(join(folder, 'log.db'));
      const kept = statements(1);
      await log.append('gaza-2025', kept, null);
      lose(join(folder, name));

      await expect(log.append('oslo-1993', statements(1), null)).rejects.toThrow(LogUnavailable);
      await expect(log.append('oslo-1993', statements(1), null)).rejects.toThrow(
        `${name} was removed or replaced`,
      );
      await expect(collect(log.readStream('gaza-2025'))).rejects.toThrow(LogUnavailable);
      await expect(log.head()).rejects.toThrow(LogUnavailable);
      await expect(log.closeTime(MORNING + SECOND)).rejects.toThrow(LogUnavailable);
      expect(log.fault()).toBe('the file of the log was removed or replaced while the server runs');

      renameSync(join(folder, `${name}.aside`), join(folder, name));
      expect(log.fault()).toBeUndefined();
      expect(await log.append('oslo-1993', statements(1), null)).toMatchObject({ outcome: 'appended' });
      expect(await collect(log.readAll())).toHaveLength(2);
    },
  );

  it('acknowledges nothing that was committed as the file lost its name', async () => {
    const file = join(temporaryFolder(), 'log.db');
    const log = logWithFailingCommit(file, () => {
      renameSync(file, `${file}.aside`);
    });
    await expect(log.append('gaza-2025', statements(1), null)).rejects.toThrow(LogUnavailable);
  });

  it('is not begun anew where the newest entries of another one lie', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'log.db-wal'), 'entries');
    const opening = openSqliteLog({ folder, clock });
    await expect(opening).rejects.toThrow(LogUnavailable);
    await expect(opening).rejects.toThrow('holds the newest entries of a log');
    expect(existsSync(join(folder, 'log.db'))).toBe(false);
  });
});

describe('a damaged log', () => {
  it('is read up to the damage, and is not written once the damage was seen', async () => {
    const { folder, file } = await closedLog();
    const db = new Database(file);
    const leaf = db
      .prepare(
        "SELECT pageno FROM dbstat WHERE name = 'events' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 20",
      )
      .pluck()
      .get();
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, (Number(leaf) - 1) * PAGE, Number(leaf) * PAGE);
    writeFileSync(file, bytes);
    const log = await openSqliteLog({ folder, clock });
    const first = await collect(log.readStream('first-9'));
    expect(await log.append('oslo-1993', statements(1), null)).toMatchObject({ outcome: 'appended' });

    await expect(collect(log.readAll())).rejects.toThrow(LogCorrupt);
    expect(await verifyStream(log.readStream('gaza-2025'))).toMatchObject({
      ok: false,
      reason: 'unreadable',
    });
    await expect(log.append('oslo-1993', statements(1), null)).rejects.toThrow(LogCorrupt);
    await expect(log.append('oslo-1993', statements(1), null)).rejects.toThrow(
      'Nothing is written to a damaged log',
    );
    expect(log.fault()).toBe('the file of the log is damaged');
    expect(first).toHaveLength(1);
    expect(await collect(log.readStream('last-9'))).toHaveLength(1);
    expect(await collect(log.readAll({ limit: 100 }))).toHaveLength(100);
    expect(await log.head()).toBe(403n);
    await log.close();
  });

  it.each([
    ['cut off in the middle', (file: string) => truncateSync(file, 10 * PAGE + 100), 'SQLITE_CORRUPT'],
    ['cut off in its head', (file: string) => truncateSync(file, 50), 'SQLITE_CORRUPT'],
    ['no database', (file: string) => writeFileSync(file, 'the minutes of a meeting'), 'SQLITE_NOTADB'],
  ])('is refused when it is %s', async (_what, damage, code) => {
    const { folder, file } = await closedLog();
    damage(file);
    const opening = openSqliteLog({ folder, clock });

    await expect(opening).rejects.toThrow(LogCorrupt);
    await expect(opening).rejects.toThrow(code);
    await expect(opening).rejects.toThrow(file);
  });
});
