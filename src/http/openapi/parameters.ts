/** The parameters of the operations, each described once. */
import { eventTypes } from '../../domain/events/catalogue.js';
import { writeCursor } from '../../application/query/cursor.js';
import { writeSearchCursor } from '../../application/query/search-cursor.js';
import { searchOrders } from '../../application/query/search-order.js';
import { clocks } from '../../application/query/difference.js';
import { readModels } from '../../application/read-models.js';
import { readModelRoutes } from '../read-model-routes.js';
import type { HeaderParameter, MediaType, QueryParameter } from './operation.js';
import { list, oneOf, position, slug, string, type JsonSchema } from './schemas.js';

const JSON_ONLY: readonly MediaType[] = ['application/json'];
const FEED_ONLY: readonly MediaType[] = ['text/event-stream'];

interface PathParameter {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example: string;
}

export const pathParameters: Readonly<Record<string, PathParameter>> = {
  ...Object.fromEntries(
    readModelRoutes.flatMap(({ resource: { key } }) => (key ? [[key.name, idParameter(key)]] : [])),
  ),
  eventId: {
    description: 'The id of the entry.',
    schema: { type: 'string', format: 'uuid' },
    example: '0199a000-0000-7000-8000-000000000040',
  },
  draftId: {
    description: 'The id of the draft.',
    schema: { type: 'string', format: 'uuid' },
    example: '0199a000-0000-7000-8000-0000000000d1',
  },
  webhookId: {
    description: 'The id of the webhook.',
    schema: { type: 'string', format: 'uuid' },
    example: '0199a000-0000-7000-8000-0000000000f1',
  },
  keyId: {
    description: 'The id of the key, as the list of keys has it.',
    schema: slug,
    example: '2v9wuq3mzr4k1',
  },
  callerId: {
    description: 'The id of a caller, as `recordedBy` has it.',
    schema: string(),
    example: 'key:2v9wuq3mzr4k1',
  },
  type: {
    description: 'The event type.',
    schema: oneOf(eventTypes),
    example: 'MeetingHeld',
  },
  version: {
    description: 'The version of the format of its payload, as the list of schemas has it.',
    schema: string(),
    example: '1',
  },
  sheet: {
    description: 'The name of the sheet: rows of the same name in sheets of the same name are the same row.',
    schema: slug,
    example: 'meetings',
  },
  types: {
    description: 'An event type, or several with commas between them.',
    schema: string(),
    example: 'MeetingHeld',
  },
  name: {
    description: 'The name of the read model.',
    schema: oneOf(readModels.map(({ name }) => name)),
    example: 'phase-status',
  },
};

function idParameter({ name, example }: { readonly name: string; readonly example: string }): PathParameter {
  return { description: `The id of the ${name.replace(/Id$/, '')}.`, schema: slug, example };
}

function ids(name: string, description: string, example: string): QueryParameter {
  return { name, description, schema: list(slug), example, list: true };
}

function words(
  name: string,
  description: string,
  allowed: readonly string[],
  example: string,
): QueryParameter {
  return { name, description, schema: list(oneOf(allowed)), example, list: true };
}

export function date(name: string, description: string, example: string): QueryParameter {
  return { name, description: `${description} A date, a date-time or EDTF.`, schema: string(), example };
}

export const minPosition: QueryParameter = {
  name: 'minPosition',
  description:
    'Waits until the answer covers this position of the log (read your own write); 503 when that takes too long.',
  schema: position,
  example: '1',
  only: JSON_ONLY,
};

/** Which moment an answer is about. */
export const moment: readonly QueryParameter[] = [
  {
    ...date(
      'at',
      'As of the end of this moment in the world: entries that occurred later are left out.',
      '2026-01-31',
    ),
    only: JSON_ONLY,
  },
  {
    name: 'knownAt',
    description:
      'As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`.',
    schema: string(),
    example: 'position:90',
    only: JSON_ONLY,
  },
  {
    ...date(
      'reportedBy',
      'What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given.',
      '2027-12-31',
    ),
    only: JSON_ONLY,
  },
  minPosition,
];

/** Which language texts are given in. */
export const lang: QueryParameter = {
  name: 'lang',
  description:
    'The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages.',
  schema: { ...list(string()), maxItems: 20 },
  example: 'ar,en',
  list: true,
};

export const limit: QueryParameter = {
  name: 'limit',
  description: 'How many items at most.',
  schema: { type: 'integer', minimum: 1, maximum: 1_000, default: 100 },
  example: '10',
  only: JSON_ONLY,
};

/** The same where pages come as CloudEvents too. */
export function ofEntries(parameter: QueryParameter): QueryParameter {
  return { ...parameter, only: [...JSON_ONLY, 'application/cloudevents-batch+json'] };
}

/** @param example a cursor of the list, from which it goes on */
export function cursor(example: string): QueryParameter {
  return {
    name: 'cursor',
    description: 'The `nextCursor` of the page before. Opaque; good for the same list in the same order.',
    schema: string(),
    example,
    only: JSON_ONLY,
  };
}

/** Goes on before the first row of a list. */
const BEFORE_ALL = { at: { process: '', key: '' }, sort: [0, 0, 0] } as const;

/** A page of a list, with the natural order of its rows where it has one. */
export function page(
  natural?: { readonly name: string; readonly byDefault?: true },
  isSearched = false,
): readonly QueryParameter[] {
  const known = [
    ...['id', '-id'],
    ...(isSearched ? ['relevance'] : []),
    ...(natural ? [natural.name, `-${natural.name}`] : []),
  ];
  const otherwise = natural?.byDefault ? natural.name : 'id';
  const sort: QueryParameter = {
    name: 'sort',
    description: isSearched
      ? 'The order; `-` turns it round. With `q` it is `relevance` unless this says `occurred` or `-occurred`.'
      : 'The order; `-` turns it round.',
    schema: { ...oneOf(known), default: otherwise },
    example: known.at(-1) ?? 'id',
    only: JSON_ONLY,
  };
  const by = natural?.byDefault ? 'sort' : 'key';
  return [limit, cursor(writeCursor(BEFORE_ALL, { by, descending: false })), sort];
}

/** What is searched for. */
export const q: QueryParameter = {
  name: 'q',
  description:
    'Words that all have to be in an entry: in a text in any language, a quote, or a name or an alias of a party that it is about. `conven*` begins so, `"a phrase"` stands so, `-word` must not be there, `lang:ar` takes texts in that language alone. Case, accents, Arabic and Hebrew points, the forms of hamza, alef and taa marbuta, and digits make no difference; the Arabic article and prefixes of one letter may be there or not. Anything else is text.',
  schema: string(),
  example: 'ceasefire',
  only: JSON_ONLY,
};

/** A page of what was found. */
export const searchPage: readonly QueryParameter[] = [
  limit,
  cursor(writeSearchCursor([-Number.MAX_SAFE_INTEGER, 0, 0, 0], q.example, 'relevance')),
  {
    name: 'sort',
    description: 'The order: what fits best first, or by when it occurred; `-` turns that round.',
    schema: { ...oneOf(searchOrders), default: 'relevance' },
    example: '-occurred',
    only: JSON_ONLY,
  },
];

/** Where a feed goes on. */
export const after: QueryParameter = {
  name: 'after',
  description: 'Goes on after this `id` of the feed. The header `Last-Event-ID` wins.',
  schema: string(),
  example: 'phase-status@1.0.0',
  only: FEED_ONLY,
};

export const changesFilter: readonly QueryParameter[] = [
  words(
    'projection',
    'Only these read models.',
    readModels.map(({ name }) => name),
    'phase-status',
  ),
  { name: 'process', description: 'Only this process.', schema: slug, example: 'gaza-2025' },
  ids('party', 'Only rows that are about one of these parties.', 'us'),
  lang,
];

export const logFilter: readonly QueryParameter[] = [
  {
    name: 'after',
    description:
      'Events after this position. For server-sent events the header `Last-Event-ID` wins; past the head of the log, `reset` and all of it.',
    schema: position,
    example: '0',
  },
  words('types', 'Only these event types.', eventTypes, 'PhaseDeclared,PhaseStatusDetermined'),
  { name: 'process', description: 'Only this process.', schema: slug, example: 'gaza-2025' },
  ofEntries(limit),
];

export function clock(name: string, description: string, example: (typeof clocks)[number]): QueryParameter {
  return { name, description, schema: { ...oneOf(clocks), default: 'occurred' }, example };
}

export const ifNoneMatch: HeaderParameter = {
  name: 'If-None-Match',
  description: 'The `ETag` of an answer that you have, or a list of them: 304 while it would be the same.',
  example: '"kJbVg2l1W8cQJ0e0pGmT5A"',
};

/** `example` is an id of the stream. */
export function lastEventIdOf(example: string): HeaderParameter {
  return {
    name: 'Last-Event-ID',
    description:
      'Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error.',
    example,
  };
}

export const lastEventId = lastEventIdOf('phase-status@1.0.0');

export const ifMatch: HeaderParameter = {
  name: 'If-Match',
  description:
    'What you saw last, otherwise 412: the `ETag` of the process, of which the revision counts, `"<revision>"`, `"none"` for a new process, `*` for one that is there, or a list of these. A weak tag never holds.',
  example: '"109"',
};

export const ifNew: HeaderParameter = {
  name: 'If-None-Match',
  description: '`*`: the process must be new, otherwise 412.',
  example: '*',
};

export const idempotencyKey: HeaderParameter = {
  name: 'Idempotency-Key',
  description:
    'Names the batch, for entries without an `id`: the same entries under it answer with what was recorded, others 422 `idempotency-key-reused`. 1 to 255 characters in double quotes, kept for ever.',
  example: '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
};
