/** Logs that somebody with the file has altered: the triggers taken away, and every hash made anew where that is wanted. */
import Database from 'better-sqlite3';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { growTree } from '../../src/application/attest/trees.js';
import { bodyHashOf, hashOf, type SealedEvent } from '../../src/log/chain.js';
import { openLogFile } from '../../src/log/sqlite/log-file-reader.js';
import { TreeFile } from '../../src/log/sqlite/tree-file.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';

/** A copy of a data folder, altered by SQL. */
export function alteredCopy(folder: string, change: (db: Database.Database) => void): string {
  const copy = join(temporaryFolder(), 'data');
  cpSync(folder, copy, { recursive: true });
  const db = new Database(join(copy, 'log.db'));
  db.pragma('foreign_keys = OFF');
  for (const trigger of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    db.exec(`DROP TRIGGER ${String(trigger)}`);
  change(db);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return copy;
}

/** Has an entry say something else. */
export function rewrite(db: Database.Database, revision: number, body: object): void {
  db.prepare('UPDATE events SET body = ? WHERE revision = ?').run(JSON.stringify(body), revision);
}

/** Takes the entries from a revision on away. */
export function cutFrom(db: Database.Database, revision: number): void {
  db.prepare('DELETE FROM events WHERE revision >= ?').run(revision);
}

/** Exchanges two entries as they are, their places alone. */
export function swapPlaces(db: Database.Database, one: number, other: number): void {
  const move = db.prepare('UPDATE events SET revision = ? WHERE revision = ?');
  for (const [from, to] of [
    [one, -1],
    [other, one],
    [-1, other],
  ] as const)
    move.run(to, from);
}

/** Exchanges all that two entries are but the moments, which stay in order. */
export function swapContents(db: Database.Database, one: number, other: number): void {
  const fields = ['id', 'type', 'version', 'recorded_by', 'body', 'body_hash', 'salt', 'redacts'];
  const read = db.prepare(`SELECT ${fields.join(', ')} FROM events WHERE revision = ?`);
  const [first, second] = [read.get(one), read.get(other)] as Record<string, unknown>[];
  db.prepare("UPDATE events SET id = 'aside' WHERE revision = ?").run(one);
  const write = db.prepare(
    `UPDATE events SET ${fields.map((name) => `${name} = @${name}`).join(', ')} WHERE revision = @at`,
  );
  write.run({ ...first, at: other });
  write.run({ ...second, at: one });
}

/** Hashes every chain anew, so that nothing in the file contradicts anything else. */
export function hashAnew(db: Database.Database): void {
  const rows = db
    .prepare(
      `SELECT position, name AS stream, revision, id, type, version, recorded_at AS recordedAt, recorded_by AS recordedBy, body, salt
         FROM events JOIN streams USING (stream) ORDER BY stream, revision`,
    )
    .all() as (SealedEvent & { position: number; salt: string })[];
  const write = db.prepare('UPDATE events SET body_hash = ?, previous_hash = ?, hash = ? WHERE position = ?');
  let last: { stream: string; hash: string } | undefined;
  for (const row of rows) {
    const stream = row.stream.replace(/^process-/, '');
    const bodyHash = bodyHashOf(row.salt, row.body);
    const previousHash = last?.stream === stream ? last.hash : null;
    const hash = hashOf({ ...row, stream, bodyHash, previousHash });
    write.run(bodyHash, previousHash, hash, row.position);
    last = { stream, hash };
  }
}

/** Has the tree of a process kept beside the log, as a server does that was asked for a head. */
export function keepTree(folder: string, process: string, size: number): void {
  const log = openLogFile(join(folder, 'log.db'), 'process-');
  const trees = TreeFile.open(join(folder, 'trees.db'));
  growTree({ log, trees }, { process, size }, { looked: () => undefined });
  trees.close();
  log.close();
}
