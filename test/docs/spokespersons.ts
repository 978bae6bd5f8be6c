import { foldedBy, ignoringAllBut } from '../../projections/fold.js';
import type { Projection } from '../../projections/projection.js';

// #region spokespersons
/** How many statements each spokesperson made, by name. */
interface SpokespersonRow {
  readonly name: string;
  readonly statements: number;
}

export const spokespersons: Projection<SpokespersonRow, SpokespersonRow> = {
  name: 'spokespersons',
  version: 1,
  scope: 'process',
  ...foldedBy<SpokespersonRow>({
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
