import { levels, standings, themes } from '../../../domain/vocabulary/enumerations.js';
import {
  LINKED_ROWS,
  type Assessment,
  type CommitmentViolation,
  type PartyCommitmentsView,
  type ProgressClaim,
  type ViolationState,
  type ViolationStep,
} from '../../../application/read-models.js';
import {
  flag,
  integer,
  list,
  mark,
  maybe,
  objectOf,
  oneOf,
  orNull,
  ref,
  slug,
  string,
  text,
  wordsOf,
  type JsonSchema,
} from '../schemas.js';
import { cited, firstOf } from './shared.js';

const level = oneOf(levels);
const standing = oneOf(standings);
const violationState = oneOf(
  wordsOf<ViolationState>({ alleged: true, denied: true, verified: true, resolved: true }),
);

export const commitmentSchemas: Readonly<Record<string, JsonSchema>> = {
  PartyCommitmentsRow: objectOf<PartyCommitmentsView>(
    'A commitment: whether it is owed (`standing`), how far it is implemented (`level`), and who says so.',
    {
      commitmentId: slug,
      by: list(slug, 'Ids of the parties that it binds.'),
      to: list(slug, 'Ids of the parties that it is owed to.'),
      text,
      theme: oneOf(themes),
      measurableBy: orNull(text),
      made: ref('Citation'),
      standing,
      standingSince: ref('ReasonedSince'),
      supersededBy: orNull(slug),
      due: orNull(ref('PlannedDate')),
      dueSince: orNull(ref('ReasonedSince')),
      phaseId: orNull(slug),
      agreementId: orNull(slug),
      point: orNull(string('The number of the point of the agreement that it implements.')),
      statementId: orNull(slug),
      dependsOn: list(slug, 'Ids of the commitments that come first.'),
      blockedBy: list(
        slug,
        `Those of the first ${LINKED_ROWS} of them that are not complete and not out of force.`,
      ),
      assessments: list(ref('Assessment'), 'The latest of each assessor, in occurred order.'),
      claims: list(ref('ProgressClaim'), 'The latest of each party, in occurred order.'),
      violations: list(ref('CommitmentViolation'), firstOf('by the date that is alleged')),
      violationCount: integer('How many violations of it are alleged.'),
      openViolations: list(slug, 'Ids of those among `violations` that are not resolved.'),
      openViolationCount: integer('How many of all are not resolved.'),
      level: orNull(
        oneOf(levels, 'The common level of the assessors; null when there is none or they differ.'),
      ),
      overdue: flag('Binding, past the last instant of `due`, and no assessor says complete.'),
      contested: flag('The latest words of assessors and claiming parties give different levels.'),
      history: list(
        { type: 'object', description: 'A step, by `kind`, with the entry that it is from.' },
        'Every step of it, in occurred order; what is said of a violation stands with the violation.',
      ),
    },
  ),
  Assessment: objectOf<Assessment>('What an assessor said last of the implementation.', {
    ...cited,
    assessor: string('A party id or a free name.'),
    level,
    reason: text,
    reversal: mark('A step back from complete that was meant.'),
  }),
  ProgressClaim: objectOf<ProgressClaim>('What a party claimed last of the implementation.', {
    ...cited,
    party: slug,
    level,
    text: maybe(text),
  }),
  CommitmentViolation: objectOf<CommitmentViolation>('An alleged violation of the commitment.', {
    violationId: slug,
    by: slug,
    against: list(slug),
    text,
    agreementId: orNull(slug),
    place: orNull(ref('Place')),
    harm: orNull(ref('Harm')),
    state: violationState,
    steps: list(
      objectOf<ViolationStep>('The allegation, or what somebody said of it.', {
        ...cited,
        state: violationState,
        party: slug,
        text: maybe(text),
      }),
      'In occurred order, the allegation first.',
    ),
  }),
};
