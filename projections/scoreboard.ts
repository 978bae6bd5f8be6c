/** How the commitments stand that bind a party: what each of them adds to the count, and the count. */
import { levels, standings, type Level, type Standing } from '../src/domain/events/enumerations.js';
import type { CommitmentRow } from './commitment-row.js';
import { judgementOf, overdueFrom } from './commitment-status.js';
import type { Contribution } from './projection.js';

/** The commitments that bind a party, counted. */
export interface Scoreboard {
  readonly total: number;
  /** By the assessors' common level; `none` where there is no assessment or they differ. */
  readonly byLevel: Readonly<Record<Level | 'none', number>>;
  readonly byStanding: Readonly<Record<Standing, number>>;
  readonly overdue: number;
  readonly contested: number;
}

type Sum = (typeof PLAIN)[number] | `level:${Level | 'none'}` | `standing:${Standing}`;

const PLAIN = ['total', 'overdue', 'contested'] as const;

/** What a commitment adds to the scoreboard of each party that it binds. */
export function toScoreboards(row: CommitmentRow): readonly Contribution[] {
  const { level, contested } = judgementOf(row);
  const from = overdueFrom(row);
  const sums: readonly { readonly name: Sum; readonly from?: number }[] = [
    { name: 'total' },
    { name: `level:${level ?? 'none'}` },
    { name: `standing:${row.standing}` },
    ...(contested ? [{ name: 'contested' } as const] : []),
    ...(from === undefined ? [] : [{ name: 'overdue', from } as const]),
  ];
  return row.by.flatMap((key) => sums.map((sum) => ({ to: { projection: 'parties', key }, ...sum })));
}

export function scoreboard(sum: (name: Sum) => number): Scoreboard {
  const counted = <K extends string>(words: readonly K[], of: (word: K) => Sum): Record<K, number> =>
    Object.fromEntries(words.map((word) => [word, sum(of(word))])) as Record<K, number>;
  const { total, overdue, contested } = counted(PLAIN, (name) => name);
  return {
    total,
    byLevel: counted([...levels, 'none'], (level) => `level:${level}`),
    byStanding: counted(standings, (standing) => `standing:${standing}`),
    overdue,
    contested,
  };
}
