/** What the lists of commitments are narrowed by. */
import { levels, standings, themes } from '../src/domain/events/enumerations.js';
import type { Filter } from './resource.js';

export const commitmentFilter: Filter = {
  criteria: 'commitments',
  parameters: [
    {
      name: 'by',
      takes: 'ids',
      description: 'Commitments that bind one of these parties.',
      example: 'hamas',
    },
    {
      name: 'to',
      takes: 'ids',
      description: 'Commitments that are owed to one of these parties.',
      example: 'israel',
    },
    {
      name: 'party',
      takes: 'ids',
      description: 'Commitments that bind one of these parties or are owed to it.',
      example: 'hamas,israel',
    },
    {
      name: 'theme',
      takes: 'words',
      words: themes,
      description: 'What the commitment is about.',
      example: 'detainees',
    },
    { name: 'phase', takes: 'ids', description: 'Commitments of one of these phases.', example: 'phase-1' },
    {
      name: 'level',
      takes: 'words',
      words: levels,
      description: 'The common level of the assessors.',
      example: 'intermediate,complete',
    },
    {
      name: 'standing',
      takes: 'words',
      words: standings,
      description: 'Whether it is owed.',
      example: 'binding',
    },
    {
      name: 'overdue',
      takes: 'flag',
      description: 'Only those that are overdue, or that are not.',
      example: 'true',
    },
    {
      name: 'contested',
      takes: 'flag',
      description: 'Only those whose level is contested, or is not.',
      example: 'true',
    },
    {
      name: 'dueBefore',
      takes: 'date',
      description: 'Due before this moment begins.',
      example: '2025-12-31',
    },
  ],
};
