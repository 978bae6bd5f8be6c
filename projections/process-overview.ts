/** A process at a glance: who takes part, where its phases stand, how much is on its record. */
import type { HistoryEntry } from '../src/domain/history/history-entry.js';
import { catalogue } from '../src/domain/events/catalogue.js';
import { timelineKinds, type TimelineKind } from '../src/domain/events/enumerations.js';
import { cite } from './citation.js';
import { MEMBERSHIPS, type MembershipRow } from './memberships.js';
import type { PhaseStatusRow } from './phase-status.js';
import { openingView, PROCESS_OPENINGS, type ProcessOpeningRow } from './process-openings.js';
import type {
  PartyInProcess,
  PhaseInProcess,
  ProcessOverviewRow,
  ProcessOverviewView,
} from './process-overview-row.js';
import { linkedRows, type Extent, type Projection, type ViewContext } from './projection.js';

export const processOverview: Projection<ProcessOverviewRow, ProcessOverviewView> = {
  name: 'process-overview',
  version: 4,
  scope: 'process',
  keys: ({ processId }) => [processId],
  evolve: (row, entry) => counted(row ?? nothingIn(entry.processId), entry, 1),
  revert: (row, entry) => row && unlessEmpty(counted(row, entry, -1)),
  resource: {
    path: 'processes',
    one: 'Process',
    many: 'Processes',
    view: 'ProcessOverviewView',
    description: 'Its parties, and the determined status of its phases.',
    lists: ['all'],
    key: { name: 'processId', example: 'gaza-2025' },
  },
  parties: ({ parties }) => [...new Set(parties.map(({ partyId }) => partyId))],
  reads: [PROCESS_OPENINGS, MEMBERSHIPS, 'phase-status'],
  view: ({ processId, counts, disputed }, context) => {
    const opening = linkedRows<ProcessOpeningRow>(context, PROCESS_OPENINGS).rows[0]?.row;
    const memberships = linkedRows<MembershipRow>(context, MEMBERSHIPS);
    const phases = linkedRows<PhaseStatusRow>(context, 'phase-status');
    const { first, last, lastRevision } = extentOf(context);
    return {
      processId,
      ...openingView(opening),
      parties: memberships.rows.flatMap(({ row }) => staysOf(row)),
      partyCount: memberships.total,
      phases: phases.rows.map(({ row }) => phaseOf(row)),
      phaseCount: phases.total,
      counts,
      disputed,
      firstOccurrence: cite(first),
      lastOccurrence: cite(last),
      lastRevision,
    };
  },
};

function nothingIn(processId: string): ProcessOverviewRow {
  const counts = Object.fromEntries(timelineKinds.map((kind) => [kind, 0])) as Record<TimelineKind, number>;
  return { processId, counts, disputed: 0 };
}

function counted(row: ProcessOverviewRow, entry: HistoryEntry, by: 1 | -1): ProcessOverviewRow {
  const { kind } = catalogue[entry.type];
  return {
    ...row,
    counts: { ...row.counts, [kind]: row.counts[kind] + by },
    disputed: row.disputed + (entry.disputes.length > 0 ? by : 0),
  };
}

function unlessEmpty(row: ProcessOverviewRow): ProcessOverviewRow | undefined {
  return Object.values(row.counts).some((count) => count > 0) ? row : undefined;
}

/** @throws Error no entry is seen, which cannot be where there is a row */
function extentOf(context: ViewContext): Extent {
  const extent = context.extent();
  if (!extent) throw new Error(`expected an entry of ${context.processId}, there is none`);
  return extent;
}

function staysOf({ partyId, name, kind, memberOf, stays }: MembershipRow): PartyInProcess[] {
  return stays.map(({ roles, rolesFrom, joined: { occurred, ...citation }, left }) => ({
    partyId,
    name,
    kind,
    memberOf,
    roles,
    since: occurred,
    ...citation,
    rolesFrom,
    left,
  }));
}

function phaseOf({ phaseId, ordinal, title, determined }: PhaseStatusRow): PhaseInProcess {
  const { reason: _, ...status } = determined;
  return { phaseId, ordinal, title, ...status };
}
