/** A process at a glance: who takes part, where its phases stand, how much is on its record. */
import type { HistoryEntry } from '../src/domain/history/history-entry.js';
import { comparePlaces } from '../src/domain/history/placement.js';
import { catalogue } from '../src/domain/vocabulary/catalogue.js';
import { timelineKinds, type PhaseStatus, type TimelineKind } from '../src/domain/vocabulary/enumerations.js';
import { cite, since } from './citation.js';
import {
  agreementTypes,
  bodyTypes,
  commitmentTypes,
  each,
  meetingTypes,
  statementTypes,
  violationTypes,
} from './event-types.js';
import { foldedBy, type EntryOf } from './fold.js';
import { joined, left, rolesChanged, type Membership } from './membership.js';
import type {
  Occasion,
  PartyInProcess,
  PartyName,
  PhaseInProcess,
  ProcessOverviewRow,
  ProcessOverviewView,
} from './process-overview-row.js';
import type { Projection } from './projection.js';

type ProcessEntry = EntryOf<'ProcessOpened' | 'ProcessClosed' | 'ProcessReopened'>;
type PartyEntry = EntryOf<'PartyJoined' | 'PartyRolesChanged' | 'PartyLeft'>;
type PhaseEntry = EntryOf<'PhaseDefined' | 'PhaseStatusDetermined'>;
type Change<E> = (row: ProcessOverviewRow, entry: E) => ProcessOverviewRow;

const onlyCounted = [
  ...meetingTypes,
  ...statementTypes,
  ...agreementTypes,
  ...bodyTypes,
  'PhaseDeclared',
  ...commitmentTypes,
  ...violationTypes,
] as const;
const commuting: ReadonlySet<string> = new Set(onlyCounted);

export const processOverview: Projection<ProcessOverviewRow, ProcessOverviewView> = {
  name: 'process-overview',
  version: 1,
  scope: 'process',
  ...foldedBy<ProcessOverviewRow>({
    ProcessOpened: counting(withState),
    ProcessClosed: counting(withState),
    ProcessReopened: counting(withState),
    PartyJoined: counting((row, entry) => withParty(row, entry, joined(entry, membershipOf(row, entry)))),
    PartyRolesChanged: counting((row, entry) =>
      withParty(row, entry, rolesChanged(entry, membershipOf(row, entry))),
    ),
    PartyLeft: counting((row, entry) => withParty(row, entry, left(entry, membershipOf(row, entry)))),
    PhaseDefined: counting((row, entry) => withPhase(row, entry, 'not_started')),
    PhaseStatusDetermined: counting((row, entry) => withPhase(row, entry, entry.data.status)),
    ...each(
      onlyCounted,
      counting<HistoryEntry>((row) => row),
    ),
  }),
  commutes: ({ type }) => commuting.has(type),
  parties: ({ parties }) => [...new Set(parties.map(({ partyId }) => partyId))],
  view: ({ opening, parties, first, last, ...summary }) => ({
    ...summary,
    ...stateOf(opening),
    parties: parties.flatMap(staysOf),
    firstOccurrence: first.citation,
    lastOccurrence: last.citation,
  }),
};

/** Every entry is counted; some change more than that. */
function counting<E extends HistoryEntry>(change: Change<E>) {
  return {
    keys: ({ processId }: E): readonly string[] => [processId],
    evolve: (row: ProcessOverviewRow | undefined, entry: E): ProcessOverviewRow =>
      change(counted(row ?? begun(entry), entry), entry),
  };
}

function begun(entry: HistoryEntry): ProcessOverviewRow {
  const occasion = occasionOf(entry);
  return {
    processId: entry.processId,
    title: null,
    summary: null,
    regions: [],
    openedBy: null,
    opening: null,
    parties: [],
    phases: [],
    counts: Object.fromEntries(timelineKinds.map((kind) => [kind, 0])) as Record<TimelineKind, number>,
    disputed: 0,
    first: occasion,
    last: occasion,
    lastRevision: entry.revision,
  };
}

function occasionOf(entry: HistoryEntry): Occasion {
  return { citation: cite(entry), place: entry.place };
}

function counted(row: ProcessOverviewRow, entry: HistoryEntry): ProcessOverviewRow {
  const { kind } = catalogue[entry.type];
  const occasion = occasionOf(entry);
  return {
    ...row,
    counts: { ...row.counts, [kind]: row.counts[kind] + 1 },
    disputed: row.disputed + (entry.disputes.length > 0 ? 1 : 0),
    first: comparePlaces(entry.place, row.first.place) < 0 ? occasion : row.first,
    last: comparePlaces(entry.place, row.last.place) > 0 ? occasion : row.last,
    lastRevision: Math.max(row.lastRevision, entry.revision),
  };
}

function withState(row: ProcessOverviewRow, entry: ProcessEntry): ProcessOverviewRow {
  const { title, summary, regions } = entry.introduction;
  const named = {
    ...row,
    title,
    summary: summary ?? null,
    regions: regions ?? [],
    openedBy: entry.introducedBy,
  };
  if (row.opening && row.opening.revision > entry.revision) return named;
  const state = entry.type === 'ProcessClosed' ? 'closed' : 'open';
  return { ...named, opening: { state, ...since(entry), revision: entry.revision } };
}

function stateOf(opening: ProcessOverviewRow['opening']): Pick<ProcessOverviewView, 'state' | 'stateSince'> {
  if (!opening) return { state: null, stateSince: null };
  const { state, revision: _, ...stateSince } = opening;
  return { state, stateSince };
}

function partyIdOf(entry: PartyEntry): string {
  return entry.introduction.party.id;
}

function membershipOf(row: ProcessOverviewRow, entry: PartyEntry): Membership | undefined {
  return row.parties.find(({ partyId }) => partyId === partyIdOf(entry));
}

function withParty(row: ProcessOverviewRow, entry: PartyEntry, membership: Membership): ProcessOverviewRow {
  const partyId = partyIdOf(entry);
  const { name, kind } = entry.type === 'PartyJoined' ? entry.data.party : entry.introduction.party;
  const index = row.parties.findIndex((party) => party.partyId === partyId);
  const known = row.parties[index];
  const named = known && entry.type !== 'PartyJoined' ? known : { partyId, name, kind };
  const party = { ...named, ...membership };
  return { ...row, parties: known ? row.parties.with(index, party) : [...row.parties, party] };
}

function staysOf({ partyId, name, kind, stays }: PartyName & Membership): PartyInProcess[] {
  return stays.map(({ roles, rolesFrom, joined: { occurred, ...citation }, left: departure }) => ({
    partyId,
    name,
    kind,
    roles,
    since: occurred,
    ...citation,
    rolesFrom,
    left: departure,
  }));
}

function withPhase(row: ProcessOverviewRow, entry: PhaseEntry, status: PhaseStatus): ProcessOverviewRow {
  const { phaseId, ordinal, title } = entry.introduction;
  const known = row.phases.find((phase) => phase.phaseId === phaseId);
  const phase =
    known?.status === status
      ? { ...known, ordinal, title }
      : { phaseId, ordinal, title, status, ...since(entry) };
  const others = row.phases.filter((other) => other !== known);
  return { ...row, phases: [...others, phase].sort(byOrdinal) };
}

function byOrdinal(a: PhaseInProcess, b: PhaseInProcess): number {
  return a.ordinal - b.ordinal || (a.phaseId < b.phaseId ? -1 : 1);
}
