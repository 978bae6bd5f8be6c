/** What the lists of commitments are narrowed by. */
import { levels, standings, themes } from '../src/domain/events/enumerations.js';
import type { PartyCommitmentsView } from './commitment-row.js';
import { facets } from './projection.js';
import type { Filter } from './resource.js';

export const commitmentFilter: Filter<PartyCommitmentsView> = [
  {
    name: 'by',
    takes: 'ids',
    kinds: ['party'],
    of: ({ by }) => by,
    description: 'Commitments that bind one of these parties.',
    example: 'hamas',
  },
  {
    name: 'to',
    takes: 'ids',
    kinds: ['party'],
    of: ({ to }) => to,
    description: 'Commitments that are owed to one of these parties.',
    example: 'israel',
  },
  {
    name: 'party',
    takes: 'ids',
    kinds: ['party'],
    of: ({ by, to }) => [...by, ...to],
    foundBy: (id) => [...facets('by', [id]), ...facets('to', [id])],
    description: 'Commitments that bind one of these parties or are owed to it.',
    example: 'hamas,israel',
  },
  {
    name: 'theme',
    takes: 'words',
    words: themes,
    of: ({ theme }) => [theme],
    description: 'What the commitment is about.',
    example: 'detainees',
  },
  {
    name: 'phase',
    takes: 'ids',
    kinds: ['phase'],
    of: ({ phaseId }) => [phaseId],
    description: 'Commitments of one of these phases.',
    example: 'phase-1',
  },
  {
    name: 'level',
    takes: 'words',
    words: levels,
    of: ({ level }) => [level],
    description: 'The common level of the assessors.',
    example: 'intermediate,complete',
  },
  {
    name: 'standing',
    takes: 'words',
    words: standings,
    of: ({ standing }) => [standing],
    description: 'Whether it is owed.',
    example: 'binding',
  },
  {
    name: 'overdue',
    takes: 'flag',
    of: ({ overdue }) => overdue,
    byTime: true,
    description: 'Only those that are overdue, or that are not.',
    example: 'false',
  },
  {
    name: 'contested',
    takes: 'flag',
    of: ({ contested }) => contested,
    description: 'Only those whose level is contested, or is not.',
    example: 'true',
  },
  {
    name: 'dueBefore',
    takes: 'date',
    bound: 'before',
    of: ({ dueDate }) => dueDate,
    description: 'Due before this moment begins.',
    example: '2025-12-31',
  },
];
