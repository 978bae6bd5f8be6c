/** What the filter parameters of a list make: the criteria of its rows. */
import type { Criteria, Criterion } from '../application/query/criteria.js';
import { expectOrder, readAt, readSpan } from '../application/query/moment.js';
import type { FilterParameter, Resource } from '../application/read-models.js';
import type { Parameters } from './parameters.js';

/** The names of the parameters that narrow the lists of a resource. */
export function filterNames({ filter = [] }: Resource): readonly string[] {
  return filter.map(({ name }) => name);
}

/** @throws HttpProblem invalid-query; Refused invalid-query */
export function criteriaOf({ filter = [] }: Resource, parameters: Parameters): Criteria {
  const criteria: Record<string, Criterion> = {};
  for (const parameter of filter) {
    const criterion = criterionOf(parameter, parameters);
    if (criterion !== undefined) criteria[parameter.name] = criterion;
  }
  expectSpan(filter, criteria, parameters);
  return criteria;
}

function criterionOf(parameter: FilterParameter, parameters: Parameters): Criterion | undefined {
  const { name } = parameter;
  switch (parameter.takes) {
    case 'ids':
      return parameters.ids(name);
    case 'words':
      return parameters.words(name, parameter.words);
    case 'flag':
      return parameters.flag(name);
    case 'date': {
      const text = parameters.text(name);
      if (text === undefined) return undefined;
      return parameter.bound === 'to' ? readAt(text, name) : readSpan(text, name).earliest;
    }
  }
}

/** @throws Refused invalid-query where a span ends before it begins */
function expectSpan(
  filter: NonNullable<Resource['filter']>,
  criteria: Criteria,
  parameters: Parameters,
): void {
  const [from, to] = (['from', 'to'] as const).map((bound) => {
    const { name = '' } = filter.find((one) => one.takes === 'date' && one.bound === bound) ?? {};
    return { text: name === '' ? undefined : parameters.text(name), value: Number(criteria[name]) };
  });
  if (from?.text !== undefined && to?.text !== undefined) expectOrder(from, to);
}
