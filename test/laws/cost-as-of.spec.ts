/**
 * A question as of a moment reads what it is about, whatever else there is: the entries that are looked at and read, and the
 * rows that statements give, are counted in a process of 100, 1,000 and 10,000 entries and in longer logs. Counted, not timed.
 */
import { EVERYTHING } from '../../src/domain/access/visibility.js';
import { afterAll, describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import { answerQuestion } from '../../src/application/heavy/answer.js';
import type { HeavyQuestion } from '../../src/application/heavy/questions.js';
import type { PastMoment } from '../../src/application/query/as-of.js';
import { project } from '../../src/views/project.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { noFile } from '../heavy/no-file.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import {
  alleged,
  assessed,
  correct,
  defined,
  determined,
  joined,
  made,
  opened,
} from '../domain/decisions/entries.js';
import type { Posted } from '../domain/decisions/entries.js';
import { Counted } from './counted.js';
import { MemoryEntries } from './memory-entries.js';

const PROCESS = 'gaza-2025';

/** One day after the other from 2020 on. */
const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
const START: readonly Posted[] = [opened, joined('hamas'), joined('israel'), defined('phase-1', day(0))];

/** A commitment that depends on the one before and is assessed and violated. */
function block(n: number): Posted[] {
  const name = String(n).padStart(5, '0');
  const before = n === 0 ? {} : { dependsOn: [`promise-${String(n - 1).padStart(5, '0')}`] };
  return [
    made(`promise-${name}`, day(n), { due: day(9_000), ...before }),
    assessed(`promise-${name}`, 'minimum', day(n)),
    alleged(`violation-${name}`, day(n), { commitmentId: `promise-${name}` }),
    determined('phase-1', 'in_progress', day(n)),
  ];
}

interface Cost {
  readonly looked: number;
  readonly entriesRead: number;
  readonly rowsRead: number;
}

/** The read models of one process of so many entries, after some of others. */
class Grown {
  private readonly db = openViewsFile(':memory:').db;
  private readonly counted = new Counted(this.db);
  private readonly entries = new MemoryEntries();
  private readonly views = new SqliteViews(this.db, projections, this.entries);
  private size = 0;

  constructor(
    readonly blocks: number,
    others = 0,
  ) {
    for (let n = 0; n < others; n++) this.take(`other-${n}`, [...START, ...block(0), ...block(1)]);
    this.take(PROCESS, [...START, ...Array.from({ length: blocks }, (_, n) => block(n)).flat()]);
  }

  get head(): number {
    return this.size;
  }

  /** Takes in what does not belong to a question. */
  correctFirst(): void {
    const [first] = block(0);
    if (first) this.take(PROCESS, [correct(first, { note: { en: 'A note.' } })]);
  }

  async costOf(question: HeavyQuestion): Promise<Cost> {
    this.views.forget();
    this.entries.reads = 0;
    this.counted.rowsRead = 0;
    let looked = 0;
    const side = {
      views: this.views,
      log: { readStream: none, readAll: none },
      file: noFile,
      consistently: async <T>(work: () => Promise<T>) => work(),
      growing: () => {
        throw new Error('no tree is asked for here');
      },
      cachedBytes: () => 0,
      close: () => undefined,
    };
    const progress = {
      looked: () => {
        looked++;
      },
    };
    await answerQuestion(side, question, progress);
    return { looked, entriesRead: this.entries.reads, rowsRead: this.counted.rowsRead };
  }

  close(): void {
    this.db.close();
  }

  private take(process: string, posted: readonly Posted[]): void {
    const recorded = posted.map((one, i) => this.recorded(process, one, i));
    this.entries.add(recorded);
    this.views.commit(() => {
      for (const one of recorded) project(this.views, projections, one);
      return { position: this.size, skipped: 0 };
    });
  }

  private recorded(processId: string, entry: Posted, revision: number): RecordedEntry {
    const sequence = ++this.size;
    return {
      ...entry,
      processId,
      revision,
      sequence,
      position: String(sequence),
      recordedAt: new Date(Date.UTC(2026, 5, 30, 12, 0, 0, sequence)).toISOString().replace('Z', '000Z'),
      recordedBy: 'desk',
    };
  }
}

async function* none(): AsyncIterable<never> {
  // Nothing is asked of the log here.
}

const row = (projection: string, key: string, moment: PastMoment): HeavyQuestion => ({
  kind: 'row',
  projection,
  process: PROCESS,
  visibility: EVERYTHING,
  key,
  moment,
});
const list = (projection: string, by: 'key' | 'sort', moment: PastMoment): HeavyQuestion => ({
  kind: 'list',
  projection,
  process: PROCESS,
  visibility: EVERYTHING,
  moment,
  criteria: {},
  order: { by, descending: false },
  limit: 10,
});

/** As of a day by which the first blocks are there. */
const EARLY = { kind: 'past', at: Date.parse(day(20)), told: { position: '1' } } as const;
/** As of today, as known when all was recorded, at an instant and at the position of the last entry. */
const byInstant = (): PastMoment => ({
  kind: 'past',
  at: Date.parse(day(20)),
  known: { by: 'instant', limit: '2026-07-01T00:00:00.000000Z' },
  told: { position: '1' },
});
const byPosition = (position: number): PastMoment => ({ ...EARLY, known: { by: 'position', position } });

const QUESTIONS: readonly (readonly [string, (moment: PastMoment) => HeavyQuestion])[] = [
  ['one commitment', (moment) => row('party-commitments', 'promise-00005', moment)],
  ['one entry', (moment) => row('timeline', block(5)[1]?.id ?? '', moment)],
  ['a page of commitments', (moment) => list('party-commitments', 'key', moment)],
  ['a page of the timeline', (moment) => list('timeline', 'sort', moment)],
  ['the meetings, of which there are none', (moment) => list('meetings', 'key', moment)],
];

const MOMENTS: readonly (readonly [string, (grown: Grown) => PastMoment])[] = [
  ['of an instant of the world', () => EARLY],
  ['as known at an instant', byInstant],
  ['as known at a position', ({ head }) => byPosition(head)],
];

const cases = MOMENTS.flatMap(([when, moment]) =>
  QUESTIONS.map(([what, question]) => [`${what} ${when}`, question, moment] as const),
);

describe('a question as of a moment', () => {
  const sizes = [25, 250, 2_500].map((blocks) => new Grown(blocks));
  const besideOthers = new Grown(250, 200);
  afterAll(() => {
    for (const grown of [...sizes, besideOthers]) grown.close();
  });

  it.each(cases)('reads a bounded number of entries and rows: %s', async (_, question, moment) => {
    const [small, middle, large, beside] = await Promise.all(
      [...sizes, besideOthers].map(async (grown) => grown.costOf(question(moment(grown)))),
    );
    expect(small?.looked).toBeLessThanOrEqual(100);
    expect(small?.entriesRead).toBeLessThanOrEqual(100);
    expect(small?.rowsRead).toBeLessThanOrEqual(700);
    for (const other of [middle, large, beside]) {
      expect(other?.looked).toBe(small?.looked);
      expect(other?.entriesRead).toBeLessThanOrEqual((small?.entriesRead ?? 0) + 1);
      // A page of an index is read to its end, and the place of what was known last is searched for.
      expect(other?.rowsRead).toBeLessThanOrEqual((small?.rowsRead ?? 0) + 250);
    }
  });

  it('reads an entry once, and once more only where its process has taken in something', async () => {
    const grown = new Grown(25);
    const question = list('party-commitments', 'key', EARLY);
    const first = await grown.costOf(question);
    const again = await grown.costOf(question);
    expect(first.entriesRead).toBeGreaterThan(20);
    expect(again).toMatchObject({ looked: first.looked, entriesRead: 0 });
    grown.correctFirst();
    const after = await grown.costOf(question);
    expect(after.looked).toBe(first.looked);
    // The entry that was corrected, its correction, and what it is the introduction of.
    expect(after.entriesRead).toBeLessThanOrEqual(6);
    grown.close();
  });
});
