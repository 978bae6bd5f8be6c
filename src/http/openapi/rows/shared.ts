/** The parts that rows of several read models have in common. */
import {
  LINKED_ROWS,
  type Citation,
  type Occurred,
  type PlannedDate,
  type ReasonedCitation,
  type ReasonedSince,
  type Since,
} from '../../../application/read-models.js';
import {
  instant,
  mark,
  maybe,
  objectOf,
  occurred,
  orNull,
  string,
  text,
  uuid,
  type JsonSchema,
} from '../schemas.js';

/** Of a list of rows of another read model. `which`: what they are, or their order. */
export function firstOf(which: string): string {
  return `The first ${LINKED_ROWS} ${which}; the count beside them is of all.`;
}

const disputed = mark('Somebody contests the entry.');

/** The fields of a row that say which entry it is from and when that occurred. */
export const cited = { occurred, entryId: uuid, disputed };

export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Occurred: objectOf<Occurred>(
    'When an entry occurred: the text as posted, and the first and the last instant that it allows.',
    { text: string('EDTF or ISO 8601.'), earliest: instant, latest: orNull(instant) },
  ),
  PlannedDate: objectOf<PlannedDate>('A date that is planned or owed, not one that an entry occurred on.', {
    text: string('EDTF or ISO 8601.'),
    earliest: orNull(instant),
    latest: orNull(instant),
  }),
  Citation: objectOf<Citation>(
    'The entry that a part of a row is from; its sources stand at `/v1/processes/{processId}/events/{entryId}`.',
    cited,
  ),
  Since: objectOf<Since>('Since when a state holds, and the entry that brought it about.', {
    since: occurred,
    entryId: uuid,
    disputed,
  }),
  ReasonedCitation: objectOf<ReasonedCitation>('An entry with the reason that it gives.', {
    ...cited,
    reason: maybe(text),
  }),
  ReasonedSince: objectOf<ReasonedSince>('The same as `Since`, with the reason that was given, or null.', {
    since: occurred,
    entryId: uuid,
    disputed,
    reason: orNull(text),
  }),
};

/** The fields of `Since`. */
export const sinceFields = { since: occurred, entryId: uuid, disputed };
