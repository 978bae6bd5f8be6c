/** What the filter parameters of each list accept. */
import type { Item } from '../application/query/ask.js';
import { meets, type Criteria } from '../application/query/criteria.js';
import { readAt, readSpan } from '../application/query/moment.js';
import { eventTypes } from '../domain/vocabulary/catalogue.js';
import { levels, standings, themes, timelineKinds } from '../domain/vocabulary/enumerations.js';
import type { Parameters } from './parameters.js';

export interface Filter {
  readonly parameters: readonly string[];
  criteria(parameters: Parameters): Criteria;
}

/** The criteria as a test of single rows. */
export function accepting(criteria: Criteria): (item: Item) => boolean {
  return (item) => meets(criteria, item);
}

export const noFilter: Filter = { parameters: [], criteria: () => ({ of: 'everything' }) };

export const commitmentFilter: Filter = {
  parameters: [
    'by',
    'to',
    'party',
    'theme',
    'phase',
    'level',
    'standing',
    'overdue',
    'contested',
    'dueBefore',
  ],
  criteria(parameters) {
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
};

export const timelineFilter: Filter = {
  parameters: ['kind', 'type', 'party', 'from', 'to'],
  criteria(parameters) {
    const from = parameters.text('from');
    const to = parameters.text('to');
    return {
      of: 'timeline',
      kind: parameters.words('kind', timelineKinds),
      type: parameters.words('type', eventTypes),
      party: parameters.ids('party'),
      from: from === undefined ? -Infinity : readSpan(from, 'from').earliest,
      to: to === undefined ? Infinity : readAt(to, 'to'),
    };
  },
};
