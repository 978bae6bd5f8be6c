/** What the questions to the read models have in common: a page of rows or a single row, as JSON or as a feed. */
import { readModel } from '../../../application/read-models.js';
import type { Operation, QueryParameter } from '../operation.js';
import { after, ifNoneMatch, lastEventId, moment, page } from '../parameters.js';
import { list, ref, type JsonSchema } from '../schemas.js';

const FEED =
  'Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter; see the schema `FeedFrames`.';

export const unchanged = { status: 304, description: 'The answer that you have is still right.' };
const feed = {
  status: 200,
  mediaType: 'text/event-stream',
  description: 'The rows as a live feed.',
  schema: ref('FeedFrames'),
} as const;

interface Question {
  readonly id: string;
  readonly path: string;
  readonly projection: string;
  /** The name of the row's schema. */
  readonly row: string;
  readonly summary: string;
  readonly description: string;
  readonly filter?: readonly QueryParameter[];
}

export function rows({ id, path, projection, row, summary, description, filter = [] }: Question): Operation {
  const ofOneProcess = path.includes('{processId}');
  return {
    ...asked({ id, path, summary, description }),
    query: [...filter, ...moment, ...page(ofOneProcess ? readModel(projection).sort : undefined), after],
    answers: [
      answer(
        listOf(ref(row)),
        'A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at.',
      ),
      feed,
      unchanged,
    ],
    refusals: [
      ...(ofOneProcess ? (['process-not-found', 'not-found'] as const) : []),
      ...(isGlobal(projection) ? (['too-many-entries'] as const) : []),
      'invalid-cursor',
      'not-caught-up',
      'store-unavailable',
      'too-many-questions',
      'too-many-requests',
    ],
  };
}

export function row({ id, path, projection, row, summary, description }: Question): Operation {
  return {
    ...asked({ id, path, summary, description }),
    query: [...moment, after],
    answers: [answer({ allOf: [ref(row), ref('AnswerContext')] }, 'The row.'), feed, unchanged],
    refusals: [
      ...(path.includes('{processId}') ? (['process-not-found'] as const) : []),
      ...(isGlobal(projection) ? (['too-many-entries'] as const) : []),
      'not-found',
      'not-caught-up',
      'store-unavailable',
      'too-many-questions',
      'too-many-requests',
    ],
  };
}

/** Its rows as of a moment are made from all processes at once. */
function isGlobal(projection: string): boolean {
  return readModel(projection).scope === 'global';
}

function asked({
  description,
  ...named
}: Pick<Question, 'id' | 'path' | 'summary' | 'description'>): Omit<Operation, 'answers' | 'refusals'> {
  return {
    ...named,
    method: 'get',
    tag: 'ask',
    description: `${description} ${FEED}`,
    headers: [ifNoneMatch, lastEventId],
  };
}

export function answer(schema: JsonSchema, description: string): Operation['answers'][number] {
  const headers = ['ETag', 'Chancery-Position'];
  return { status: 200, mediaType: 'application/json', description, schema, headers };
}

function listOf(items: JsonSchema): JsonSchema {
  return { allOf: [ref('ListPage'), { type: 'object', properties: { items: list(items) } }] };
}
