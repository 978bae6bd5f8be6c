import { cite, type Citation } from '../../projections/citation.js';
import {
  agreementTypes,
  bodyTypes,
  commitmentTypes,
  meetingTypes,
  partyTypes,
  phaseTypes,
  processTypes,
  violationTypes,
} from '../../projections/event-types.js';
import { foldedBy, ignoring } from '../../projections/fold.js';
import type { Projection } from '../../projections/projection.js';

// #region spokespersons
/** Who speaks for whom: the statements of each spokesperson, by name. */
interface SpokespersonRow {
  readonly name: string;
  readonly statements: readonly Citation[];
}

export const spokespersons: Projection<SpokespersonRow, SpokespersonRow> = {
  name: 'spokespersons',
  version: 1,
  scope: 'process',
  ...foldedBy<SpokespersonRow>({
    StatementIssued: {
      keys: ({ data }) => (data.spokesperson ? [data.spokesperson.name] : []),
      evolve: (row, entry, name) => ({ name, statements: [...(row?.statements ?? []), cite(entry)] }),
    },
    StatementWithdrawn: null,
    ...ignoring(processTypes, partyTypes, meetingTypes, agreementTypes),
    ...ignoring(bodyTypes, phaseTypes, commitmentTypes, violationTypes),
  }),
  view: (row) => row,
};
// #endregion spokespersons
