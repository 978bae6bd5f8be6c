import type Database from 'better-sqlite3';

import type { EventLink } from '../event-link.js';
import { LogCorrupt } from '../event-log.js';

const LINK = `SELECT revision, position, hash, coalesce(known_since, recorded_at) AS knownSince FROM events
  WHERE stream = (SELECT stream FROM streams WHERE name = +?)`;

/** Looks up the links of events by their place in their streams. */
export class LinkReader {
  readonly #at: Database.Statement<[string, number]>;
  readonly #last: Database.Statement<[string]>;

  constructor(
    db: Database.Database,
    private readonly prefix: string,
  ) {
    this.#at = db.prepare(`${LINK} AND revision = +?`);
    this.#last = db.prepare(`${LINK} ORDER BY revision DESC LIMIT 1`);
  }

  /** The event of a stream at a revision, or its newest one. @throws LogCorrupt when it is no event */
  linkOf(stream: string, revision?: number): EventLink | undefined {
    const name = this.prefix + stream;
    const row = revision === undefined ? this.#last.get(name) : this.#at.get(name, revision);
    if (row === undefined) return undefined;
    if (!isLink(row)) throw new LogCorrupt(`The log holds a row that is no event: ${JSON.stringify(row)}`);
    return { ...row, position: BigInt(row.position) };
  }
}

function isLink(row: unknown): row is Omit<EventLink, 'position'> & { readonly position: number } {
  if (typeof row !== 'object' || row === null) return false;
  const link: Partial<Record<keyof EventLink, unknown>> = row;
  return (
    Number.isSafeInteger(link.revision) &&
    Number.isSafeInteger(link.position) &&
    typeof link.hash === 'string' &&
    typeof link.knownSince === 'string'
  );
}
