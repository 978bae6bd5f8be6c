/**
 * What one entry costs every read model is bounded, whatever it is and whenever it comes: the rows and entries that are read
 * and written for it are counted in a process of 100, 1,000 and 10,000 entries. Counted, not timed.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { project } from '../../src/views/project.js';
import { projections } from '../../projections/index.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import {
  alleged,
  assessed,
  correct,
  corroborate,
  declared,
  defined,
  denied,
  determined,
  dispute,
  dissolved,
  due,
  established,
  found,
  held,
  idOf,
  issued,
  joined,
  made,
  opened,
  proposed,
  reported,
  retract,
  rolesChanged,
  signed,
  stands,
  withdrawn,
  type Posted,
} from '../domain/decisions/entries.js';
import { Counted } from './counted.js';
import { MemoryEntries } from './memory-entries.js';

const PROCESS = 'gaza-2025';

/** One day after the other from 2020 on. */
const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);

/** What the entries of all blocks but the first cite: the statement of the first. */
const CITED = {
  about: [{ kind: 'statement', id: 'statement-0' }],
  said: { statementId: 'statement-0' },
} as const;

/** A few of everything; what they all hang on is of the first block: its phase, agreement, commitment and statement. */
function block(n: number): Posted[] {
  const on = day(10 + n);
  const common = n === 0 ? { about: [], said: {} } : CITED;
  return [
    joined(`party-${n}`, on),
    rolesChanged(`party-${n}`, on),
    proposed(`plan-${n}`, on),
    signed(`plan-${n}`, on),
    defined(`phase-${n}`, on, { ordinal: n + 1, agreementId: 'plan-0' }),
    declared(`phase-${n}`, 'in_progress', on, { by: 'party-0' }),
    determined(`phase-${n}`, 'in_progress', on),
    issued(`statement-${n}`, on, {
      issuers: ['party-0'],
      about: [{ kind: 'phase', id: 'phase-0' }, ...common.about],
    }),
    declared(`phase-${n}`, 'stalled', on, { by: 'party-0', ...common.said }),
    made(`promise-${n}`, on, {
      by: ['party-0'],
      phaseId: 'phase-0',
      agreementId: 'plan-0',
      due: day(900),
      ...common.said,
    }),
    reported(`promise-${n}`, 'minimum', on, 'party-0'),
    assessed(`promise-${n}`, 'minimum', on),
    due(`promise-${n}`, day(950), on),
    stands(`promise-${n}`, 'waived', on),
    alleged(`violation-${n}`, on, { by: 'party-0', against: ['party-0'], commitmentId: 'promise-0' }),
    denied(`violation-${n}`, on),
    found(`violation-${n}`, on, { by: 'party-0', finding: 'attributed', attributedTo: ['party-0'] }),
    held(`talks-${n}`, on),
    withdrawn(`statement-${n}`, on),
    established(`body-${n}`, on, { members: ['party-0'], agreementId: 'plan-0' }),
    dissolved(`body-${n}`, on),
  ];
}

const BLOCK = block(0).length;

interface Cost {
  readonly entriesRead: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

/** The read models of a process of so many entries, and what a further entry costs them. */
class Grown {
  private readonly db = openViewsFile(':memory:').db;
  private readonly counted = new Counted(this.db);
  private readonly entries = new MemoryEntries();
  private readonly views = new SqliteViews(this.db, projections, this.entries);
  private size = 0;

  constructor(length: number) {
    const posted = [opened, ...Array.from({ length: Math.ceil(length / BLOCK) }, (_, n) => block(n)).flat()];
    this.take(posted);
  }

  costOf(entry: Posted): Cost {
    this.views.forget();
    this.entries.reads = 0;
    this.counted.rowsRead = 0;
    this.counted.rowsWritten = 0;
    this.take([entry]);
    const { rowsRead, rowsWritten } = this.counted;
    return { entriesRead: this.entries.reads, rowsRead, rowsWritten };
  }

  close(): void {
    this.db.close();
  }

  private take(posted: readonly Posted[]): void {
    const recorded = posted.map((one) => this.recorded(one));
    this.entries.add(recorded);
    this.views.commit(() => {
      for (const one of recorded) project(this.views, projections, one);
      return { position: this.size, skipped: 0 };
    });
  }

  private recorded(entry: Posted): RecordedEntry {
    const sequence = ++this.size;
    return {
      ...entry,
      processId: PROCESS,
      revision: sequence - 1,
      sequence,
      position: String(sequence),
      recordedAt: `2026-06-30T12:00:${String(Math.floor(sequence / 1_000)).padStart(2, '0')}.${String(sequence % 1_000).padStart(6, '0')}Z`,
      recordedBy: 'desk',
    };
  }
}

const again = (entry: Posted, what: string): Posted => ({ ...entry, id: idOf(`${what} ${entry.id}`) });

/** Of each type one that sorts before nearly all others, and what the desk does to the one of the second block. */
function furtherEntries(): [string, Posted][] {
  const early = block(1).filter(({ type }) => !/Withdrawn|Dissolved/.test(type));
  const late = early.flatMap((entry): [string, Posted][] => {
    const name = JSON.stringify(entry.data).replaceAll(/"([a-z]+)-1"/g, '"$1-late"');
    // A thing of its own, or another step of one that is there.
    const introduces = /Joined|Proposed|Defined|Made|Alleged|Held|StatementIssued|Established/.test(
      entry.type,
    );
    const data = introduces ? (JSON.parse(name) as object) : entry.data;
    return [[`a late ${entry.type}`, again({ ...entry, data } as Posted, 'late')]];
  });
  const isReferred = /Joined|Proposed|Defined|Made|Alleged|StatementIssued|Established/;
  const edits = early.flatMap((entry): [string, Posted][] => [
    [`a dispute of ${entry.type}`, dispute(entry, 'party-0')],
    [`a corroboration of ${entry.type}`, corroborate(entry)],
    [`a correction of ${entry.type}`, correct(entry, { note: { en: 'A note.' } })],
    [`another date of ${entry.type}`, again(correct(entry, { occurred: day(12) }), 'date')],
    ...(isReferred.test(entry.type)
      ? []
      : [[`a retraction of ${entry.type}`, retract(entry)] as [string, Posted]]),
  ]);
  // What everything hangs on.
  const common = block(0)
    .filter(({ type }) =>
      /PhaseDefined|CommitmentMade|AgreementProposed|PartyJoined|StatementIssued/.test(type),
    )
    .flatMap((entry): [string, Posted][] => [
      [`a dispute of the common ${entry.type}`, dispute(entry, 'party-0')],
      [`a correction of the common ${entry.type}`, correct(entry, { note: { en: 'A note.' } })],
      [`another date of the common ${entry.type}`, again(correct(entry, { occurred: day(9) }), 'date')],
    ]);
  return [...late, ...edits, ...common];
}

describe('what one entry costs', () => {
  const sizes = [100, 1_000, 10_000].map((length) => new Grown(length));
  afterAll(() => {
    for (const grown of sizes) grown.close();
  });

  it.each(furtherEntries())('is bounded: %s', (_, entry) => {
    const [small, middle, large] = sizes.map((grown) => grown.costOf(entry));
    // A small process may have fewer rows than a view holds; from then on nothing grows.
    for (const cost of ['entriesRead', 'rowsRead', 'rowsWritten'] as const) {
      expect(large?.[cost], cost).toBeLessThanOrEqual((middle?.[cost] ?? 0) + 2);
      expect(small?.[cost], cost).toBeLessThanOrEqual(300);
      expect(large?.[cost], cost).toBeLessThanOrEqual(300);
    }
  });
});
