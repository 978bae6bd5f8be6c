import type { Operation } from '../operation.js';
import { clock, commitmentFilter, date, ifNoneMatch, timelineFilter } from '../parameters.js';
import { ref } from '../schemas.js';
import { answer, row, rows, unchanged } from './read-model.js';

const commitmentsAre =
  'Standing (is it owed?) and level (how far is it implemented?) are two axes; claims of parties stand beside assessments.';

export const askOperations: readonly Operation[] = [
  rows({
    id: 'listProcesses',
    path: '/v1/processes',
    projection: 'process-overview',
    row: 'ProcessOverviewRow',
    summary: 'The processes on the record',
    description: 'Each with its parties and the determined status of its phases.',
  }),
  row({
    id: 'getProcess',
    path: '/v1/processes/{processId}',
    projection: 'process-overview',
    row: 'ProcessOverviewRow',
    summary: 'A process',
    description: 'Its parties, and the determined status of its phases.',
  }),
  rows({
    id: 'listPhases',
    path: '/v1/processes/{processId}/phases',
    projection: 'phase-status',
    row: 'PhaseStatusRow',
    summary: 'The phases of a process and how they stand',
    description: 'The determined status and what each party declares are kept apart.',
  }),
  row({
    id: 'getPhase',
    path: '/v1/processes/{processId}/phases/{phaseId}',
    projection: 'phase-status',
    row: 'PhaseStatusRow',
    summary: 'A phase and how it stands',
    description: 'The determined status and what each party declares are kept apart.',
  }),
  rows({
    id: 'listCommitmentsOfProcess',
    path: '/v1/processes/{processId}/commitments',
    projection: 'party-commitments',
    row: 'PartyCommitmentsRow',
    summary: 'The commitments of a process',
    description: commitmentsAre,
    filter: commitmentFilter,
  }),
  row({
    id: 'getCommitment',
    path: '/v1/processes/{processId}/commitments/{commitmentId}',
    projection: 'party-commitments',
    row: 'PartyCommitmentsRow',
    summary: 'A commitment and how it stands',
    description: commitmentsAre,
  }),
  rows({
    id: 'listCommitments',
    path: '/v1/commitments',
    projection: 'party-commitments',
    row: 'PartyCommitmentsRow',
    summary: 'The commitments of all processes',
    description: commitmentsAre,
    filter: commitmentFilter,
  }),
  rows({
    id: 'listAgreements',
    path: '/v1/processes/{processId}/agreements',
    projection: 'agreements',
    row: 'AgreementRow',
    summary: 'The agreements of a process',
    description: 'Their points, their steps, and where each party stands.',
  }),
  rows({
    id: 'listMeetings',
    path: '/v1/processes/{processId}/meetings',
    projection: 'meetings',
    row: 'MeetingRow',
    summary: 'The meetings of a process',
    description: 'Planned, moved, held or called off, with the statements made there.',
  }),
  rows({
    id: 'listTimeline',
    path: '/v1/processes/{processId}/timeline',
    projection: 'timeline',
    row: 'TimelineRow',
    summary: 'The timeline of a process',
    description:
      'Entry by entry in occurred order, corrections applied, with what was later said about each. Retracted entries are gone.',
    filter: timelineFilter,
  }),
  rows({
    id: 'listParties',
    path: '/v1/parties',
    projection: 'parties',
    row: 'PartyRow',
    summary: 'The parties',
    description: 'Across processes, with the commitments that bind them counted.',
  }),
  row({
    id: 'getParty',
    path: '/v1/parties/{partyId}',
    projection: 'parties',
    row: 'PartyRow',
    summary: 'A party',
    description: 'Where it takes part, and how the commitments stand that bind it.',
  }),
  {
    id: 'getDifference',
    method: 'get',
    path: '/v1/processes/{processId}/changes',
    tag: 'ask',
    summary: 'What changed in a process between two moments',
    description:
      'Row by row, with the entries that caused it; no entries where time alone did. By the occurred clock: what happened. By the recorded clock: what was learnt.',
    query: [
      { ...date('from', 'The earlier moment.', '2025-11-01'), required: true },
      { ...date('to', 'The later moment.', '2025-12-19'), required: true },
      clock('clock', 'The clock that the moments are on.'),
    ],
    headers: [ifNoneMatch],
    answers: [answer(ref('Difference'), 'The rows that differ, before and after.'), unchanged],
    refusals: ['process-not-found', 'not-found', 'not-caught-up', 'store-unavailable', 'too-many-questions'],
  },
];
