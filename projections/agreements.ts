/** The agreements of a process: their points, their steps, and where each party stands. */
import { type TypeOf, typesOf } from '../src/domain/events/catalogue.js';
import {
  takenBy,
  type AgreementEndorsed,
  type AgreementSigned,
  type Signatory,
} from '../src/domain/events/agreement/payloads.js';
import type { Capacity } from '../src/domain/events/enumerations.js';
import type {
  AgreementAct,
  AgreementCommitment,
  AgreementPosition,
  AgreementRow,
  AgreementSignatory,
  AgreementState,
  AgreementView,
} from './agreement-row.js';
import { nameKey } from '../src/domain/values/name.js';
import { cite, since, type Citation } from './citation.js';
import type { CommitmentRow } from './commitment-row.js';
import { COMMITMENTS as COMMITMENT_COUNT } from './party-commitments.js';
import { each, foldedBy, ignoringAllBut, type EntryOf } from './fold.js';
import { linkedRows, type Projection, type ViewContext } from './projection.js';

type AgreementType = TypeOf<'agreement'>;

const COMMITMENTS = 'party-commitments';

interface Effect {
  readonly act: AgreementAct;
  /** Null: it changes none. */
  readonly state: AgreementState | null;
}

const EFFECTS: Readonly<Record<AgreementType, Effect>> = {
  AgreementProposed: { act: 'proposed', state: 'proposed' },
  AgreementAccepted: { act: 'accepted', state: 'accepted' },
  AgreementRejected: { act: 'rejected', state: 'rejected' },
  AgreementSigned: { act: 'signed', state: 'signed' },
  AgreementRatified: { act: 'ratified', state: 'ratified' },
  AgreementEndorsed: { act: 'endorsed', state: null },
  AgreementEnteredIntoForce: { act: 'entered_into_force', state: 'in_force' },
  AgreementAmended: { act: 'amended', state: null },
  AgreementSuspended: { act: 'suspended', state: 'suspended' },
  AgreementResumed: { act: 'resumed', state: 'in_force' },
  AgreementTerminated: { act: 'terminated', state: 'terminated' },
};

export const agreements: Projection<AgreementRow, AgreementView> = {
  name: 'agreements',
  version: 3,
  scope: 'process',
  ...foldedBy<AgreementRow>({
    ...each(typesOf('agreement'), {
      keys: ({ data }: EntryOf<AgreementType>) => [data.agreementId],
      evolve: (row: AgreementRow | undefined, entry: EntryOf<AgreementType>) =>
        stepTaken(row ?? begun(entry), entry),
    }),
    ...ignoringAllBut('agreement'),
  }),
  resource: {
    path: 'agreements',
    one: 'Agreement',
    many: 'Agreements',
    view: 'AgreementView',
    description: 'Their points, their steps, and where each party stands.',
    lists: ['process'],
  },
  sort: { name: 'occurred', of: ({ steps: [first] }) => [first ? Date.parse(first.occurred.earliest) : 0] },
  parties: ({ positions }) => positions.map(({ party }) => party),
  reads: [COMMITMENTS],
  view: (row, context) => ({ ...row, ...implementationOf(row, context) }),
};

/** What the first recorded step says holds from the first step in occurred order on. */
function begun({ data: { agreementId }, introduction, introducedBy }: EntryOf<AgreementType>): AgreementRow {
  return {
    agreementId,
    title: introduction.title ?? null,
    kind: introduction.kind ?? null,
    points: introduction.points ?? [],
    pointsFrom: introducedBy,
    state: null,
    stateSince: null,
    positions: [],
    signatories: [],
    relatesTo: introduction.relatesTo ?? [],
    steps: [],
  };
}

function stepTaken(row: AgreementRow, entry: EntryOf<AgreementType>): AgreementRow {
  const { type, data } = entry;
  const by = takenBy(data);
  const partial = entry.type === 'AgreementAccepted' && entry.data.partial === true;
  const citation = cite(entry);
  const { act, state } = EFFECTS[type];
  const position: AgreementPosition['position'] = partial ? 'accepted_in_part' : act;
  const isNews = state !== null && state !== row.state && !partial;
  return {
    ...row,
    ...(isNews && { state, stateSince: since(entry) }),
    ...(type === 'AgreementAmended' && data.points && { points: data.points, pointsFrom: entry.id }),
    positions: [
      ...row.positions.filter(({ party }) => !by.includes(party)),
      ...by.map((party) => ({ party, position, ...citation })),
    ],
    ...(entry.type === 'AgreementSigned' && {
      signatories: signed(row.signatories, entry.data, 'party', citation),
    }),
    ...(entry.type === 'AgreementEndorsed' && {
      signatories: signed(row.signatories, entry.data, 'endorser', citation),
    }),
    steps: [...row.steps, { type: act, by, ...citation, ...(partial && { partial }) }],
  };
}

/** Those who signed before, and those who do now. Where a step tells no signatories, who took it counts as `capacity`. */
function signed(
  before: readonly AgreementSignatory[],
  step: AgreementSigned | AgreementEndorsed,
  capacity: Capacity,
  citation: Citation,
): readonly AgreementSignatory[] {
  const signatories: readonly Signatory[] =
    step.signatories ?? takenBy(step).map((partyId) => ({ partyId, capacity }));
  const nameOf = (one: Pick<AgreementSignatory, 'party' | 'name' | 'capacity'>): string =>
    JSON.stringify([one.party, one.name === null ? null : nameKey(one.name), one.capacity]);
  const known = new Set(before.map(nameOf));
  const now = signatories.map(({ partyId, name, capacity: as, persons }) => ({
    party: partyId ?? null,
    name: name ?? null,
    capacity: as,
    persons: persons ?? [],
    ...citation,
  }));
  return [...before, ...now.filter((one) => !known.has(nameOf(one)))];
}

type Implementation = Pick<AgreementView, 'points' | 'commitments' | 'commitmentCount' | 'otherCommitments'>;

function implementationOf({ agreementId, points }: AgreementRow, context: ViewContext): Implementation {
  const under = linkedRows<CommitmentRow>(context, COMMITMENTS).rows.filter(
    ({ row }) => row.agreementId === agreementId,
  );
  const commitments = under.map(({ row: { commitmentId, point, made } }) => ({
    commitmentId,
    point,
    ...made,
  }));
  const numbers = new Set(points.map(({ number }) => nameKey(number)));
  const implementsPoint = (commitment: AgreementCommitment, number: string): boolean =>
    commitment.point !== null && nameKey(commitment.point) === nameKey(number);
  const idsOf = (those: (commitment: AgreementCommitment) => boolean): string[] =>
    commitments.filter(those).map(({ commitmentId }) => commitmentId);
  return {
    points: points.map((item) => ({
      ...item,
      commitments: idsOf((one) => implementsPoint(one, item.number)),
    })),
    commitments,
    commitmentCount: context.sum(COMMITMENT_COUNT),
    otherCommitments: idsOf(({ point }) => point === null || !numbers.has(nameKey(point))),
  };
}
