// This is the stored format: every word below is written into events, so a change is a new payload version with an upcaster.

/** What sort of actor a party is, after PA-X. */
export const partyKinds = [
  'state',
  'non_state_armed',
  'political_party',
  'igo',
  'government_body',
  'transitional_body',
  'ngo',
  'civil_society',
  'religious_body',
  'community',
  'company',
  'coalition',
  'electorate',
  'person',
] as const;
export type PartyKind = (typeof partyKinds)[number];

/** What a party does in a process; it may do several things. */
export const partyRoles = [
  'conflict_party',
  'mediator',
  'guarantor',
  'monitor',
  'implementer',
  'accompanier',
  'assessor',
  'donor',
  'endorser',
  'observer',
] as const;
export type PartyRole = (typeof partyRoles)[number];

export const meetingFormats = ['in_person', 'remote', 'shuttle', 'proximity'] as const;
export type MeetingFormat = (typeof meetingFormats)[number];

export const statementMedia = [
  'joint_statement',
  'press_release',
  'social_media',
  'speech',
  'interview',
  'document',
  'leak',
] as const;
export type StatementMedium = (typeof statementMedia)[number];

export const agreementKinds = [
  'pre_negotiation',
  'framework',
  'ceasefire',
  'partial',
  'comprehensive',
  'implementation',
  'renewal',
  'resolution',
  'declaration',
  'charter',
  'other',
] as const;
export type AgreementKind = (typeof agreementKinds)[number];

/** In which capacity somebody signs an agreement. */
export const capacities = ['party', 'witness', 'guarantor', 'endorser', 'facilitator', 'observer'] as const;
export type Capacity = (typeof capacities)[number];

/** What an agreement does to another one. */
export const agreementRelations = ['implements', 'renews', 'amends', 'replaces', 'annexes'] as const;
export type AgreementRelation = (typeof agreementRelations)[number];

export const phaseStatuses = [
  'not_started',
  'preparing',
  'in_progress',
  'stalled',
  'suspended',
  'completed',
  'collapsed',
  'superseded',
] as const;
export type PhaseStatus = (typeof phaseStatuses)[number];

/** What a commitment is about. */
export const themes = [
  'cessation_of_hostilities',
  'withdrawal',
  'detainees',
  'humanitarian_access',
  'disarmament',
  'security',
  'justice',
  'victims',
  'rights',
  'governance',
  'reconstruction',
  'displacement',
  'monitoring',
  'political_horizon',
  'economy',
  'other',
] as const;
export type Theme = (typeof themes)[number];

/** The standings in which a commitment can begin. */
export const initialStandings = ['proposed', 'binding'] as const;
export type InitialStanding = (typeof initialStandings)[number];

/** Whether a commitment is owed: one axis of its status. The last three are terminal. */
export const standings = [...initialStandings, 'suspended', 'superseded', 'waived', 'lapsed'] as const;
export type Standing = (typeof standings)[number];

/** How far a commitment is implemented, the scale of the Peace Accords Matrix, in ascending order. */
export const levels = ['not_initiated', 'minimum', 'intermediate', 'complete'] as const;
export type Level = (typeof levels)[number];

/** What an assessor can say of the implementation: a level, or that it cannot be told. */
export const ratings = [...levels, 'not_assessable'] as const;
export type Rating = (typeof ratings)[number];

/** What a monitor found of an alleged violation. Only `attributed` names who did it. */
export const findings = ['attributed', 'occurred_not_attributed', 'inconclusive', 'unfounded'] as const;
export type Finding = (typeof findings)[number];

/** How sure a monitor is of its finding. */
export const confidences = ['low', 'moderate', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** What sort of publication a source is. Publishers are never graded. */
export const sourceKinds = [
  'official',
  'wire',
  'press',
  'monitor_report',
  'social_post',
  'document',
  'own_observation',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What a statement can be about. */
export const referenceKinds = [
  'phase',
  'meeting',
  'agreement',
  'commitment',
  'body',
  'statement',
  'violation',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** What an entry of the timeline is about. */
export const timelineKinds = [
  'process',
  'party',
  'meeting',
  'statement',
  'agreement',
  'body',
  'phase',
  'commitment',
  'violation',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];
