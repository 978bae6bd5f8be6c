/** The rows of the read models, by the names that the feed gives them. */
import type { components } from '../../../client/src/index.ts';

export type Schemas = components['schemas'];

/** What this desk holds live, by read model. */
export interface RowOf {
  'process-overview': Schemas['ProcessOverviewRow'];
  'phase-status': Schemas['PhaseStatusRow'];
  'party-commitments': Schemas['PartyCommitmentsRow'];
  violations: Schemas['ViolationRow'];
  agreements: Schemas['AgreementRow'];
  meetings: Schemas['MeetingRow'];
  statements: Schemas['StatementRow'];
  bodies: Schemas['BodyRow'];
  timeline: Schemas['TimelineRow'];
  parties: Schemas['PartyRow'];
}

export type ReadModel = keyof RowOf;

export type Overview = RowOf['process-overview'];
export type PhaseRow = RowOf['phase-status'];
export type CommitmentRow = RowOf['party-commitments'];
export type EntryRow = RowOf['timeline'];
export type PartyInProcess = Schemas['PartyInProcess'];
export type Source = Schemas['Source'];
export type Localized = Schemas['LocalizedText'];
export type EventDetail = Schemas['EventDetail'];
export type PhaseStatus = PhaseRow['determined']['status'];
export type Level = Schemas['Assessment']['level'];
