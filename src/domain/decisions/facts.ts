/** The little that the state machines need of an entry; a process of a million entries keeps this much of each. */
import type { SubstantiveType } from '../events/catalogue.js';
import type { Level, PhaseStatus, Standing } from '../events/enumerations.js';
import type { PostedEntry } from '../events/entry.js';
import type { Placeable, SubjectKey } from '../history/placement.js';

export type Facts =
  | { readonly of: 'process'; readonly step: 'opened' | 'closed' | 'reopened' }
  | { readonly of: 'party'; readonly step: 'joined' | 'left' }
  | { readonly of: 'meeting'; readonly step: 'scheduled' | 'rescheduled' | 'cancelled' }
  /** `lacks`: what it would have to say if the meeting was not scheduled before. */
  | { readonly of: 'meeting'; readonly step: 'held'; readonly lacks: readonly string[] }
  /** `lacks`: what it would have to say as the first step. `restates`: what it may not say as a later one. */
  | { readonly of: 'agreement'; readonly lacks: readonly string[]; readonly restates: readonly string[] }
  | { readonly of: 'phase-status'; readonly status: PhaseStatus; readonly reasoned: boolean }
  | { readonly of: 'commitment'; readonly standing: Standing }
  | { readonly of: 'standing'; readonly standing: Standing }
  | Assessment
  /** A withdrawal, a dissolution, a resolution: once is enough. */
  | { readonly of: 'ending' }
  | { readonly of: 'nothing' };

export interface Assessment {
  readonly of: 'assessment';
  readonly assessor: string;
  readonly level: Level;
  readonly reversal: boolean;
}

/** An entry of the world as the decisions see it. `sequence` is its revision. */
export interface RecordNode extends Placeable {
  readonly type: SubstantiveType;
  readonly subject: SubjectKey;
  readonly parties: readonly SubjectKey[];
  readonly facts: Facts;
}

/** Equal facts are one object: there are few, and the record keeps them of every entry. */
export function factsOf(entry: PostedEntry<SubstantiveType>): Facts {
  const facts = readFacts(entry);
  return isConstant(facts) ? facts : shared(facts);
}

const NOTHING: Facts = { of: 'nothing' };
const ENDING: Facts = { of: 'ending' };
const MOST_SHARED = 4_096;
const known = new Map<string, Facts>();

function isConstant(facts: Facts): boolean {
  return facts === NOTHING || facts === ENDING;
}

function shared(facts: Facts): Facts {
  const text = JSON.stringify(facts);
  const twin = known.get(text);
  if (twin) return twin;
  if (known.size >= MOST_SHARED) known.clear();
  known.set(text, facts);
  return facts;
}

function readFacts(entry: PostedEntry<SubstantiveType>): Facts {
  switch (entry.type) {
    case 'ProcessOpened':
      return { of: 'process', step: 'opened' };
    case 'ProcessClosed':
      return { of: 'process', step: 'closed' };
    case 'ProcessReopened':
      return { of: 'process', step: 'reopened' };
    case 'PartyJoined':
      return { of: 'party', step: 'joined' };
    case 'PartyLeft':
      return { of: 'party', step: 'left' };
    case 'MeetingScheduled':
      return { of: 'meeting', step: 'scheduled' };
    case 'MeetingRescheduled':
      return { of: 'meeting', step: 'rescheduled' };
    case 'MeetingCancelled':
      return { of: 'meeting', step: 'cancelled' };
    case 'MeetingHeld':
      return { of: 'meeting', step: 'held', lacks: without(entry.data, ['title', 'participants']) };
    case 'AgreementProposed':
    case 'AgreementAccepted':
    case 'AgreementRejected':
    case 'AgreementSigned':
    case 'AgreementRatified':
    case 'AgreementEndorsed':
    case 'AgreementEnteredIntoForce':
    case 'AgreementAmended':
    case 'AgreementSuspended':
    case 'AgreementResumed':
    case 'AgreementTerminated':
      return agreementFacts(entry);
    case 'PhaseStatusDetermined':
      return { of: 'phase-status', status: entry.data.status, reasoned: entry.data.reason !== undefined };
    case 'CommitmentMade':
      return { of: 'commitment', standing: entry.data.standing };
    case 'CommitmentStandingChanged':
      return { of: 'standing', standing: entry.data.standing };
    case 'CommitmentAssessed': {
      const { assessor, level, reversal } = entry.data;
      return { of: 'assessment', assessor, level, reversal: reversal === true };
    }
    case 'StatementWithdrawn':
    case 'BodyDissolved':
    case 'ViolationResolved':
      return ENDING;
    case 'PartyRolesChanged':
    case 'StatementIssued':
    case 'BodyEstablished':
    case 'PhaseDefined':
    case 'PhaseDeclared':
    case 'CommitmentProgressReported':
    case 'CommitmentDeadlineSet':
    case 'ViolationAlleged':
    case 'ViolationDenied':
    case 'ViolationVerified':
      return NOTHING;
  }
}

type AgreementType = Extract<SubstantiveType, `Agreement${string}`>;

function agreementFacts(entry: PostedEntry<AgreementType>): Facts {
  const own =
    entry.type === 'AgreementAmended' ? (['title', 'kind'] as const) : (['title', 'kind', 'points'] as const);
  const missing = without(entry.data, own);
  const restates = own.filter((field) => !missing.includes(field));
  return { of: 'agreement', lacks: without(entry.data, ['title', 'kind']), restates };
}

function without<T extends object>(data: T, fields: readonly (keyof T & string)[]): readonly string[] {
  return fields.filter((field) => data[field] === undefined);
}
