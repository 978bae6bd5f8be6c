/** What a timeline is narrowed by. */
import { catalogue, eventTypes } from '../src/domain/events/catalogue.js';
import { timelineKinds } from '../src/domain/events/enumerations.js';
import { facets } from './projection.js';
import type { Filter } from './resource.js';
import { withinSpan } from './spans.js';
import type { TimelineView } from './timeline.js';

export const timelineFilter: Filter<TimelineView> = [
  {
    name: 'kind',
    takes: 'words',
    words: timelineKinds,
    of: ({ kind }) => [kind],
    // The kind follows from the type, and is no facet of its own.
    foundBy: (kind) =>
      facets(
        'type',
        eventTypes.filter((type) => catalogue[type].kind === kind),
      ),
    description: 'What the entry is about.',
    example: 'phase',
  },
  {
    name: 'type',
    takes: 'words',
    words: eventTypes,
    of: ({ type }) => [type],
    description: 'The event type.',
    example: 'PhaseDeclared',
  },
  {
    name: 'party',
    takes: 'ids',
    kinds: ['party'],
    of: ({ parties }) => parties,
    description: 'Entries that name one of these parties.',
    example: 'us',
  },
  ...withinSpan<TimelineView>('Entries that may have occurred', ({ occurred }) => occurred),
];
