/**
 * No tie between things leads back to where it began: see `tie-kinds.ts`. A tie holds from its entry on, in occurred order, until an entry of the same
 * thing says anew what it is tied to: two parties may each have belonged to the other, one after the other.
 */
import { subjectKey, type SubjectKey } from '../events/subject.js';
import { comparePlaces, type Place } from '../history/placement.js';
import type { RecordState } from './record-state.js';
import { kindOf, type PlacedNode } from './subject-record.js';
import { tieKindsOf, type TieKind, type TieName } from './tie-kinds.js';

/** A tie that leads back to what has it. */
export interface TieCircle {
  readonly node: PlacedNode;
  readonly name: TieName;
  /** Which of the ids that the entry names. */
  readonly index: number;
  readonly to: SubjectKey;
}

/** When all of some ties hold. */
interface Span {
  readonly from: Place;
  readonly until: Place | undefined;
}

interface Tie extends TieCircle, Span {}

/** The ties of a thing that lead back to it. */
export function circlesThrough(state: RecordState, subject: SubjectKey): TieCircle[] {
  return tieKindsOf(kindOf(subject)).flatMap((kind) =>
    tiesOf(state, subject, kind).filter((tie) => leadsTo(state, subject, tie, kind)),
  );
}

/** Whether ties that hold at a moment when the first one does come back to the subject. */
function leadsTo(state: RecordState, subject: SubjectKey, first: Tie, kind: TieKind): boolean {
  const open: { readonly at: SubjectKey; readonly span: Span; readonly path: ReadonlySet<SubjectKey> }[] = [
    { at: first.to, span: first, path: new Set() },
  ];
  for (let step = open.pop(); step; step = open.pop()) {
    const { at, span, path } = step;
    if (at === subject) return true;
    if (path.has(at)) continue;
    for (const tie of tiesOf(state, at, kind)) {
      const both = overlap(span, tie);
      if (both) open.push({ at: tie.to, span: both, path: new Set([...path, at]) });
    }
  }
  return false;
}

function tiesOf(state: RecordState, subject: SubjectKey, { name, of, ends }: TieKind): Tie[] {
  const steps = state.tyingStepsOf(subject).flatMap((node) => {
    const ids = node.facts && of(node.facts);
    return ids ? [{ node, ids }] : [];
  });
  return steps.flatMap(({ node, ids }, i) =>
    ids.map((id, index) => ({
      node,
      name,
      index,
      to: subjectKey(kindOf(subject), id),
      from: node,
      until: ends ? steps[i + 1]?.node : undefined,
    })),
  );
}

function overlap(one: Span, other: Span): Span | undefined {
  const from = comparePlaces(one.from, other.from) >= 0 ? one.from : other.from;
  const [until] = [one.until, other.until].filter((end) => end !== undefined).sort(comparePlaces);
  return until && comparePlaces(until, from) <= 0 ? undefined : { from, until };
}
