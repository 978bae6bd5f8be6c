import type Database from 'better-sqlite3';

import { LogCorrupt } from '../event-log.js';

/** Marks the file as a Chancery log (`file log.db` shows it): "CHNC". */
const APPLICATION_ID = 0x43484e43;

/** The stored format. Entry n leads from version n to n + 1; entries are added, never changed. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- A number for each stream keeps its name out of both indexes of events: a sixth less work for each append.
  CREATE TABLE streams (
    stream INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE events (
    position      INTEGER PRIMARY KEY,
    stream        INTEGER NOT NULL REFERENCES streams (stream),
    revision      INTEGER NOT NULL,
    id            TEXT NOT NULL,
    type          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    recorded_at   TEXT NOT NULL,
    recorded_by   TEXT NOT NULL,
    previous_hash TEXT,
    hash          TEXT NOT NULL,
    -- Last, so that the head of a stream is read without walking through the overflow pages of a long body.
    body          TEXT NOT NULL,
    UNIQUE (stream, revision),
    UNIQUE (stream, id)
  ) STRICT;

  CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'the log only grows: events are never changed'); END;

  CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'the log only grows: events are never deleted'); END;

  -- INSERT OR REPLACE deletes without firing delete triggers unless recursive triggers are on, so it is refused here.
  CREATE TRIGGER events_refuse_replace BEFORE INSERT ON events
  WHEN EXISTS (SELECT 1 FROM events WHERE position >= NEW.position)
    OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND revision >= NEW.revision)
    OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'the log only grows: an event is added after the last one'); END;

  CREATE TRIGGER streams_refuse_update BEFORE UPDATE ON streams
  BEGIN SELECT RAISE(ABORT, 'the log only grows: streams are never renamed'); END;

  CREATE TRIGGER streams_refuse_delete BEFORE DELETE ON streams
  BEGIN SELECT RAISE(ABORT, 'the log only grows: streams are never deleted'); END;

  CREATE TRIGGER streams_refuse_replace BEFORE INSERT ON streams
  WHEN EXISTS (SELECT 1 FROM streams WHERE stream = NEW.stream OR name = NEW.name)
  BEGIN SELECT RAISE(ABORT, 'the log only grows: a stream is added once'); END;
  `,
  `
  -- Null where it is recorded_at: only an event that was copied from a cluster can count as known later.
  ALTER TABLE events ADD COLUMN known_since TEXT;
  `,
  `
  -- The id stands first in its index: ids grow with time, so that what many streams append together lands on one page.
  CREATE TABLE events_by_id (
    position      INTEGER PRIMARY KEY,
    stream        INTEGER NOT NULL REFERENCES streams (stream),
    revision      INTEGER NOT NULL,
    id            TEXT NOT NULL,
    type          TEXT NOT NULL,
    version       INTEGER NOT NULL,
    recorded_at   TEXT NOT NULL,
    recorded_by   TEXT NOT NULL,
    previous_hash TEXT,
    hash          TEXT NOT NULL,
    -- Late, so that the head of a stream is read without walking through the overflow pages of a long body.
    body          TEXT NOT NULL,
    known_since   TEXT,
    UNIQUE (stream, revision),
    UNIQUE (id, stream)
  ) STRICT;
  INSERT INTO events_by_id
    SELECT position, stream, revision, id, type, version, recorded_at, recorded_by, previous_hash, hash, body, known_since
    FROM events ORDER BY position;
  DROP TABLE events;
  ALTER TABLE events_by_id RENAME TO events;

  CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'the log only grows: events are never changed'); END;

  CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'the log only grows: events are never deleted'); END;

  CREATE TRIGGER events_refuse_replace BEFORE INSERT ON events
  WHEN EXISTS (SELECT 1 FROM events WHERE position >= NEW.position)
    OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND revision >= NEW.revision)
    OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'the log only grows: an event is added after the last one'); END;
  `,
];

/**
 * Brings a file to the newest schema: fills an empty one, moves an older one forward, all in one transaction.
 * @throws LogCorrupt when the file is not ours, was written by a newer version, or names its streams with another prefix
 */
export function migrate(db: Database.Database, streamPrefix: string, migrations = MIGRATIONS): void {
  if (isEmpty(db)) db.transaction(() => fill(db, streamPrefix, migrations)).immediate();
  expectOurs(db);
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new LogCorrupt(
      `The log file ${db.name} has schema version ${version}; expected at most ${migrations.length}: ` +
        'it was written by a newer version of this program',
    );
  }
  if (version < migrations.length) db.transaction(() => moveForward(db, version, migrations)).immediate();
  expectSame(db, 'stream prefix', { expected: streamPrefix, actual: readMeta(db, 'stream_prefix') });
}

/**
 * Checks a file that somebody else keeps at the newest schema.
 * @throws LogCorrupt when it is not ours, of another version, or names its streams with another prefix
 */
export function expectLogFile(db: Database.Database, streamPrefix: string): void {
  expectOurs(db);
  const version = db.pragma('user_version', { simple: true });
  expectSame(db, 'schema version', { expected: MIGRATIONS.length, actual: version });
  expectSame(db, 'stream prefix', { expected: streamPrefix, actual: readMeta(db, 'stream_prefix') });
}

/** @throws LogCorrupt when a file is no log of ours, of whatever version */
export function expectOurs(db: Database.Database): void {
  const actual = db.pragma('application_id', { simple: true });
  expectSame(db, 'application id', { expected: APPLICATION_ID, actual });
}

function isEmpty(db: Database.Database): boolean {
  const objects = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  return objects === 0 && db.pragma('application_id', { simple: true }) === 0;
}

function fill(db: Database.Database, streamPrefix: string, migrations: readonly string[]): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  moveForward(db, 0, migrations);
  db.prepare("INSERT INTO meta (key, value) VALUES ('stream_prefix', ?)").run(streamPrefix);
}

function moveForward(db: Database.Database, version: number, migrations: readonly string[]): void {
  for (const migration of migrations.slice(version)) db.exec(migration);
  db.pragma(`user_version = ${migrations.length}`);
}

/** A value of the `meta` table; `undefined` when it was never set. */
export function readMeta(db: Database.Database, key: string): unknown {
  return db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key);
}

/** Sets a value of the `meta` table. */
export function writeMeta(db: Database.Database, key: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
}

function expectSame(
  db: Database.Database,
  what: string,
  values: { expected: unknown; actual: unknown },
): void {
  const { expected, actual } = values;
  if (actual === expected) return;
  throw new LogCorrupt(
    `The log file ${db.name} has another ${what}; expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`,
  );
}
