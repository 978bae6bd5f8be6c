import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { LogCorrupt } from '../../../src/log/event-log.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { migrate, MIGRATIONS } from '../../../src/log/sqlite/schema.js';
import { collect, MORNING, StandingClock, statements } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

const clock = new StandingClock(MORNING).read;
/** The version of a file that holds all of the schema. */
const NEWEST = 4;
const NEXT = [...MIGRATIONS, 'CREATE TABLE later (note TEXT) STRICT'];

/** Leaves a closed log of three events, changed by a tool. */
async function logChangedBy(change: (db: Database.Database) => void): Promise<string> {
  const folder = temporaryFolder();
  const log = await openSqliteLog({ folder, clock });
  await log.append('gaza-2025', statements(3), null);
  await log.close();
  const db = new Database(join(folder, 'log.db'));
  change(db);
  db.close();
  return folder;
}

describe('the schema of the log', () => {
  it('moves forward without touching an event', async () => {
    const folder = await logChangedBy(() => undefined);
    const db = new Database(join(folder, 'log.db'));
    const before = db.prepare('SELECT * FROM events').all();
    migrate(db, 'process-', NEXT);

    expect(db.pragma('user_version', { simple: true })).toBe(NEWEST + 1);
    expect(db.prepare('SELECT * FROM later').all()).toEqual([]);
    expect(db.prepare('SELECT * FROM events').all()).toEqual(before);
    db.close();
  });

  it('moves forward whole or not at all', async () => {
    const folder = await logChangedBy(() => undefined);
    const db = new Database(join(folder, 'log.db'));

    expect(() => migrate(db, 'process-', [...NEXT, 'no SQL'])).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(NEWEST);
    db.close();
    const log = await openSqliteLog({ folder, clock });
    expect(await collect(log.readAll())).toHaveLength(3);
    await log.close();
  });

  it.each<[string, (db: Database.Database) => void, string]>([
    ['of a newer version', (db) => migrate(db, 'process-', NEXT), 'has schema version 5; expected at most 4'],
    [
      'of before release 0.2',
      (db) => void db.pragma('user_version = 3'),
      'has schema version 3; expected 4 or more: it was written before release 0.2',
    ],
    ['of another program', (db) => void db.pragma('application_id = 7'), 'expected 1128812099, got 7'],
    [
      'that was emptied',
      (db) => void db.exec('DROP TABLE events; DROP TABLE streams; DROP TABLE meta'),
      'has no table meta; expected CREATE TABLE meta',
    ],
    [
      'settled at no moment',
      (db) => void db.exec("INSERT INTO meta VALUES ('settled', 'soon')"),
      'was settled at no moment: "soon"',
    ],
  ])('refuses a file %s', async (_what, change, text) => {
    const folder = await logChangedBy(change);
    const opening = openSqliteLog({ folder, clock });

    await expect(opening).rejects.toThrow(LogCorrupt);
    await expect(opening).rejects.toThrow(text);
  });

  it('refuses a database that is no log', async () => {
    const folder = temporaryFolder();
    const db = new Database(join(folder, 'log.db'));
    db.exec('CREATE TABLE notes (text)');
    db.close();

    await expect(openSqliteLog({ folder, clock })).rejects.toThrow(LogCorrupt);
  });

  it('keeps the prefix that stands before the process ids, and refuses another', async () => {
    const folder = temporaryFolder();
    const log = await openSqliteLog({ folder, clock, streamPrefix: 'trial-' });
    await log.append('gaza-2025', statements(1), null);
    expect(await collect(log.readStream('gaza-2025'))).toHaveLength(1);
    await log.close();

    const db = new Database(join(folder, 'log.db'), { readonly: true });
    expect(db.prepare('SELECT name FROM streams').pluck().all()).toEqual(['trial-gaza-2025']);
    db.close();
    const opening = openSqliteLog({ folder, clock });
    await expect(opening).rejects.toThrow(LogCorrupt);
    await expect(opening).rejects.toThrow('another stream prefix; expected "process-", got "trial-"');
  });
});
