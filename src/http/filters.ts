/** What the filter parameters of a list make: the criteria of its rows. */
import type { Item } from '../application/query/ask.js';
import { meets, type Criteria } from '../application/query/criteria.js';
import { expectOrder, readAt, readSpan } from '../application/query/moment.js';
import type { Resource } from '../application/read-models.js';
import { eventTypes } from '../domain/events/catalogue.js';
import { levels, standings, themes, timelineKinds } from '../domain/events/enumerations.js';
import type { Parameters } from './parameters.js';

/** The names of the parameters that narrow the lists of a resource. */
export function filterNames({ filter }: Resource): readonly string[] {
  return filter?.parameters.map(({ name }) => name) ?? [];
}

/** @throws HttpProblem invalid-query */
export function criteriaOf({ filter }: Resource, parameters: Parameters): Criteria {
  return filter ? reading[filter.criteria](parameters) : { of: 'everything' };
}

/** The criteria as a test of single rows. */
export function accepting(criteria: Criteria): (item: Item) => boolean {
  return (item) => meets(criteria, item);
}

type CriteriaName = NonNullable<Resource['filter']>['criteria'];

const reading: Readonly<Record<CriteriaName, (parameters: Parameters) => Criteria>> = {
  commitments(parameters) {
    const dueBefore = parameters.text('dueBefore');
    return {
      of: 'commitments',
      by: parameters.ids('by'),
      to: parameters.ids('to'),
      party: parameters.ids('party'),
      phase: parameters.ids('phase'),
      theme: parameters.words('theme', themes),
      level: parameters.words('level', levels),
      standing: parameters.words('standing', standings),
      overdue: parameters.flag('overdue'),
      contested: parameters.flag('contested'),
      dueBefore: dueBefore === undefined ? undefined : readSpan(dueBefore, 'dueBefore').earliest,
    };
  },
  timeline(parameters) {
    const from = parameters.text('from');
    const to = parameters.text('to');
    const first = from === undefined ? -Infinity : readSpan(from, 'from').earliest;
    const last = to === undefined ? Infinity : readAt(to, 'to');
    expectOrder({ text: from, value: first }, { text: to, value: last });
    return {
      of: 'timeline',
      kind: parameters.words('kind', timelineKinds),
      type: parameters.words('type', eventTypes),
      party: parameters.ids('party'),
      from: first,
      to: last,
    };
  },
};
