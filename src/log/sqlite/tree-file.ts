/**
 * Keeps the Merkle trees of processes: the hashes of their complete subtrees. The file is made of the log and can be made again from it
 * at any time, so a strange or damaged one is replaced. Threads write to it beside each other.
 */
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';

/** "CHNT". */
const APPLICATION_ID = 0x43484e54;
const VERSION = 1;
/** A writer waits for another one: it commits a slice at a time. */
const BUSY_MILLISECONDS = 5_000;

const SCHEMA = `
  CREATE TABLE trees (
    tree    INTEGER PRIMARY KEY,
    process TEXT NOT NULL UNIQUE,
    -- How many leaves it has, and the hash that the last of their entries has in the chain.
    size    INTEGER NOT NULL,
    hash    TEXT NOT NULL
  ) STRICT;

  -- Each complete subtree comes after those that it is made of, so that a tree grows at its end.
  CREATE TABLE hashes (
    tree INTEGER NOT NULL,
    at   INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (tree, at)
  ) STRICT, WITHOUT ROWID;
`;

/** What is kept of the tree of a process. */
export interface KeptTree {
  readonly size: number;
  /** The hash that the last of its entries has in the chain. */
  readonly hash: string;
}

interface KeptSubtree {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

export class TreeFile {
  readonly #db: Database.Database;
  readonly #tree: Database.Statement;
  readonly #hash: Database.Statement;
  readonly #put: Database.Statement;
  readonly #grow: Database.Statement;

  private constructor(db: Database.Database) {
    this.#db = db;
    this.#tree = db.prepare('SELECT tree, size, hash FROM trees WHERE process = +?');
    this.#hash = db
      .prepare('SELECT hash FROM hashes WHERE tree = (SELECT tree FROM trees WHERE process = +?) AND at = +?')
      .pluck();
    this.#put = db.prepare('INSERT INTO hashes (tree, at, hash) VALUES (?, ?, ?)');
    this.#grow = db.prepare('UPDATE trees SET size = ?, hash = ? WHERE tree = ?');
  }

  /** Opens the file of a folder, which is made where there is none that can be used. @throws SqliteError when it cannot be written */
  static open(path: string): TreeFile {
    return new TreeFile(known(path, {}) ?? made(path));
  }

  /**
   * Opens the file that the server of a folder has open, in another thread of it.
   * @throws Error where it is not there any more: whoever has it open would go on with another one
   */
  static openBeside(path: string): TreeFile {
    const db = known(path, {});
    if (!db)
      throw new Error(
        `expected the trees of the server in ${path}, they are gone; a new start makes them again`,
      );
    return new TreeFile(db);
  }

  /** The file as it is, to be read beside others; undefined where there is none that can be used. */
  static openToRead(path: string): TreeFile | undefined {
    const db = known(path, { readonly: true });
    return db && new TreeFile(db);
  }

  treeOf(process: string): KeptTree | undefined {
    const row = this.#tree.get(process);
    return isTree(row) ? { size: row.size, hash: row.hash } : undefined;
  }

  /** The hash of a complete subtree. @throws Error where it is not kept */
  hashAt(process: string, level: number, index: number): Buffer {
    const hash = this.#hash.get(process, placeOf(level, index));
    if (Buffer.isBuffer(hash)) return hash;
    throw new Error(
      `expected the hash of subtree ${index} of level ${level} of process ${process}, got none`,
    );
  }

  /**
   * Adds complete subtrees to the tree of a process, which is then `now`.
   * @returns false where it is not as it `was` any more: another thread was faster
   */
  add(
    process: string,
    was: KeptTree | undefined,
    { subtrees, now }: { readonly subtrees: readonly KeptSubtree[]; readonly now: KeptTree },
  ): boolean {
    const write = (): boolean => {
      const row = this.#tree.get(process);
      const found = isTree(row) ? row : undefined;
      if (found?.size !== was?.size || found?.hash !== was?.hash) return false;
      const tree = found?.tree ?? this.#begin(process);
      for (const { level, index, hash } of subtrees) this.#put.run(tree, placeOf(level, index), hash);
      this.#grow.run(now.size, now.hash, tree);
      return true;
    };
    return this.#db.transaction(write).immediate();
  }

  /** Forgets the tree of a process. */
  forget(process: string): void {
    const write = (): void => {
      this.#db
        .prepare('DELETE FROM hashes WHERE tree = (SELECT tree FROM trees WHERE process = ?)')
        .run(process);
      this.#db.prepare('DELETE FROM trees WHERE process = ?').run(process);
    };
    this.#db.transaction(write).immediate();
  }

  /** Runs work on the trees as they are when it begins, whatever is committed meanwhile. */
  consistently<T>(work: () => T): T {
    return this.#db.transaction(work)();
  }

  close(): void {
    this.#db.close();
  }

  #begin(process: string): number {
    const { lastInsertRowid } = this.#db
      .prepare("INSERT INTO trees (process, size, hash) VALUES (?, 0, '')")
      .run(process);
    return Number(lastInsertRowid);
  }
}

/**
 * The place of a complete subtree in the order in which they come to be: a subtree comes right after the second of the two that it is
 * made of (Crosby and Wallach, "Efficient Data Structures for Tamper-Evident Logging", 3.3).
 */
function placeOf(level: number, index: number): number {
  // Its last leaf is this one, before which as many subtrees are complete as leaves, pairs of them, pairs of those ... are full.
  const leaf = (index + 1) * 2 ** level - 1;
  let place = level;
  for (let full = leaf; full > 0; full = Math.floor(full / 2)) place += full;
  return place;
}

function known(path: string, options: Database.Options): Database.Database | undefined {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { ...options, fileMustExist: true, timeout: BUSY_MILLISECONDS });
    const ours =
      db.pragma('application_id', { simple: true }) === APPLICATION_ID &&
      db.pragma('user_version', { simple: true }) === VERSION;
    if (ours) return options.readonly ? db : configured(db);
  } catch {
    // Not there, not a database, or damaged: made anew by the caller.
  }
  db?.close();
  return undefined;
}

function made(path: string): Database.Database {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  const db = configured(new Database(path, { timeout: BUSY_MILLISECONDS }));
  db.transaction(() => {
    db.exec(SCHEMA);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${VERSION}`);
  })();
  return db;
}

/** What a power cut takes from this file, the log gives again. */
function configured(db: Database.Database): Database.Database {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  return db;
}

function isTree(row: unknown): row is KeptTree & { readonly tree: number } {
  if (typeof row !== 'object' || row === null) return false;
  const { tree, size, hash }: Partial<Record<'tree' | 'size' | 'hash', unknown>> = row;
  return typeof tree === 'number' && typeof size === 'number' && typeof hash === 'string';
}
