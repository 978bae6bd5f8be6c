/** The checks that an entry of the world has to pass, posted or corrected, before it comes on the record. */
import { type PointedReference, type SubjectKey, THE_PROCESS } from '../events/subject.js';
import { refersBackTo, type Placeable } from '../history/placement.js';
import { type Structure } from '../history/structure.js';
import { isoInstant, type TimeSpan } from '../time/occurred.js';
import { definitionOf, type EventType, type SubstantiveType } from '../events/catalogue.js';
import { named, refuse, type Draft, type Item } from './draft.js';
import type { RefusalCode } from '../events/refusal.js';
import { kindOf } from './subject-record.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Why an entry cannot stand as it is. */
export interface RuleViolation {
  readonly code: RefusalCode;
  /** Leads into the entry. */
  readonly pointer: string;
  readonly detail: string;
  /** Such an entry cannot be put on the record even for a trial: it would introduce a thing twice, or stand after itself. */
  readonly blocksPlacement?: true;
}

/** What almost every entry gives rise to: nothing is made for it. */
const NONE: readonly RuleViolation[] = [];

/** Whether the process is on the record; refuses an entry that comes before its opening. */
export function isOpened(draft: Draft, item: Item, { type }: { readonly type: EventType }): boolean {
  if (draft.state.exists(THE_PROCESS)) return true;
  const detail = `expected ProcessOpened as the first entry of a process that is not on the record, got ${type}`;
  refuse(draft, item, 'process-not-found', '/type', detail);
  return false;
}

/** A day has begun somewhere on Earth up to 14 hours before it begins in UTC; a clock may be a minute off. */
export function future({ now }: Draft, span: TimeSpan): readonly RuleViolation[] {
  if (span.earliest <= now + (span.precision === 'instant' ? MINUTE : 14 * HOUR)) return NONE;
  const detail = `expected a time up to now (${isoInstant(now)}), "${span.text}" begins at ${isoInstant(span.earliest)}`;
  return [{ code: 'occurred-in-future', pointer: '/occurred', detail }];
}

/** What an entry refers to and is not on the record. */
export function missing({ state }: Draft, { references }: Structure): readonly RuleViolation[] {
  if (references.every(({ subject }) => state.exists(subject))) return NONE;
  return references.filter(({ subject }) => !state.exists(subject)).map(absence);
}

function absence({ subject, pointer }: PointedReference): RuleViolation {
  if (kindOf(subject) === 'party') {
    const detail = `expected a party that has joined the process, ${named(subject)} has not`;
    return { code: 'party-not-in-process', pointer, detail };
  }
  const detail = `expected something that is on the record, ${named(subject)} is not`;
  return { code: 'reference-not-found', pointer, detail };
}

/** The id that an entry would introduce, where another entry has it already. */
export function taken(
  { state }: Draft,
  { id, type }: { readonly id: string; readonly type: SubstantiveType },
  { subject, introduces }: Structure,
): readonly RuleViolation[] {
  if (!introduces || !takesItsId(type)) return NONE;
  const taker = state.introducersOf(subject).find((other) => other.id !== id && takesItsId(other.type));
  if (!taker) return NONE;
  const detail = `expected a new id, ${named(subject)} is taken by ${taker.type} ${taker.id}`;
  return [{ code: 'id-taken', pointer: definitionOf(type).idPointer, detail, blocksPlacement: true }];
}

/** Whether an entry of this type takes the id that it introduces for itself. */
function takesItsId(type: SubstantiveType): boolean {
  return definitionOf(type).introduces === 'once';
}

/** References that lead back to what the entry introduces: to something new none can, unless its old form was retracted. */
export function circles(
  { state }: Draft,
  { subject, introduces, references }: Structure,
): readonly RuleViolation[] {
  if (!introduces || !state.knows(subject)) return NONE;
  const introducers = (key: SubjectKey): readonly Placeable[] => state.introducersOf(key);
  return references
    .filter(({ subject: to }) => refersBackTo(subject, [to], introducers))
    .map(({ subject: to, pointer }) => {
      const detail = `expected references that do not run in circles, ${named(to)} leads back to ${named(subject)}`;
      return { code: 'entry-referenced', pointer, detail, blocksPlacement: true };
    });
}

/** What an entry refers to and cannot have begun when its date ends. */
export function tooEarly(
  { state }: Draft,
  { latest, refersTo }: Pick<Placeable, 'latest' | 'refersTo'>,
): readonly RuleViolation[] {
  if (refersTo.every((subject) => (state.placeOf(subject)?.order ?? -Infinity) <= latest)) return NONE;
  return [...new Set(refersTo)].flatMap((subject) => {
    const from = state.placeOf(subject);
    if (!from || from.order <= latest) return [];
    const detail = `the date ends at ${isoInstant(latest)}, before ${named(subject)} that it refers to, which begins at ${isoInstant(from.order)}; expected a date that reaches it`;
    return { code: 'occurred-before-reference', pointer: '/occurred', detail };
  });
}
