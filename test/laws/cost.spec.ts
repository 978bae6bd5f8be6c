/** Law 6: what an entry costs does not grow with the length of the process. Counted, not timed. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { projections } from '../../projections/index.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import { project } from '../../src/views/project.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import {
  assessed,
  correct,
  defined,
  determined,
  idOf,
  joined,
  made,
  opened,
  type Posted,
} from '../domain/decisions/entries.js';
import { MemoryEntries } from './memory-entries.js';
import { recordedIn } from './recorded.js';

/** One day after the other from 2025-10-01. */
const day = (n: number): string => new Date(Date.UTC(2025, 9, 1 + n)).toISOString().slice(0, 10);

const start = [opened, joined('hamas'), defined('phase-1'), made('first', '2025-10-01')];

/** A process in which the same few things are assessed and determined over and over. */
function processOf(length: number): Posted[] {
  const steps = Array.from({ length }, (_, i) => {
    const step =
      i % 2 === 0
        ? assessed('first', i % 4 === 0 ? 'minimum' : 'intermediate', day(1 + i))
        : determined('phase-1', i % 4 === 1 ? 'in_progress' : 'suspended', day(1 + i));
    return { ...step, id: idOf(`step ${i}`) };
  });
  return [...start, ...steps];
}

interface Cost {
  readonly evolve: Readonly<Record<string, number>>;
  readonly statements: number;
}

/** Counts the folds and the statements that taking one entry into the rows of others takes. */
function costOf(entry: Posted, before: readonly Posted[]): Cost {
  const { db } = openViewsFile(':memory:');
  let statements = 0;
  const prepare = db.prepare.bind(db);
  vi.spyOn(db, 'prepare').mockImplementation((sql: string) => {
    const statement = prepare(sql);
    for (const method of ['get', 'all', 'run'] as const) {
      const run = statement[method].bind(statement);
      Object.assign(statement, {
        [method]: (...values: unknown[]) => {
          statements++;
          return run(...values);
        },
      });
    }
    return statement;
  });
  const entries = new MemoryEntries();
  const views = new SqliteViews(db, projections, entries);
  const take = (batch: readonly RecordedEntry[]): void => {
    views.commit(() => {
      for (const one of batch) project(views, projections, one);
      return { position: batch.at(-1)?.sequence ?? 0, skipped: 0 };
    });
  };
  const all = recordedIn('gaza-2025', [...before, entry]);
  entries.add(all);
  take(all.slice(0, -1));
  views.forget();
  statements = 0;
  const spies = projections.map((projection) => [projection.name, vi.spyOn(projection, 'evolve')] as const);
  take(all.slice(-1));
  const evolve = Object.fromEntries(spies.map(([name, spy]) => [name, spy.mock.calls.length]));
  vi.restoreAllMocks();
  db.close();
  return { evolve, statements };
}

const none = Object.fromEntries(projections.map(({ name }) => [name, 0]));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an entry that sorts last', () => {
  const last = { ...assessed('first', 'complete', '2030-01-01'), id: idOf('last') };

  it('is folded once into each row that it touches', () => {
    expect(costOf(last, processOf(20)).evolve).toEqual({
      ...none,
      'process-overview': 1,
      'party-commitments': 1,
      timeline: 1,
    });
  });

  it('takes as many folds and statements after 400 entries as after 4', () => {
    expect(costOf(last, processOf(400))).toEqual(costOf(last, processOf(4)));
  });
});

describe('an entry that sorts earlier', () => {
  const late = { ...assessed('first', 'complete', '2025-10-02'), id: idOf('late') };

  it('is added to tallies, and folds again only the rows that it touches', () => {
    const { evolve } = costOf(late, processOf(40));
    // The making, 20 assessments and this one.
    expect(evolve).toEqual({ ...none, 'process-overview': 1, 'party-commitments': 22, timeline: 1 });
  });

  it('takes no more where its rows are few after 400 entries than after 4', () => {
    const other = made('second', '2025-10-02');
    expect(costOf(other, processOf(400))).toEqual(costOf(other, processOf(4)));
  });
});

describe('a correction', () => {
  it('folds again the rows of its entry, and no others', () => {
    const entries = processOf(40);
    const step = entries.find(({ type }) => type === 'PhaseStatusDetermined');
    if (!step) throw new Error('no determination');
    const { evolve } = costOf(correct(step, { note: { en: 'A note.' } }), entries);
    // The row of an entry is kept nowhere: it is folded as it was, as it is, and to be compared.
    expect(evolve).toEqual({ ...none, 'process-overview': 1, 'phase-status': 21, timeline: 4 });
  });
});
