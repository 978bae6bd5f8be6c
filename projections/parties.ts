/** The parties across processes: who they are, where they take part, and how the commitments stand that bind them. */
import type { PartyKind } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Identifiers } from '../src/domain/values/identifiers.js';
import { foldedBy, ignoringAllBut } from './fold.js';
import type { Stay } from './membership.js';
import { MEMBERSHIPS, type MembershipRow, type PartyChange } from './memberships.js';
import { linkedRows, type Projection } from './projection.js';
import { scoreboard, type Scoreboard } from './scoreboard.js';

export interface PartyRow {
  readonly partyId: string;
  /** How many entries it is named by as the party that joined, changed its roles or left. */
  readonly entries: number;
}

/** A party's stay in one process; it has several there when it left and joined again. */
export interface StayInProcess extends Stay {
  readonly processId: string;
}

export interface PartyView {
  readonly partyId: string;
  /** As the process that it joined last has them now; null where no membership can be read, as while they are first built. */
  readonly name: LocalizedText | null;
  readonly kind: PartyKind | null;
  readonly aliases: readonly LocalizedText[];
  readonly identifiers: Identifiers;
  /** Ids of the parties that it belongs to. */
  readonly memberOf: readonly string[];
  /** Ids of the parties that it came out of. */
  readonly succeeds: readonly string[];
  /** What became different about it in the process that it joined last, in occurred order. */
  readonly changes: readonly PartyChange[];
  /** Its stays in the processes that it joined last, the last first. */
  readonly processes: readonly StayInProcess[];
  /** How many processes it has joined or left. */
  readonly processCount: number;
  readonly commitments: Scoreboard;
}

export const parties: Projection<PartyRow, PartyView> = {
  name: 'parties',
  version: 4,
  scope: 'global',
  ...foldedBy<PartyRow>({
    PartyJoined: { keys: ({ data }) => [data.party.id], evolve: counted },
    PartyRolesChanged: { keys: ({ data }) => [data.partyId], evolve: counted },
    PartyChanged: { keys: ({ data }) => [data.partyId], evolve: counted },
    PartyLeft: { keys: ({ data }) => [data.partyId], evolve: counted },
    ...ignoringAllBut('party'),
  }),
  revert: (row) => (row && row.entries > 1 ? { ...row, entries: row.entries - 1 } : undefined),
  resource: {
    path: 'parties',
    one: 'Party',
    many: 'Parties',
    view: 'PartyView',
    description: 'Across processes: where a party takes part, and the commitments that bind it, counted.',
    lists: ['all'],
    key: { name: 'partyId', example: 'hamas' },
  },
  parties: ({ partyId }) => [partyId],
  /** Each commitment says whom it binds: see what party-commitments contributes. */
  reads: [MEMBERSHIPS, 'party-commitments'],
  view: ({ partyId }, context) => {
    const { rows, total } = linkedRows<MembershipRow>(context, MEMBERSHIPS);
    const { row } = rows[0] ?? {};
    return {
      partyId,
      name: row?.name ?? null,
      kind: row?.kind ?? null,
      aliases: row?.aliases ?? [],
      identifiers: row?.identifiers ?? {},
      memberOf: row?.memberOf ?? [],
      succeeds: row?.succeeds ?? [],
      changes: row?.changes ?? [],
      processes: rows.flatMap(({ processId, row: { stays } }) =>
        stays.map((stay) => ({ processId, ...stay })),
      ),
      processCount: total,
      commitments: scoreboard((sum) => context.sum(sum)),
    };
  },
};

function counted(row: PartyRow | undefined, _: unknown, partyId: string): PartyRow {
  return { partyId, entries: (row?.entries ?? 0) + 1 };
}
