/** The JSON Schema of an entry of the load, for Fastify's own validation. */
import { levels, phaseStatuses } from '../../src/domain/events/enumerations.js';

const slug = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };
const string = { type: 'string' };
const text = object([], { en: string, ar: string });
const slugs = { type: 'array', minItems: 1, items: slug };
const person = object(['name'], { name: string, office: string });
const place = object(['name'], { name: text, country: string });
const whole = { type: 'integer', minimum: 0 };
const level = { enum: levels };
const status = { enum: phaseStatuses };

const source = object(['publisher', 'kind'], {
  url: string,
  publisher: string,
  title: string,
  publishedOn: string,
  quote: string,
  kind: {
    enum: ['official', 'wire', 'press', 'monitor_report', 'social_post', 'document', 'own_observation'],
  },
});

const payloads: Readonly<Record<string, object>> = {
  PhaseDefined: object(['phaseId', 'ordinal', 'title'], {
    phaseId: slug,
    ordinal: { type: 'integer', minimum: 1 },
    title: text,
    objectives: { type: 'array', items: text },
  }),
  PhaseDeclared: object(['phaseId', 'status', 'by'], { phaseId: slug, status, by: slug }),
  PhaseStatusDetermined: object(['phaseId', 'status'], { phaseId: slug, status, reason: text }),
  MeetingHeld: object(['meetingId'], {
    meetingId: slug,
    title: text,
    participants: {
      type: 'array',
      minItems: 1,
      items: object(['partyId'], { partyId: slug, representatives: { type: 'array', items: person } }),
    },
    place,
    format: { enum: ['in_person', 'remote', 'shuttle', 'proximity'] },
    topics: { type: 'array', items: text },
    outcome: text,
  }),
  CommitmentMade: object(['commitmentId', 'by', 'text', 'theme', 'standing'], {
    commitmentId: slug,
    by: slugs,
    to: slugs,
    text,
    theme: string,
    standing: { enum: ['proposed', 'binding'] },
    phaseId: slug,
    due: string,
  }),
  CommitmentProgressReported: object(['commitmentId', 'by', 'level'], {
    commitmentId: slug,
    by: slug,
    level,
    text,
  }),
  CommitmentAssessed: object(['commitmentId', 'assessor', 'level', 'reason'], {
    commitmentId: slug,
    assessor: string,
    level,
    reason: text,
  }),
  CommitmentDeadlineSet: object(['commitmentId', 'due'], { commitmentId: slug, due: string, reason: text }),
  ViolationAlleged: object(['violationId', 'by', 'against', 'text'], {
    violationId: slug,
    by: slug,
    against: slugs,
    text,
    place,
    harm: object([], {
      killed: object(['low', 'best', 'high'], { low: whole, best: whole, high: whole }),
    }),
  }),
  ViolationDenied: object(['violationId', 'by'], { violationId: slug, by: slug, text }),
  StatementIssued: object(['statementId', 'issuers', 'text', 'medium'], {
    statementId: slug,
    issuers: slugs,
    title: text,
    text,
    medium: string,
    spokesperson: person,
    meetingId: slug,
  }),
};

/** Its `data` is told apart by its `type`. */
export const entrySchema = {
  type: 'object',
  required: ['type', 'occurred', 'data', 'sources'],
  discriminator: { propertyName: 'type' },
  oneOf: Object.entries(payloads).map(([type, data]) =>
    object(['type', 'occurred', 'data', 'sources'], {
      id: string,
      type: { const: type },
      occurred: string,
      data,
      sources: { type: 'array', minItems: 1, items: source },
    }),
  ),
};

function object(required: readonly string[], properties: Readonly<Record<string, object>>): object {
  return { type: 'object', required, properties, additionalProperties: false };
}
