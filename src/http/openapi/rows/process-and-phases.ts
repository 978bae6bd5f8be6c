import {
  partyKinds,
  partyRoles,
  phaseStatuses,
  timelineKinds,
} from '../../../domain/vocabulary/enumerations.js';
import type {
  DeterminedStatus,
  PartyInProcess,
  PhaseAgreement,
  PhaseDeclaration,
  PhaseInProcess,
  PhaseStatusView,
  ProcessOverviewView,
} from '../../../application/read-models.js';
import {
  counted,
  flag,
  integer,
  list,
  objectOf,
  oneOf,
  orNull,
  ref,
  slug,
  string,
  text,
  uuid,
  wordsOf,
  type JsonSchema,
} from '../schemas.js';
import { cited, firstOf, sinceFields } from './shared.js';

const status = oneOf(phaseStatuses);
const roles = list(oneOf(partyRoles));
const agreements = wordsOf<PhaseAgreement>({ unanimous: true, contested: true, undeclared: true });

export const processAndPhaseSchemas: Readonly<Record<string, JsonSchema>> = {
  ProcessOverviewRow: objectOf<ProcessOverviewView>(
    'A process: who takes part, and where its phases stand.',
    {
      processId: slug,
      title: orNull(text),
      summary: orNull(text),
      regions: list(string(), 'ISO 3166 codes.'),
      state: orNull(oneOf(['open', 'closed'], 'Whether the record takes entries, by recorded order.')),
      stateSince: orNull(ref('ReasonedSince')),
      openedBy: orNull(uuid),
      parties: list(ref('PartyInProcess'), firstOf('parties that came, with each of their stays')),
      partyCount: integer('How many parties take or took part.'),
      phases: list(ref('PhaseInProcess'), firstOf('by ordinal')),
      phaseCount: integer('How many phases are defined.'),
      counts: counted(timelineKinds, 'How many entries there are, by what they are about.'),
      disputed: integer('How many of them are contested.'),
      firstOccurrence: ref('Citation'),
      lastOccurrence: ref('Citation'),
      lastRevision: integer('The highest revision among the entries that are counted.'),
    },
  ),
  PartyInProcess: objectOf<PartyInProcess>(
    'The stay of a party in the process; a party that left and joined again is listed for each.',
    {
      ...sinceFields,
      partyId: slug,
      name: text,
      kind: oneOf(partyKinds),
      roles,
      rolesFrom: ref('ReasonedCitation'),
      left: orNull(ref('ReasonedCitation')),
    },
  ),
  PhaseInProcess: objectOf<PhaseInProcess>('A phase by its determined status.', {
    ...sinceFields,
    phaseId: slug,
    ordinal: integer(),
    title: text,
    status,
  }),
  PhaseStatusRow: objectOf<PhaseStatusView>(
    'A phase: the determined status beside what the parties declare, never merged.',
    {
      phaseId: slug,
      ordinal: integer('Its place in the plan, from 1.'),
      title: text,
      objectives: list(text),
      agreementId: orNull(slug),
      plannedStart: orNull(ref('PlannedDate')),
      plannedEnd: orNull(ref('PlannedDate')),
      defined: ref('Citation'),
      determined: objectOf<DeterminedStatus>(
        'The determined status: `not_started` since the definition until an entry determines another one.',
        { ...sinceFields, status, reason: orNull(text) },
      ),
      declarations: list(ref('PhaseDeclaration'), 'The latest of each party, in occurred order.'),
      agreement: oneOf(
        agreements,
        'Whether the declarations that are not stale agree with each other and with the determination.',
      ),
      history: list(
        { type: 'object', description: 'A determination or a declaration, with the entry that it is from.' },
        'Every determination and declaration, in occurred order.',
      ),
    },
  ),
  PhaseDeclaration: objectOf<PhaseDeclaration>('What a party said last of the phase.', {
    ...cited,
    party: slug,
    status,
    statementId: orNull(slug),
    stale: flag('The determined status has changed since.'),
  }),
};
