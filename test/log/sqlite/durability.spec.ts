import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { connect } from '../../../src/log/sqlite/connection.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { collect, MORNING, StandingClock, statement, statements } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

const FULL = 2;

async function closedLog(): Promise<string> {
  const folder = temporaryFolder();
  const log = await openSqliteLog({ folder, clock: new StandingClock(MORNING).read });
  await log.append('gaza-2025', statements(3), null);
  await log.close();
  return join(folder, 'log.db');
}

describe('the log file', () => {
  it('is written ahead and in full on every open, which SQLite does not keep in the file', () => {
    const file = join(temporaryFolder(), 'log.db');
    connect(file).close();
    const plain = new Database(file);
    expect(plain.pragma('synchronous', { simple: true })).not.toBe(FULL);
    plain.close();

    const db = connect(file);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(FULL);
    db.close();
  });

  it('shows an append to every other reader by the time it is answered', async () => {
    const folder = temporaryFolder();
    const log = await openSqliteLog({ folder, clock: new StandingClock(MORNING).read });
    const reader = new Database(join(folder, 'log.db'), { readonly: true });
    const stored = reader.prepare('SELECT count(*) FROM events').pluck();
    expect(stored.get()).toBe(0);

    await log.append('gaza-2025', statements(2), null);
    expect(stored.get()).toBe(2);
    reader.close();
    await log.close();
  });

  it('is one file once it is closed', async () => {
    const file = await closedLog();
    const db = new Database(file, { readonly: true });

    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  describe('opened by another tool, with recursive triggers off', () => {
    const copy = 'SELECT position, stream, revision, id, type, version, recorded_at, recorded_by';
    it.each([
      ["UPDATE events SET body = '{}'", 'events are never changed'],
      ['UPDATE events SET position = position + 10 WHERE position = 3', 'events are never changed'],
      ['DELETE FROM events', 'events are never deleted'],
      ['DELETE FROM events WHERE position = 3', 'events are never deleted'],
      [
        `INSERT OR REPLACE INTO events ${copy}, previous_hash, hash, body_hash, salt, NULL, NULL, '{}' FROM events WHERE position = 2`,
        'added after the last one',
      ],
      [
        `INSERT OR REPLACE INTO events SELECT 9, stream, revision, 'new', type, version, recorded_at, recorded_by,
         previous_hash, hash, body_hash, salt, NULL, NULL, '{}' FROM events WHERE position = 2`,
        'added after the last one',
      ],
      [
        `INSERT OR REPLACE INTO events SELECT 9, stream, 9, id, type, version, recorded_at, recorded_by,
         previous_hash, hash, body_hash, salt, NULL, NULL, '{}' FROM events WHERE position = 2`,
        'added after the last one',
      ],
      ["UPDATE streams SET name = 'process-oslo-1993'", 'streams are never renamed'],
      ['DELETE FROM streams', 'streams are never deleted'],
      ["INSERT OR REPLACE INTO streams VALUES (1, 'process-oslo-1993')", 'a stream is added once'],
    ])('refuses: %s', async (statementText, refusal) => {
      const file = await closedLog();
      const db = new Database(file);
      db.pragma('recursive_triggers = OFF');
      db.pragma('foreign_keys = OFF');
      const before = db.prepare('SELECT * FROM events JOIN streams USING (stream)').all();

      expect(() => db.exec(statementText)).toThrow(refusal);
      expect(db.prepare('SELECT * FROM events JOIN streams USING (stream)').all()).toEqual(before);
      db.close();
    });
  });

  it('refuses an event whose id its stream holds already, and lets the rest of the commit pass', async () => {
    const log = await openSqliteLog({ folder: temporaryFolder(), clock: new StandingClock(MORNING).read });
    const event = statement();
    const first = await log.append('gaza-2025', [event], null);
    const head = first.outcome === 'appended' ? (first.events[0] ?? null) : null;
    const again = log.append('gaza-2025', [statement(), event], head);
    const elsewhere = log.append('oslo-1993', [event], null);

    await expect(again).rejects.toThrow(`Stream gaza-2025 already holds an event ${event.id}`);
    expect(await elsewhere).toMatchObject({ outcome: 'appended' });
    expect(await collect(log.readStream('gaza-2025'))).toHaveLength(1);
    await log.close();
  });
});
