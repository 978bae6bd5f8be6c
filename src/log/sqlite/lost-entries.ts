import type Database from 'better-sqlite3';

import { readMeta } from './schema.js';

interface Gap {
  readonly before: number;
  readonly position: number;
}

/** How many gaps are named. */
const NAMED = 5;

/**
 * Whether a log file holds as many entries by process as by position: the newest revisions of all processes are looked up, no
 * entry is. Only where they differ is the file read, to say where. A file that was a mirror has positions of its store.
 * @returns what was expected and what is there; undefined when they are the same
 */
export function lostEntries(db: Database.Database): string | undefined {
  if (readMeta(db, 'mirror_made_with') !== undefined) return undefined;
  const { byPosition, byProcess } = db
    .prepare<[], { byPosition: number; byProcess: number }>(
      `SELECT (SELECT coalesce(max(position), 0) FROM events) AS byPosition,
        (SELECT coalesce(sum(newest + 1), 0) FROM
          (SELECT (SELECT max(revision) FROM events WHERE events.stream = streams.stream) AS newest FROM streams)
        ) AS byProcess`,
    )
    .get() ?? { byPosition: 0, byProcess: 0 };
  if (byPosition === byProcess) return undefined;
  const places = gaps(db);
  return (
    `The log file ${db.name} has lost entries, or its indexes are damaged: expected ${byPosition} by the newest position, got ` +
    `${byProcess} by the newest revision of every process${places.length === 0 ? '' : `; ${places.join('; ')}`}`
  );
}

function gaps(db: Database.Database): string[] {
  return db
    .prepare<[], Gap>(
      `SELECT before, position FROM
        (SELECT lag(position, 1, 0) OVER (ORDER BY position) AS before, position FROM events NOT INDEXED)
        WHERE position > before + 1 LIMIT ${NAMED}`,
    )
    .all()
    .map(({ before, position }) =>
      position === before + 2 ? `no position ${before + 1}` : `no positions ${before + 1} to ${position - 1}`,
    );
}
