/** What the lists of violations are narrowed by. */
import { findings } from '../src/domain/events/enumerations.js';
import type { Filter } from './resource.js';
import { withinSpan } from './spans.js';
import { violationStates, type ViolationView } from './violation-row.js';

export const violationFilter: Filter<ViolationView> = [
  {
    name: 'against',
    takes: 'ids',
    kinds: ['party'],
    of: ({ against }) => against,
    description: 'Violations that are alleged against one of these parties.',
    example: 'hamas',
  },
  {
    name: 'attributedTo',
    takes: 'ids',
    kinds: ['party'],
    of: ({ attributedTo }) => attributedTo,
    description: 'Violations that all of the latest findings attribute to one of these parties.',
    example: 'israel',
  },
  {
    name: 'by',
    takes: 'ids',
    kinds: ['party'],
    of: ({ by }) => [by],
    description: 'Violations that one of these parties alleges.',
    example: 'israel',
  },
  {
    name: 'state',
    takes: 'words',
    words: violationStates,
    of: ({ state }) => [state],
    description: 'How far it has come; all but `resolved` are open.',
    example: 'alleged,denied,found',
  },
  {
    name: 'finding',
    takes: 'words',
    words: findings,
    of: (row) => row.findings.map(({ finding }) => finding),
    description: 'Violations of which one of the latest findings says this.',
    example: 'attributed',
  },
  {
    name: 'contested',
    takes: 'flag',
    of: ({ contested }) => contested,
    description: 'Only those whose latest findings differ, or do not.',
    example: 'true',
  },
  {
    name: 'commitment',
    takes: 'ids',
    kinds: ['commitment'],
    of: ({ commitmentId }) => [commitmentId],
    description: 'Violations of one of these commitments.',
    example: 'point-04',
  },
  ...withinSpan<ViolationView>('Violations that may have been', ({ alleged }) => alleged.occurred),
];
