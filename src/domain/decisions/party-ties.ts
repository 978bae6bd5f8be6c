/**
 * Parties belong to parties and come out of parties; followed far enough, neither may lead back to where it began. A tie
 * holds from its entry on, in occurred order, until an entry of the same party says anew whom it belongs to: two parties
 * may each have belonged to the other, one after the other.
 */
import type { PartyFacts } from '../events/party/machine.js';
import { subjectKey, type SubjectKey } from '../events/subject.js';
import { comparePlaces, type Place } from '../history/placement.js';
import type { RecordState } from './record-state.js';
import type { PlacedNode } from './subject-record.js';

export type TieKind = 'memberOf' | 'succeeds';

/** A tie that leads back to the party that has it. */
export interface TieCircle {
  readonly node: PlacedNode;
  readonly kind: TieKind;
  readonly index: number;
  readonly to: SubjectKey;
}

interface Tie extends TieCircle {
  readonly from: Place;
  readonly until: Place | undefined;
}

/** When all of some ties hold. */
interface Span {
  readonly from: Place;
  readonly until: Place | undefined;
}

export function circlesOf(state: RecordState, party: SubjectKey): TieCircle[] {
  return (['memberOf', 'succeeds'] as const).flatMap((kind) =>
    tiesOf(state, party, kind).filter((tie) => leadsTo(state, party, tie, kind)),
  );
}

/** Whether the parties that a tie leads to, by ties that hold at a moment when it does, come back to `party`. */
function leadsTo(state: RecordState, party: SubjectKey, first: Tie, kind: TieKind): boolean {
  const open: { readonly at: SubjectKey; readonly span: Span; readonly path: ReadonlySet<SubjectKey> }[] = [
    { at: first.to, span: first, path: new Set() },
  ];
  for (let step = open.pop(); step; step = open.pop()) {
    const { at, span, path } = step;
    if (at === party) return true;
    if (path.has(at)) continue;
    for (const tie of tiesOf(state, at, kind)) {
      const both = overlap(span, tie);
      if (both) open.push({ at: tie.to, span: both, path: new Set([...path, at]) });
    }
  }
  return false;
}

function tiesOf(state: RecordState, party: SubjectKey, kind: TieKind): Tie[] {
  const steps = state
    .stepsOf(party)
    .filter(({ facts }) => (facts as PartyFacts | undefined)?.[kind] !== undefined)
    .toSorted(comparePlaces);
  return steps.flatMap((node, i) => {
    // What a party came out of stays so, whatever is said later.
    const until = kind === 'memberOf' ? steps[i + 1] : undefined;
    const ids = (node.facts as PartyFacts)[kind] ?? [];
    return ids.map((id, index) => ({ node, kind, index, to: subjectKey('party', id), from: node, until }));
  });
}

function overlap(one: Span, other: Span): Span | undefined {
  const from = comparePlaces(one.from, other.from) >= 0 ? one.from : other.from;
  const ends = [one.until, other.until].filter((end) => end !== undefined).sort(comparePlaces);
  const until = ends[0];
  return until && comparePlaces(until, from) <= 0 ? undefined : { from, until };
}
