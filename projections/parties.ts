/** The parties across processes: who they are, where they take part, and how the commitments stand that bind them. */
import {
  levels,
  standings,
  type Level,
  type PartyKind,
  type Standing,
} from '../src/domain/vocabulary/enumerations.js';
import type { LocalizedText } from '../src/domain/vocabulary/localized-text.js';
import type { PartyIdentifiers } from '../src/domain/vocabulary/party.js';
import type { CommitmentRow } from './commitment-row.js';
import { commitmentStatus } from './commitment-status.js';
import {
  agreementTypes,
  bodyTypes,
  commitmentTypes,
  meetingTypes,
  phaseTypes,
  processTypes,
  statementTypes,
  violationTypes,
} from './event-types.js';
import { foldedBy, ignoring, type EntryOf } from './fold.js';
import { joined, left, rolesChanged, type Membership, type Stay } from './membership.js';
import { rowsOf, type Projection, type Sources } from './projection.js';

interface PartyIdentity {
  readonly partyId: string;
  /** Name, kind and identifiers as the joining that occurred last gives them. */
  readonly name: LocalizedText;
  readonly kind: PartyKind;
  readonly identifiers: PartyIdentifiers;
}

interface ProcessMembership extends Membership {
  readonly processId: string;
}

export interface PartyRow extends PartyIdentity {
  readonly processes: readonly ProcessMembership[];
}

/** The commitments that bind a party, counted. */
export interface Scoreboard {
  readonly total: number;
  /** By the assessors' common level; `none` where there is no assessment or they differ. */
  readonly byLevel: Readonly<Record<Level | 'none', number>>;
  readonly byStanding: Readonly<Record<Standing, number>>;
  readonly overdue: number;
  readonly contested: number;
}

/** A party's stay in one process; it has several there when it left and joined again. */
export interface StayInProcess extends Stay {
  readonly processId: string;
}

export interface PartyView extends PartyIdentity {
  readonly processes: readonly StayInProcess[];
  readonly commitments: Scoreboard;
}

const COMMITMENTS = 'party-commitments';

type PartyEntry = EntryOf<'PartyJoined' | 'PartyRolesChanged' | 'PartyLeft'>;

export const parties: Projection<PartyRow, PartyView> = {
  name: 'parties',
  version: 1,
  scope: 'global',
  ...foldedBy<PartyRow>({
    PartyJoined: {
      keys: ({ data }) => [data.party.id],
      evolve: (row, entry) => ({
        ...inProcess(row, entry, joined(entry, membershipOf(row, entry))),
        ...identity(entry.data),
      }),
    },
    PartyRolesChanged: {
      keys: ({ data }) => [data.partyId],
      evolve: (row, entry) => inProcess(row, entry, rolesChanged(entry, membershipOf(row, entry))),
    },
    PartyLeft: {
      keys: ({ data }) => [data.partyId],
      evolve: (row, entry) => inProcess(row, entry, left(entry, membershipOf(row, entry))),
    },
    ...ignoring(processTypes, meetingTypes, statementTypes, agreementTypes),
    ...ignoring(bodyTypes, phaseTypes, commitmentTypes, violationTypes),
  }),
  /** Each commitment says whom it binds: see the links of party-commitments. */
  parties: ({ partyId }) => [partyId],
  reads: [COMMITMENTS],
  view: ({ processes, ...party }, { now, key, sources }) => ({
    ...party,
    processes: processes.flatMap(({ processId, stays }) => stays.map((stay) => ({ processId, ...stay }))),
    commitments: scoreboard(bindingUpon(key, sources), now),
  }),
};

function identity({ party: { id, name, kind, identifiers } }: EntryOf<'PartyJoined'>['data']): PartyIdentity {
  return { partyId: id, name, kind, identifiers: identifiers ?? {} };
}

function membershipOf(row: PartyRow | undefined, { processId }: PartyEntry): Membership | undefined {
  return row?.processes.find((process) => process.processId === processId);
}

function inProcess(row: PartyRow | undefined, entry: PartyEntry, membership: Membership): PartyRow {
  const { processId } = entry;
  const { processes, ...party } = row ?? { ...identity(entry.introduction), processes: [] };
  const index = processes.findIndex((process) => process.processId === processId);
  const next = { processId, ...membership };
  return { ...party, processes: index < 0 ? [...processes, next] : processes.with(index, next) };
}

/** Whoever gathers the sources may hand over more than what the links ask for. */
function bindingUpon(party: string, sources: Sources): readonly CommitmentRow[] {
  return [...rowsOf<CommitmentRow>(sources, COMMITMENTS).values()].filter(({ by }) => by.includes(party));
}

function scoreboard(commitments: readonly CommitmentRow[], now: number): Scoreboard {
  const count = { total: 0, overdue: 0, contested: 0 };
  const byLevel = zeros([...levels, 'none']);
  const byStanding = zeros(standings);
  for (const row of commitments) {
    const { level, overdue, contested } = commitmentStatus(row, now);
    count.total++;
    byLevel[level ?? 'none']++;
    byStanding[row.standing]++;
    if (overdue) count.overdue++;
    if (contested) count.contested++;
  }
  const { total, overdue, contested } = count;
  return { total, byLevel, byStanding, overdue, contested };
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
