/** What the questions to the read models have in common: a page of rows or a single row, as JSON or as a feed. */
import type { FilterParameter, ReadModel, Resource } from '../../../application/read-models.js';
import type { ReadModelRoute } from '../../read-model-routes.js';
import type { Operation, QueryParameter } from '../operation.js';
import { frameName, framesOf } from '../frames.js';
import { after, date, ifNoneMatch, lang, lastEventId, moment, page, q } from '../parameters.js';
import { flag, list, oneOf, ref, slug, type JsonSchema } from '../schemas.js';

const FEED =
  'Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.';

export const unchanged = { status: 304, description: 'The answer that you have is still right.' };
function feedOf(resource: Resource): Operation['answers'][number] {
  return {
    status: 200,
    mediaType: 'text/event-stream',
    description: 'The rows as a live feed.',
    schema: framesOf(frameName(resource)),
  };
}

/** The operation of a route of the table. */
export function readModelOperation(route: ReadModelRoute): Operation {
  return route.kind === 'list' ? rows(route) : row(route);
}

function rows(route: ReadModelRoute): Operation {
  const { ofProcess, model, resource } = route;
  const filter = filterOf(resource);
  const isSearched = model.entryTexts !== undefined;
  return {
    ...asked(route, `${spaced(resource.many)}${whose(route)}`),
    query: [
      ...filter,
      ...(isSearched ? [q] : []),
      ...moment,
      lang,
      ...page(ofProcess ? model.sort : undefined, isSearched),
      after,
    ],
    answers: [
      answer(
        ref(`${resource.many}Page`),
        'A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has.',
      ),
      feedOf(resource),
      unchanged,
    ],
    refusals: [
      ...(ofProcess ? (['process-not-found', 'not-found'] as const) : []),
      ...(isGlobal(model) || isSearched ? (['too-many-entries'] as const) : []),
      'invalid-cursor',
      'not-caught-up',
      'store-unavailable',
      'too-many-questions',
      'too-many-requests',
      'not-acceptable',
    ],
  };
}

function row(route: ReadModelRoute): Operation {
  const { ofProcess, model, resource } = route;
  return {
    ...asked(route, `One of the ${spaced(resource.many).toLowerCase()}`),
    query: [...moment, lang, after],
    answers: [answer(ref(`${resource.one}Answer`), 'The row.'), feedOf(resource), unchanged],
    refusals: [
      ...(ofProcess ? (['process-not-found'] as const) : []),
      ...(isGlobal(model) ? (['too-many-entries'] as const) : []),
      'not-found',
      'answer-too-large',
      'not-caught-up',
      'store-unavailable',
      'too-many-questions',
      'too-many-requests',
      'not-acceptable',
    ],
  };
}

/** Its rows as of a moment are made from all processes at once. */
function isGlobal({ scope }: ReadModel): boolean {
  return scope === 'global';
}

function whose({ ofProcess, resource }: ReadModelRoute): string {
  if (ofProcess) return ' of a process';
  return resource.lists.length > 1 ? ' of all processes' : '';
}

/** `TimelineEntry` as words. */
function spaced(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The parameters that narrow the lists of a resource. */
export function filterOf({ filter = [] }: Resource): readonly QueryParameter[] {
  return filter.map(queryParameter);
}

export function queryParameter(parameter: FilterParameter): QueryParameter {
  const { name, description, example } = parameter;
  switch (parameter.takes) {
    case 'ids':
      return { name, description, example, schema: list(slug), list: true };
    case 'words':
      return { name, description, example, schema: list(oneOf(parameter.words)), list: true };
    case 'flag':
      return { name, description, example, schema: flag() };
    case 'date':
      return date(name, description, example);
  }
}

function asked(
  { id, path, resource }: ReadModelRoute,
  summary: string,
): Omit<Operation, 'answers' | 'refusals'> {
  return {
    id,
    path,
    summary,
    method: 'get',
    tag: 'ask',
    description: `${resource.description} ${FEED}`,
    headers: [ifNoneMatch, lastEventId],
  };
}

export function answer(schema: JsonSchema, description: string): Operation['answers'][number] {
  const headers = ['ETag', 'Chancery-Position', 'Content-Language', 'Vary'];
  return { status: 200, mediaType: 'application/json', description, schema, headers };
}
