/**
 * What better-sqlite3 allows: the rows of a log, put into a new file with the same tables and indexes, a thousand a
 * transaction, each on disk before the next. Prints events a second. `node raw-inserts.js LOG_DB NEW_DB`
 */
import Database from 'better-sqlite3';

const BATCH = 1_000;
const [from = '', to = ''] = process.argv.slice(2);
const log = new Database(from, { readonly: true });
const copy = new Database(to);
copy.pragma('journal_mode = WAL');
copy.pragma('synchronous = FULL');
const statements = log
  .prepare("SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL")
  .pluck()
  .all() as string[];
for (const sql of statements) copy.exec(sql);
const streams = log.prepare('SELECT * FROM streams').raw().all() as unknown[][];
for (const row of streams) insertInto('streams', row.length).run(...row);

const page = log.prepare('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT ?').raw();
let inserted = 0;
let took = 0;
let insert: Database.Statement | undefined;
for (let after = 0; ;) {
  const rows = page.all(after, BATCH) as unknown[][];
  const last = rows.at(-1);
  if (last === undefined) break;
  after = Number(last[0]);
  insert ??= insertInto('events', last.length);
  const run = insert;
  const began = performance.now();
  copy.transaction(() => {
    for (const row of rows) run.run(...row);
  })();
  took += performance.now() - began;
  inserted += rows.length;
}
process.stdout.write(`${(inserted * 1_000) / took}\n`);

function insertInto(table: string, columns: number): Database.Statement {
  return copy.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`);
}
