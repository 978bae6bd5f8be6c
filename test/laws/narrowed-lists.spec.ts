/**
 * A narrowed list gives what a look at every row would give, page by page, and a page reads a bounded number of rows: those
 * that statements give and the entries that are read for it are counted, also where nothing is found. Counted, not timed.
 */
import { SEES_ALL } from '../../src/application/access/viewer.js';
import { afterAll, describe, expect, it } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { statements } from '../../projections/statements.js';
import { timeline } from '../../projections/timeline.js';
import { violations } from '../../projections/violations.js';
import { projections } from '../../projections/index.js';
import type { Projection } from '../../projections/projection.js';
import { listRows, type Order } from '../../src/application/query/ask.js';
import type { Criteria } from '../../src/application/query/criteria.js';
import { LiveAnswers } from '../../src/application/query/live-answers.js';
import { project } from '../../src/views/project.js';
import { NarrowedRows } from '../../src/views/sqlite/narrowed-rows.js';
import { RowVersions } from '../../src/views/sqlite/row-versions.js';
import { SqliteRows } from '../../src/views/sqlite/sqlite-rows.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import { ViewTexts } from '../../src/views/sqlite/view-texts.js';
import {
  alleged,
  assessed,
  found,
  issued,
  joined,
  made,
  opened,
  type Posted,
} from '../domain/decisions/entries.js';
import { Counted } from './counted.js';
import { MemoryEntries } from './memory-entries.js';
import { recordedIn } from './recorded.js';

const PROCESS = 'gaza-2025';
const NOW = Date.parse('2026-01-05');
const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);

/** Commitments and statements of two parties in turns, most of them on a day, some within a span. */
function block(n: number): Posted[] {
  const [by, to] = n % 2 === 0 ? (['hamas', 'israel'] as const) : (['israel', 'hamas'] as const);
  const on = day(n);
  return [
    made(`promise-${n}`, on, {
      by: [by],
      to: [to],
      theme: by === 'hamas' ? 'detainees' : 'security',
      due: day(n + 9),
    }),
    assessed(`promise-${n}`, n % 5 === 0 ? 'complete' : 'minimum', on),
    issued(`statement-${n}`, n % 50 === 0 ? `${on}/${day(n + 40)}` : on, { issuers: [by] }),
    alleged(`violation-${n}`, on, { by, against: [to], commitmentId: `promise-${n}` }),
    ...(n % 3 === 0
      ? [found(`violation-${n}`, on, { by: to, finding: 'attributed', attributedTo: [by] })]
      : []),
  ];
}

/** The live rows of a process of so many blocks. */
class Grown {
  readonly db = openViewsFile(':memory:').db;
  private readonly counted = new Counted(this.db);
  private readonly entries = new MemoryEntries();
  readonly views = new SqliteViews(this.db, projections, this.entries);
  readonly rows = new SqliteRows(this.db, this.views);
  private readonly versions = new RowVersions(this.db, this.views);
  private readonly answers = new LiveAnswers(
    new ViewTexts(this.rows, this.views, this.versions, 1_000),
    new NarrowedRows(this.db, this.rows, this.views),
    this.versions,
    // No process is asked for.
    { revisionAt: () => undefined },
    1_000,
  );

  constructor(blocks: number) {
    const posted = [
      opened,
      joined('hamas'),
      joined('israel'),
      ...Array.from({ length: blocks }, (_, n) => block(n)).flat(),
    ];
    const recorded = recordedIn(PROCESS, posted);
    this.entries.add(recorded);
    this.views.commit(() => {
      for (const entry of recorded) project(this.views, projections, entry);
      return { position: recorded.length, skipped: 0 };
    });
  }

  page(
    projection: Projection,
    criteria: Criteria,
    order: Order,
    cursor?: string,
  ): { items: object[]; nextCursor: string | null } {
    const told = { position: '1' };
    const moment = { kind: 'live', source: this.rows, now: NOW, told } as const;
    const question = { projection, process: PROCESS, criteria, order, limit: 50, cursor };
    const { bytes } = this.answers.list(question, moment, { held: () => false, viewer: SEES_ALL });
    return JSON.parse(String(bytes)) as { items: object[]; nextCursor: string | null };
  }

  all(projection: Projection, criteria: Criteria, order: Order): object[] {
    const items: object[] = [];
    for (let cursor: string | undefined; ;) {
      const page = this.page(projection, criteria, order, cursor);
      items.push(...page.items);
      if (page.nextCursor === null) return items;
      cursor = page.nextCursor;
    }
  }

  expected(projection: Projection, criteria: Criteria, order: Order): unknown {
    const snapshot = { source: this.rows, now: NOW, told: { position: '1' } };
    const question = { process: PROCESS, criteria, order, limit: 100_000 };
    return JSON.parse(JSON.stringify(listRows(projection, snapshot, question).items));
  }

  /** What the first page of a list costs. */
  readsOf(projection: Projection, criteria: Criteria, order: Order): number {
    this.counted.rowsRead = 0;
    this.entries.reads = 0;
    this.page(projection, criteria, order);
    return this.counted.rowsRead + this.entries.reads;
  }
}

const ms = (date: string): number => Date.parse(date);

const asked: [string, Projection, Criteria][] = [
  ['half of the parties', partyCommitments, { by: ['hamas'] }],
  ['nobody', partyCommitments, { party: ['norway'] }],
  ['all parties', partyCommitments, { party: ['hamas', 'israel'] }],
  ['what excludes each other', partyCommitments, { by: ['hamas'], theme: ['security'] }],
  ['a level', partyCommitments, { level: ['complete'], contested: false }],
  ['overdue', partyCommitments, { overdue: true, by: ['israel'] }],
  ['not overdue', partyCommitments, { overdue: false, standing: ['binding'] }],
  ['contested', partyCommitments, { contested: true }],
  ['due before', partyCommitments, { dueBefore: ms('2020-03-01') }],
  ['a kind', timeline, { kind: ['statement', 'party'] }],
  ['a type', timeline, { type: ['StatementIssued'], party: ['israel'] }],
  ['no such kind', timeline, { kind: ['body'] }],
  ['a span', timeline, { from: ms('2020-03-01'), to: ms('2020-03-20') }],
  ['a span of a party', timeline, { from: ms('2020-03-01'), to: ms('2020-03-20'), party: ['hamas'] }],
  ['from beyond the end', timeline, { from: ms('2040-01-01') }],
  ['to before the beginning', timeline, { to: ms('2000-01-01') }],
  ['whom it is attributed to', violations, { attributedTo: ['hamas'], against: ['israel'] }],
  ['a finding', violations, { finding: ['attributed'], contested: false }],
  ['contested findings', violations, { contested: true }],
  ['violations of a span', violations, { from: ms('2020-03-01'), to: ms('2020-03-20'), by: ['hamas'] }],
  ['violations of a long span', violations, { from: ms('2020-03-01'), to: ms('2022-03-20') }],
  ['violations from beyond the end', violations, { from: ms('2040-01-01') }],
  ['violations to before the beginning', violations, { to: ms('2000-01-01') }],
  ['statements of a span, long ones too', statements, { from: ms('2020-03-01'), to: ms('2020-03-02') }],
  ['no such statements', statements, { medium: ['leak'] }],
];
const orders: readonly Order[] = [
  { by: 'sort', descending: false },
  { by: 'key', descending: true },
  { by: 'sort', descending: true },
  { by: 'key', descending: false },
];
/** A look at every row of a long list is long: by each order in one direction. */
const ordersOfLarge = orders.slice(0, 2);

describe('a narrowed list', () => {
  const [small, large] = [new Grown(120), new Grown(1_200)];
  afterAll(() => {
    small.db.close();
    large.db.close();
  });

  it.each(asked)('has what a look at every row finds: %s', (_, projection, criteria) => {
    for (const [grown, all] of [
      [small, orders],
      [large, ordersOfLarge],
    ] as const)
      for (const order of all)
        expect(grown.all(projection, criteria, order)).toEqual(grown.expected(projection, criteria, order));
  });

  it.each(asked)('reads a bounded number of rows for a page: %s', (_, projection, criteria) => {
    const order = { by: projection.rowPerEntry ? 'sort' : 'key', descending: false } as const;
    expect(large.readsOf(projection, criteria, order)).toBeLessThanOrEqual(8_000);
  });

  it.each(asked.filter(([what]) => /nobody|no such|contested|beyond|beginning/.test(what)))(
    'reads next to nothing where nothing is found: %s',
    (_, projection, criteria) => {
      const order = { by: projection.rowPerEntry ? 'sort' : 'key', descending: false } as const;
      expect(large.page(projection, criteria, order)).toMatchObject({ items: [], nextCursor: null });
      expect(large.readsOf(projection, criteria, order)).toBeLessThanOrEqual(150);
    },
  );
});
