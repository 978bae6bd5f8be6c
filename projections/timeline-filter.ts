/** What a timeline is narrowed by. */
import { eventTypes } from '../src/domain/events/catalogue.js';
import { timelineKinds } from '../src/domain/events/enumerations.js';
import type { Filter } from './resource.js';

export const timelineFilter: Filter = {
  criteria: 'timeline',
  parameters: [
    {
      name: 'kind',
      takes: 'words',
      words: timelineKinds,
      description: 'What the entry is about.',
      example: 'phase',
    },
    {
      name: 'type',
      takes: 'words',
      words: eventTypes,
      description: 'The event type.',
      example: 'PhaseDeclared',
    },
    { name: 'party', takes: 'ids', description: 'Entries that name one of these parties.', example: 'us' },
    {
      name: 'from',
      takes: 'date',
      description: 'Entries that may have occurred at or after the beginning of this moment.',
      example: '2025-10-01',
    },
    {
      name: 'to',
      takes: 'date',
      description: 'Entries that may have occurred at or before the end of this moment.',
      example: '2025-10-31',
    },
  ],
};
