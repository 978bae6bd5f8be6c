/**
 * What many entries cost together: what a batch puts into the tables goes there many lines at a time, and a row that many of its
 * entries touch is written once. Counted, not timed.
 */
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import { project } from '../../src/views/project.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import {
  assessed,
  defined,
  idOf,
  issued,
  joined,
  made,
  opened,
  type Posted,
} from '../domain/decisions/entries.js';
import { MemoryEntries } from './memory-entries.js';
import { recordedIn } from './recorded.js';

/** One day after the other from 2020 on. */
const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);

const start = [opened, joined('hamas'), joined('israel'), defined('phase-1', day(0))];

/** Statements, commitments and assessments, one after the other: what a record mostly consists of. */
function steps(blocks: number): Posted[] {
  return Array.from({ length: blocks }, (_, n) => [
    issued(`statement-${n}`, day(1 + n), { issuers: ['hamas'] }),
    made(`promise-${n}`, day(1 + n), { by: ['hamas'], phaseId: 'phase-1' }),
    ...[1, 2, 3].map((step) => ({
      ...assessed(`promise-${n}`, step === 2 ? 'minimum' : 'intermediate', day(1 + n + step)),
      id: idOf(`assessment ${n} ${step}`),
    })),
  ]).flat();
}

/** How many statements that write are run, taking entries in as batches of a size. */
function writesOf(entries: readonly RecordedEntry[], size: number): number {
  const { db } = openViewsFile(':memory:');
  let writes = 0;
  const prepare = db.prepare.bind(db);
  Object.assign(db, {
    prepare: (sql: string) => {
      const statement = prepare(sql);
      const run = statement.run.bind(statement);
      return Object.assign(statement, {
        run: (...values: unknown[]) => {
          writes++;
          return run(...values);
        },
      });
    },
  });
  const source = new MemoryEntries();
  const views = new SqliteViews(db, projections, source);
  source.add(entries);
  writes = 0;
  for (let from = 0; from < entries.length; from += size) {
    const batch = entries.slice(from, from + size);
    views.commit(() => {
      for (const entry of batch) project(views, projections, entry);
      return { position: batch.at(-1)?.sequence ?? 0, skipped: 0 };
    });
  }
  db.close();
  return writes;
}

describe('three hundred entries', () => {
  const entries = recordedIn('gaza-2025', [...start, ...steps(60)]);

  it('at once take fewer writing statements than there are entries, one by one several each', () => {
    expect(writesOf(entries, entries.length)).toBeLessThan(entries.length);
    expect(writesOf(entries, 1)).toBeGreaterThan(8 * entries.length);
  });
});
