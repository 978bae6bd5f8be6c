/** The checks that an entry of the world has to pass, posted or corrected, before it comes on the record. */
import { type PointedReference, type SubjectKey, THE_PROCESS } from '../events/subject.js';
import { refersBackTo, type Placeable } from '../history/placement.js';
import { type Structure } from '../history/structure.js';
import { isoInstant, type TimeSpan } from '../time/occurred.js';
import { definitionOf, type EventType, type SubstantiveType } from '../events/catalogue.js';
import type { Refusal } from '../events/refusal.js';
import type { RecordState } from './record-state.js';
import { kindOf } from './subject-record.js';
import { named } from './wording.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Why an entry cannot stand as it is. Its pointer leads into that entry. */
export type RuleViolation = Omit<Refusal, 'index'>;

/** What almost every entry gives rise to: nothing is made for it. */
export const NO_VIOLATIONS: readonly RuleViolation[] = [];

/** An entry that comes before the opening of its process. */
export function unopened(
  state: RecordState,
  { type }: { readonly type: EventType },
): RuleViolation | undefined {
  if (state.exists(THE_PROCESS)) return undefined;
  const detail = `expected ProcessOpened as the first entry of a process that is not on the record, got ${type}`;
  return { code: 'process-not-found', pointer: '/type', detail };
}

/** An entry of the world that comes while its process is closed. */
export function closed(
  state: RecordState,
  { type }: { readonly type: EventType },
): RuleViolation | undefined {
  const last = state.stepsOf(THE_PROCESS).at(-1);
  if (last?.type !== 'ProcessClosed' || type === 'ProcessReopened') return undefined;
  const detail = `the process is closed since entry ${last.id}; expected ProcessReopened or an editorial entry, got ${type}`;
  return { code: 'process-closed', pointer: '/type', detail };
}

/** A day has begun somewhere on Earth up to 14 hours before it begins in UTC; a clock may be a minute off. */
export function future(now: number, span: TimeSpan): readonly RuleViolation[] {
  if (span.earliest <= now + (span.precision === 'instant' ? MINUTE : 14 * HOUR)) return NO_VIOLATIONS;
  const detail = `expected a time up to now (${isoInstant(now)}), "${span.text}" begins at ${isoInstant(span.earliest)}`;
  return [{ code: 'occurred-in-future', pointer: '/occurred', detail }];
}

/** What an entry refers to and is not on the record. */
export function missing(state: RecordState, { references }: Structure): readonly RuleViolation[] {
  if (references.every(({ subject }) => state.exists(subject))) return NO_VIOLATIONS;
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
  state: RecordState,
  { id, type }: { readonly id: string; readonly type: SubstantiveType },
  { subject, introduces }: Structure,
): readonly RuleViolation[] {
  if (!introduces || !takesItsId(type)) return NO_VIOLATIONS;
  const taker = state.introducersOf(subject).find((other) => other.id !== id && takesItsId(other.type));
  if (!taker) return NO_VIOLATIONS;
  const detail = `expected a new id, ${named(subject)} is taken by ${taker.type} ${taker.id}`;
  return [{ code: 'id-taken', pointer: definitionOf(type).idPointer, detail }];
}

/** Whether an entry of this type takes the id that it introduces for itself. */
function takesItsId(type: SubstantiveType): boolean {
  return definitionOf(type).introduces === 'once';
}

/** References that lead back to what the entry introduces: to something new none can, unless its old form was retracted. */
export function circles(
  state: RecordState,
  { subject, introduces, references }: Structure,
): readonly RuleViolation[] {
  if (!introduces || !state.knows(subject)) return NO_VIOLATIONS;
  const introducers = (key: SubjectKey): readonly Placeable[] => state.introducersOf(key);
  return references
    .filter(({ subject: to }) => refersBackTo(subject, [to], introducers))
    .map(({ subject: to, pointer }) => {
      const detail = `expected references that do not run in circles, ${named(to)} leads back to ${named(subject)}`;
      return { code: 'entry-referenced', pointer, detail };
    });
}

/** What an entry refers to and cannot have begun when its date ends. */
export function tooEarly(
  state: RecordState,
  { latest, refersTo }: Pick<Placeable, 'latest' | 'refersTo'>,
): readonly RuleViolation[] {
  if (refersTo.every((subject) => (state.placeOf(subject)?.order ?? -Infinity) <= latest))
    return NO_VIOLATIONS;
  return [...new Set(refersTo)].flatMap((subject) => {
    const from = state.placeOf(subject);
    if (!from || from.order <= latest) return [];
    const detail = `the date ends at ${isoInstant(latest)}, before ${named(subject)} that it refers to, which begins at ${isoInstant(from.order)}; expected a date that reaches it`;
    return { code: 'occurred-before-reference', pointer: '/occurred', detail };
  });
}
