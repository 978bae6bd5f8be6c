import Database from 'better-sqlite3';

import { LogCorrupt } from '../event-log.js';

interface SchemaObject {
  readonly type: 'table' | 'index' | 'trigger' | 'view';
  readonly name: string;
  readonly tbl_name: string;
  /** Null for the index of a constraint. */
  readonly sql: string | null;
}

type Schema = ReadonlyMap<string, SchemaObject>;

/**
 * Holds the schema of a log file against the one that its migrations make. What keeps the log from being changed and can be made
 * again, triggers and indexes, is made again, in one transaction. What else is there and changes nothing is let be.
 * @returns a sentence for each thing that was made again, or is there besides
 * @throws LogCorrupt when a table is missing or another one, or something is there that changes what is written
 */
export function mendSchema(db: Database.Database, migrations: readonly string[]): readonly string[] {
  const expected = schemaOf(migrations);
  const actual = readSchema(db);
  const told = [...actual.values()].flatMap((found) =>
    expected.has(found.name) ? [] : tellStrange(db, found, expected),
  );
  const wrong = [...expected.values()].filter((object) => !isSame(object, actual.get(object.name)));
  const lost = wrong.find(({ type, sql }) => type === 'table' || sql === null);
  if (lost !== undefined) throw new LogCorrupt(lostText(db, lost, actual.get(lost.name)));
  if (wrong.length > 0)
    db.transaction(() => {
      for (const object of wrong) make(db, object, actual);
    }).immediate();
  return [...wrong.map((object) => mendedText(db, object, actual.get(object.name))), ...told];
}

/** Of migrations; they never change. */
const schemas = new WeakMap<readonly string[], Schema>();

function schemaOf(migrations: readonly string[]): Schema {
  const known = schemas.get(migrations);
  if (known) return known;
  const db = new Database(':memory:');
  try {
    for (const migration of migrations) db.exec(migration);
    const schema = readSchema(db);
    schemas.set(migrations, schema);
    return schema;
  } finally {
    db.close();
  }
}

function readSchema(db: Database.Database): Schema {
  const objects = db.prepare<[], SchemaObject>('SELECT type, name, tbl_name, sql FROM sqlite_schema').all();
  return new Map(objects.map((object) => [object.name, object]));
}

function isSame(one: SchemaObject, other: SchemaObject | undefined): boolean {
  return one.type === other?.type && one.tbl_name === other.tbl_name && plain(one.sql) === plain(other.sql);
}

/** Without comments and the form of the lines. */
function plain(sql: string | null): string | null {
  return (
    sql &&
    sql
      .replaceAll(/--[^\n]*/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

function make(db: Database.Database, { type, name, sql }: SchemaObject, actual: Schema): void {
  const found = actual.get(name);
  if (found) db.exec(`DROP ${found.type} "${name}"`);
  else if (type === 'trigger') db.exec(`DROP TRIGGER IF EXISTS "${name}"`);
  if (sql !== null) db.exec(sql);
}

/** Sentences for what is there besides, and changes nothing: SQLite's own statistics, the tables of a tool that copies the file. */
function tellStrange(db: Database.Database, found: SchemaObject, expected: Schema): string[] {
  const { type, name, tbl_name: table, sql } = found;
  if (name.startsWith('sqlite_')) return [];
  const isOurs = expected.get(table)?.type === 'table';
  const changesWrites = type === 'trigger' || (type === 'index' && /^\s*create\s+unique/i.test(sql ?? ''));
  if (isOurs && changesWrites)
    throw new LogCorrupt(
      `The log file ${db.name} has ${one(type)} ${name} on ${table} that is not of its schema, and that changes what can be ` +
        `written; expected none. Find out who has changed the file; restore a backup, or drop it and verify every process`,
    );
  return [`The log file ${db.name} has ${one(type)} ${name} that is not of its schema; it is let be`];
}

function mendedText(db: Database.Database, { type, name }: SchemaObject, found?: SchemaObject): string {
  return (
    `The log file ${db.name} had ${found ? 'another' : 'no'} ${type} ${name}: it was made again. Somebody has changed the file with ` +
    'another program: verify every process, and restore a backup where one does not hold'
  );
}

function lostText(db: Database.Database, { type, name, sql }: SchemaObject, found?: SchemaObject): string {
  const expected = plain(sql) ?? 'the one of its table';
  return (
    `The log file ${db.name} has ${found ? 'another' : 'no'} ${type} ${name}; expected ${expected}` +
    `${found ? `, got ${plain(found.sql) ?? 'none'}` : ''}. Restore a backup`
  );
}

function one(type: SchemaObject['type']): string {
  return `${type === 'index' ? 'an' : 'a'} ${type}`;
}
