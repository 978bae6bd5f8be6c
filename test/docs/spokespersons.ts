import { foldedBy, ignoringAllBut } from '../../projections/fold.js';
import type { Projection } from '../../projections/projection.js';

// #region spokespersons
/** How many statements each spokesperson made, by name. */
export interface SpokespersonView {
  /** As the statements give it. */
  readonly name: string;
  /** How many. */
  readonly statements: number;
}

export const spokespersons: Projection<SpokespersonView, SpokespersonView> = {
  name: 'spokespersons',
  version: 1,
  scope: 'process',
  resource: {
    path: 'spokespersons',
    one: 'Spokesperson',
    many: 'Spokespersons',
    view: 'SpokespersonView',
    description: 'How many statements each made.',
    lists: ['process'],
  },
  ...foldedBy<SpokespersonView>({
    StatementIssued: {
      keys: ({ data }) => (data.spokesperson ? [data.spokesperson.name] : []),
      evolve: (row, _, name) => ({ name, statements: (row?.statements ?? 0) + 1 }),
    },
    StatementWithdrawn: null,
    ...ignoringAllBut('statement'),
  }),
  revert: (row) => (row && row.statements > 1 ? { ...row, statements: row.statements - 1 } : undefined),
  view: (row) => row,
};
// #endregion spokespersons
