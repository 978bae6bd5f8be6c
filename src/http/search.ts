/** Reads what is searched for. */
import type { SearchQuestion } from '../application/query/ask.js';
import { searchOrders } from '../application/query/search-order.js';
import { readModels, type ReadModel, type Resource } from '../application/read-models.js';
import { readQuery } from '../domain/search/query.js';
import { criteriaOf, filterNames } from './filters.js';
import { LANG, languagesOf } from './languages/asked-languages.js';
import { refuse, type Parameters } from './parameters.js';
import { limitOf, MOMENT, momentOf } from './requests.js';

/** The read model whose rows are found, each the row of an entry. */
export interface Searched {
  readonly model: ReadModel;
  readonly resource: Resource;
}

/** @throws Error there is none, which is a defect of the projections */
function searchedModel(): Searched {
  for (const model of readModels)
    if (model.entryTexts && model.resource) return { model, resource: model.resource };
  throw new Error('expected a read model whose rows can be searched for');
}

export const searched = searchedModel();

/** The parameters of a search. */
export const searchParameters = [
  'q',
  ...filterNames(searched.resource),
  ...MOMENT,
  LANG,
  'limit',
  'cursor',
  'sort',
] as const;

/** @throws HttpProblem invalid-query; Refused invalid-query */
export function searchQuestion(
  { model, resource, process }: Searched & { readonly process?: string | undefined },
  parameters: Parameters,
): SearchQuestion {
  const text = parameters.required('q');
  const reading = readQuery(text);
  if (!reading.ok) return refuse('q', `expected ${reading.expected}, got "${text}"`);
  const sort = parameters.text('sort') ?? 'relevance';
  const order = searchOrders.find((one) => one === sort);
  if (!order) return refuse('sort', `expected one of ${searchOrders.join(', ')} for a search, got "${sort}"`);
  return {
    projection: model,
    process,
    moment: momentOf(parameters),
    languages: languagesOf(parameters),
    text,
    query: reading.query,
    criteria: criteriaOf(resource, parameters),
    order,
    limit: limitOf(parameters),
    cursor: parameters.text('cursor'),
  };
}
