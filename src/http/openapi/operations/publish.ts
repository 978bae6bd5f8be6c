import { filterNames } from '../../filters.js';
import { publicationRoutes, type PublicationRoute } from '../../publications.js';
import type { Operation, QueryParameter } from '../operation.js';
import { ifNoneMatch, lang, moment } from '../parameters.js';
import { anyObject, oneOf, string } from '../schemas.js';
import { queryParameter, unchanged } from './read-model.js';

export const publishOperations: readonly Operation[] = publicationRoutes.map(operationOf);

function operationOf(route: PublicationRoute): Operation {
  const { id, file, as, narrowedBy, summary, description } = route;
  const filter = narrowedBy ? (narrowedBy.filter ?? []).map(queryParameter) : [];
  const told = narrowedBy && filterNames(narrowedBy).length > 0 ? ' It is narrowed as the timeline is.' : '';
  return {
    id,
    method: 'get',
    path: `/v1/processes/{processId}/${file}`,
    tag: 'publish',
    summary,
    description: `${description}${told} At most 20,000 entries.`,
    query: [...filter, ...moment.map(everywhere), everywhere(lang), ...formatOf(route)],
    headers: [ifNoneMatch],
    answers: [
      ...as.map(({ format, type }) => ({
        status: 200,
        mediaType: type,
        description: as.length > 1 ? `As \`format=${format}\`.` : 'The publication.',
        schema: type.endsWith('json') ? anyObject : string(),
        headers: ['ETag', 'Chancery-Position', 'Content-Language'],
      })),
      unchanged,
    ],
    refusals: [
      'process-not-found',
      'not-found',
      'answer-too-large',
      'not-caught-up',
      'store-unavailable',
      'too-many-questions',
    ],
  };
}

function formatOf({ as }: PublicationRoute): QueryParameter[] {
  const [favourite, ...others] = as.map(({ format }) => format);
  if (favourite === undefined || others.length === 0) return [];
  const schema = { ...oneOf([favourite, ...others]), default: favourite };
  return [{ name: 'format', description: 'What it is written as.', schema, example: others[0] ?? favourite }];
}

/** Whatever it is written as. */
function everywhere({ only: _, ...parameter }: QueryParameter): QueryParameter {
  return parameter;
}
