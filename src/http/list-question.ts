/** Reads what a list of a read model is asked for. */
import type { ListQuestion, Order } from '../application/query/ask.js';
import type { ReadModel } from '../application/read-models.js';
import { criteriaOf } from './filters.js';
import { languagesOf } from './languages/asked-languages.js';
import { refuse, type Parameters } from './parameters.js';
import type { ReadModelRoute } from './read-model-routes.js';
import { limitOf, momentOf } from './requests.js';

/** @throws HttpProblem invalid-query; Refused invalid-query */
export function listQuestion(
  { model, resource, ofProcess }: ReadModelRoute,
  process: string | undefined,
  parameters: Parameters,
): ListQuestion {
  return {
    projection: model,
    process,
    moment: momentOf(parameters),
    criteria: criteriaOf(resource, parameters),
    order: orderOf(model, parameters.text('sort'), ofProcess),
    limit: limitOf(parameters),
    cursor: parameters.text('cursor'),
    languages: languagesOf(parameters),
  };
}

/** `id`, or the natural order of the read model; `-` before it turns it round. */
function orderOf(projection: ReadModel, asked: string | undefined, ofOneProcess: boolean): Order {
  const natural = ofOneProcess ? projection.sort?.name : undefined;
  const known = ['id', '-id', ...(natural === undefined ? [] : [natural, `-${natural}`])];
  const otherwise = projection.sort?.byDefault && natural !== undefined ? natural : 'id';
  const name = asked ?? otherwise;
  if (!known.includes(name)) refuse('sort', `expected one of ${known.join(', ')}, got "${name}"`);
  return { by: name === 'id' || name === '-id' ? 'key' : 'sort', descending: name.startsWith('-') };
}
