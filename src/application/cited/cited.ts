/**
 * What stands behind an answer: the entries that it cites, each with its sources and what was later said about it, and every claim
 * that contradicts what the answer is about.
 */
import type { PartyCommitmentsView } from '../../../projections/commitment-row.js';
import type { Occurred } from '../../../projections/citation.js';
import type { PhaseStatusView } from '../../../projections/phase-status.js';
import type { TimelineCorrection, TimelineView } from '../../../projections/timeline.js';
import type { ViolationView } from '../../../projections/violation-row.js';
import type { Source } from '../../domain/values/source.js';
import type { DisputeMark } from '../../domain/history/history-entry.js';
import { isWithoutView, type Item } from '../../views/row-source.js';
import {
  contestedCommitment,
  contestedPhase,
  contestedViolation,
  type ContestedSubject,
} from './contested.js';

/** An entry that an answer cites, as it stands at the moment of the answer. */
export interface CitedEntry {
  readonly entryId: string;
  readonly type: string;
  /** What it is about. */
  readonly subject: { readonly kind: string; readonly id: string };
  readonly occurred: Occurred;
  /** Its own, then those of the entries that corroborate it. */
  readonly sources: readonly Source[];
  /** Who contests it, why, and by which sources. */
  readonly disputes: readonly DisputeMark[];
  /** What it said before it was corrected. */
  readonly corrections: readonly TimelineCorrection[];
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** The ids that an answer about a process has in it. */
export interface NamedInAnswer {
  readonly entries: readonly string[];
  readonly phases: readonly string[];
  readonly commitments: readonly string[];
  readonly violations: readonly string[];
}

export interface Cited {
  /** In the order in which they are named; one that is not there at the moment is left out. */
  readonly entries: readonly CitedEntry[];
  readonly contested: readonly ContestedSubject[];
}

/** The views of the read models that it takes. */
interface Views {
  readonly timeline: TimelineView;
  readonly 'phase-status': PhaseStatusView;
  readonly 'party-commitments': PartyCommitmentsView;
  readonly violations: ViolationView;
}

/** The view under a key, at the moment of the answer; undefined where there is none. */
export type ReadView = <Name extends keyof Views>(readModel: Name, key: string) => Views[Name] | undefined;

export const READ_FOR_CITED = [
  'timeline',
  'phase-status',
  'party-commitments',
  'violations',
] as const satisfies readonly (keyof Views)[];

/** The views of rows as they are found. */
export function viewsOf(itemOf: (readModel: string, key: string) => Item | undefined): ReadView {
  return <Name extends keyof Views>(readModel: Name, key: string) => {
    const item = itemOf(readModel, key);
    // Items of a read model are its views.
    return item && !isWithoutView(item) ? (item as unknown as Views[Name]) : undefined;
  };
}

/** Every claim of a subject that is named, or that an entry is about that is named, comes with its entry. */
export function citedBy(named: NamedInAnswer, read: ReadView): Cited {
  const cited = new Map<string, CitedEntry | undefined>();
  const cite = (id: string): void => {
    if (cited.has(id)) return;
    const entry = read('timeline', id);
    cited.set(id, entry && citedEntry(entry));
  };
  named.entries.forEach(cite);
  const abouts = (kind: ContestedSubject['kind']): string[] =>
    [...cited.values()].flatMap((entry) => (entry?.subject.kind === kind ? [entry.subject.id] : []));
  const contested = [
    ...each([...named.phases, ...abouts('phase')], (id) => {
      const row = read('phase-status', id);
      return row && contestedPhase(row);
    }),
    ...each([...named.commitments, ...abouts('commitment')], (id) => {
      const row = read('party-commitments', id);
      return row && contestedCommitment(row);
    }),
    ...each([...named.violations, ...abouts('violation')], (id) => {
      const row = read('violations', id);
      return row && contestedViolation(row);
    }),
  ];
  for (const { claims } of contested) for (const { entryId } of claims) cite(entryId);
  return { entries: [...cited.values()].filter((entry) => entry !== undefined), contested };
}

function each(
  ids: readonly string[],
  contestedOf: (id: string) => ContestedSubject | undefined,
): ContestedSubject[] {
  return [...new Set(ids)].flatMap((id) => contestedOf(id) ?? []);
}

function citedEntry(entry: TimelineView): CitedEntry {
  const { entryId, type, subject, occurred, sources, disputes, corrections, recordedAt, recordedBy } = entry;
  const { kind, id } = subject;
  return {
    ...{ entryId, type, subject: { kind, id }, occurred, sources, disputes, corrections },
    ...{ recordedAt, recordedBy },
  };
}
