/** The phases of a process: what the desk has determined beside what the parties declare. */
import type { PhaseStatus } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import {
  cite,
  plannedDateOrNull,
  since,
  type Citation,
  type PlannedDate,
  type ReasonedSince,
} from './citation.js';
import { foldedBy, ignoringAllBut, onRow, type EntryOf } from './fold.js';
import { asStored, type Projection } from './projection.js';

/** The determined status; `not_started` since the phase's definition until an entry determines another one. */
export interface DeterminedStatus extends ReasonedSince {
  readonly status: PhaseStatus;
}

/** What a party said last of the phase. */
export interface PhaseDeclaration extends Citation {
  readonly party: string;
  readonly status: PhaseStatus;
  readonly statementId: string | null;
  /** The determined status has changed since. */
  readonly stale: boolean;
}

export type PhaseHistoryItem = Citation & { readonly status: PhaseStatus } & (
    | {
        readonly kind: 'determined';
        readonly reason?: LocalizedText;
        /** The status was the same before. */
        readonly reaffirmed?: true;
      }
    | { readonly kind: 'declared'; readonly by: string; readonly statementId?: string }
  );

/**
 * Whether the declarations that are not stale agree with each other and with the determination. `undeclared`: there is
 * none that is not stale.
 */
export type PhaseAgreement = 'unanimous' | 'contested' | 'undeclared';

export interface PhaseStatusRow {
  readonly phaseId: string;
  /** The phase's place in the plan, from 1. */
  readonly ordinal: number;
  readonly title: LocalizedText;
  readonly objectives: readonly LocalizedText[];
  readonly agreementId: string | null;
  readonly plannedStart: PlannedDate | null;
  readonly plannedEnd: PlannedDate | null;
  readonly defined: Citation;
  readonly determined: DeterminedStatus;
  /** The latest of each party, in occurred order. */
  readonly declarations: readonly PhaseDeclaration[];
  readonly agreement: PhaseAgreement;
  /** Every determination and declaration, in occurred order. */
  readonly history: readonly PhaseHistoryItem[];
}

export type PhaseStatusView = PhaseStatusRow;

const keys = (
  entry: EntryOf<'PhaseDefined' | 'PhaseDeclared' | 'PhaseStatusDetermined'>,
): readonly string[] => [entry.data.phaseId];

export const phaseStatus: Projection<PhaseStatusRow, PhaseStatusView> = {
  name: 'phase-status',
  version: 1,
  scope: 'process',
  ...foldedBy<PhaseStatusRow>({
    PhaseDefined: { keys, evolve: (row, entry) => row ?? defined(entry) },
    PhaseDeclared: { keys, evolve: onRow(declared) },
    PhaseStatusDetermined: { keys, evolve: onRow(determined) },
    ...ignoringAllBut('phase'),
  }),
  resource: {
    path: 'phases',
    one: 'Phase',
    many: 'Phases',
    view: 'PhaseStatusView',
    description: 'The determined status and what each party declares are kept apart.',
    lists: ['process'],
    key: { name: 'phaseId', example: 'phase-2' },
  },
  sort: { name: 'ordinal', of: ({ ordinal }) => [ordinal], byDefault: true },
  parties: ({ declarations }) => declarations.map(({ party }) => party),
  links: ({ ordinal }, key, processId) => [
    {
      source: { projection: 'phase-status', key },
      dependent: { projection: 'process-overview', key: processId },
      order: [ordinal, 0],
    },
  ],
  view: asStored,
};

function defined(entry: EntryOf<'PhaseDefined'>): PhaseStatusRow {
  const { phaseId, ordinal, title, objectives, agreementId, plannedStart, plannedEnd } = entry.data;
  return {
    phaseId,
    ordinal,
    title,
    objectives: objectives ?? [],
    agreementId: agreementId ?? null,
    plannedStart: plannedDateOrNull(plannedStart),
    plannedEnd: plannedDateOrNull(plannedEnd),
    defined: cite(entry),
    determined: { status: 'not_started', ...since(entry), reason: null },
    declarations: [],
    agreement: 'undeclared',
    history: [],
  };
}

function declared(row: PhaseStatusRow, entry: EntryOf<'PhaseDeclared'>): PhaseStatusRow {
  const { by, status, statementId } = entry.data;
  const citation = cite(entry);
  const declaration = { party: by, status, ...citation, statementId: statementId ?? null, stale: false };
  const declarations = [...row.declarations.filter(({ party }) => party !== by), declaration];
  const item = {
    kind: 'declared',
    status,
    ...citation,
    by,
    ...(statementId !== undefined && { statementId }),
  } as const;
  return {
    ...row,
    declarations,
    agreement: agreementAmong(declarations, row.determined.status),
    history: [...row.history, item],
  };
}

function determined(row: PhaseStatusRow, entry: EntryOf<'PhaseStatusDetermined'>): PhaseStatusRow {
  const { status, reason } = entry.data;
  const item = { kind: 'determined', status, ...cite(entry), ...(reason && { reason }) } as const;
  if (status === row.determined.status) {
    return { ...row, history: [...row.history, { ...item, reaffirmed: true }] };
  }
  return {
    ...row,
    determined: { status, ...since(entry), reason: reason ?? null },
    declarations: row.declarations.map((declaration) =>
      declaration.stale ? declaration : { ...declaration, stale: true },
    ),
    agreement: 'undeclared',
    history: [...row.history, item],
  };
}

function agreementAmong(declarations: readonly PhaseDeclaration[], status: PhaseStatus): PhaseAgreement {
  const current = declarations.filter(({ stale }) => !stale);
  if (current.length === 0) return 'undeclared';
  return current.every((declaration) => declaration.status === status) ? 'unanimous' : 'contested';
}
