import type Database from 'better-sqlite3';

import { LogCorrupt } from '../event-log.js';
import { mendSchema } from './mend-schema.js';

/** Marks the file as a Chancery log (`file log.db` shows it): "CHNC". */
const APPLICATION_ID = 0x43484e43;

/** Of a file that was just filled. Earlier ones hold chains without hashes of the bodies, which were never released. */
const FIRST_VERSION = 4;

/** The stored format. The first entry fills a file, each other leads one version further; entries are added, never changed. */
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
    body_hash     TEXT NOT NULL,
    -- Null once the body was erased: the body is then what a redaction has left of it.
    salt          TEXT,
    -- Null where it is recorded_at: only an event that was copied from a cluster can count as known later.
    known_since   TEXT,
    -- Of a redaction: the id of the event whose body it erases.
    redacts       TEXT,
    -- Last, so that the head of a stream is read without walking through the overflow pages of a long body.
    body          TEXT NOT NULL,
    UNIQUE (stream, revision),
    -- The id stands first in its index: ids grow with time, so that what many streams append together lands on one page.
    UNIQUE (id, stream)
  ) STRICT;
  CREATE INDEX events_redacting ON events (stream, redacts) WHERE redacts IS NOT NULL;

  -- Nothing of an event changes but that its body goes, with its salt, after a later redaction in its stream says so.
  CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
  WHEN NOT (
    NEW.salt IS NULL
    AND NEW.position = OLD.position AND NEW.stream = OLD.stream AND NEW.revision = OLD.revision AND NEW.id = OLD.id
    AND NEW.type = OLD.type AND NEW.version = OLD.version AND NEW.recorded_at = OLD.recorded_at
    AND NEW.recorded_by = OLD.recorded_by AND NEW.previous_hash IS OLD.previous_hash AND NEW.hash = OLD.hash
    AND NEW.body_hash = OLD.body_hash AND NEW.known_since IS OLD.known_since AND NEW.redacts IS OLD.redacts
    AND EXISTS (SELECT 1 FROM events later WHERE later.stream = OLD.stream
      AND later.redacts = coalesce(OLD.redacts, OLD.id) AND later.position > OLD.position)
  )
  BEGIN SELECT RAISE(ABORT, 'the log only grows: events are never changed, and erased only after a redaction'); END;

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
];

/**
 * Brings a file to the newest schema: fills an empty one, moves an older one forward, all in one transaction. Of what should be
 * there, triggers and indexes that are missing are made again.
 * @returns a sentence for each of them
 * @throws LogCorrupt when the file is not ours, was written by a newer version or before release 0.2, names its streams
 * with another prefix, or has other tables
 */
export function migrate(
  db: Database.Database,
  streamPrefix: string,
  migrations = MIGRATIONS,
): readonly string[] {
  if (isEmpty(db)) db.transaction(() => fill(db, streamPrefix, migrations)).immediate();
  expectOurs(db);
  const version = Number(db.pragma('user_version', { simple: true }));
  const newest = newestOf(migrations);
  if (version > newest) {
    throw new LogCorrupt(
      `The log file ${db.name} has schema version ${version}; expected at most ${newest}: ` +
        'it was written by a newer version of this program',
    );
  }
  if (version < FIRST_VERSION) {
    throw new LogCorrupt(
      `The log file ${db.name} has schema version ${version}; expected ${FIRST_VERSION} or more: it was written before ` +
        'release 0.2, which froze the stored format. Post its entries anew to an empty folder',
    );
  }
  const applied = migrations.slice(0, version - FIRST_VERSION + 1);
  const told = mendSchema(db, version < newest ? applied : migrations);
  if (version < newest) db.transaction(() => moveForward(db, version, migrations)).immediate();
  expectSame(db, 'stream prefix', { expected: streamPrefix, actual: readMeta(db, 'stream_prefix') });
  return told;
}

/**
 * Checks a file that somebody else keeps at the newest schema.
 * @throws LogCorrupt when it is not ours, of another version, or names its streams with another prefix
 */
export function expectLogFile(db: Database.Database, streamPrefix: string): void {
  expectOurs(db);
  const version = db.pragma('user_version', { simple: true });
  expectSame(db, 'schema version', { expected: newestOf(MIGRATIONS), actual: version });
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
  moveForward(db, FIRST_VERSION - 1, migrations);
  db.prepare("INSERT INTO meta (key, value) VALUES ('stream_prefix', ?)").run(streamPrefix);
}

function moveForward(db: Database.Database, version: number, migrations: readonly string[]): void {
  for (const migration of migrations.slice(version - FIRST_VERSION + 1)) db.exec(migration);
  db.pragma(`user_version = ${newestOf(migrations)}`);
}

function newestOf(migrations: readonly string[]): number {
  return FIRST_VERSION - 1 + migrations.length;
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
