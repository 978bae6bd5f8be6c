import {
  catalogue,
  eventTypes,
  isEditorialType,
  type EventType,
} from '../../../domain/vocabulary/catalogue.js';
import { fieldsOf } from '../../../domain/vocabulary/rules/rule.js';
import type { SchemaScope } from '../../../domain/vocabulary/rules/schema.js';
import {
  levels,
  partyKinds,
  partyRoles,
  standings,
  timelineKinds,
} from '../../../domain/vocabulary/enumerations.js';
import {
  partyParts,
  type PartyInvolved,
  type PartyView,
  type SaidBefore,
  type Scoreboard,
  type StayInProcess,
  type TimelineCorrection,
  type TimelineState,
  type TimelineView,
} from '../../../application/read-models.js';
import {
  counted,
  flag,
  integer,
  list,
  maybe,
  objectOf,
  oneOf,
  orNull,
  position,
  recordedAt,
  ref,
  slug,
  string,
  text,
  uuid,
  wordsOf,
  type JsonSchema,
} from '../schemas.js';
import { firstOf } from './shared.js';

const kind = oneOf(timelineKinds);
const states = wordsOf<TimelineState>({ issued: true, withdrawn: true, established: true, dissolved: true });
const marked = { entryId: uuid, recordedAt };

const substantiveTypes = eventTypes.filter((type) => !isEditorialType(type));

/** Parts of payloads stand among the schemas of what can be posted. */
const parts: SchemaScope = { refToClass: ({ name }) => ref(name), refToNamed: ref };

/** The schema of an entry's own words and values: its payload's, with its type. */
function whatSchema(type: EventType): JsonSchema {
  const fields = [...fieldsOf(catalogue[type].payload).values()];
  const own = fields.map(({ name, rule }) => [name, rule.schema(parts)] as const);
  return {
    type: 'object',
    description: catalogue[type].summary,
    properties: { type: { const: type }, ...Object.fromEntries(own) },
    required: ['type', ...fields.filter(({ optional }) => !optional).map(({ name }) => name)],
  };
}

function whatName(type: string): string {
  return `${type}What`;
}

const what: JsonSchema = {
  description:
    'What the entry says as it stands now, in its own words and values: its payload with its type.',
  oneOf: substantiveTypes.map((type) => ref(whatName(type))),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(
      substantiveTypes.map((type) => [type, `#/components/schemas/${whatName(type)}`]),
    ),
  },
};

const timeline = objectOf<TimelineView>(
  'An entry as the record tells it now, with what was later said about it.',
  {
    entryId: uuid,
    type: oneOf(substantiveTypes),
    kind,
    what: ref('TimelineWhat'),
    occurred: ref('Occurred'),
    title: orNull(text),
    text: orNull(text),
    subject: objectOf<TimelineView['subject']>('What the entry is about.', {
      kind,
      id: slug,
      title: orNull(text),
    }),
    parties: list(slug, 'Ids of the parties in `parts`, each once.'),
    parts: list(
      objectOf<PartyInvolved>('A party with one of its parts.', {
        party: string('A party id; of an assessor also a free name.'),
        part: oneOf(partyParts, 'The field of the payload that names it.'),
        of: oneOf(
          ['entry', 'subject'],
          'Whether it has the part in the entry, or in what the entry is about.',
        ),
      }),
      'Those of what it is about only where the entry does not say itself whose step it is.',
    ),
    sources: list(ref('Source'), 'Its own, then those of the entries that corroborate it.'),
    note: orNull(text),
    disputed: flag(),
    disputes: list(
      objectOf<TimelineView['disputes'][number]>('Who contests the entry, and why.', {
        ...marked,
        by: slug,
        reason: text,
        sources: list(ref('Source')),
      }),
    ),
    corrected: flag(),
    corrections: list(
      objectOf<TimelineCorrection>('A correction, with what the entry said before.', {
        ...marked,
        reason: text,
        before: objectOf<SaidBefore>('The parts that it replaced; null where there was nothing.', {
          occurred: maybe(string()),
          sources: maybe(orNull(list(ref('Source')))),
          note: maybe(orNull(text)),
          data: maybe({ type: 'object' }),
        }),
      }),
      'In recorded order.',
    ),
    corroborations: list(
      objectOf<TimelineView['corroborations'][number]>('An entry that adds sources.', marked),
    ),
    translations: list(
      objectOf<TimelineView['translations'][number]>('An entry that adds languages to a text.', {
        ...marked,
        path: string('A JSON Pointer to the text.'),
        tags: list(string(), 'BCP 47.'),
      }),
    ),
    state: orNull(oneOf(states, 'Of a statement or a body, where the entry brought it about.')),
    endedBy: orNull(uuid),
    revision: integer(),
    position,
    recordedAt,
    recordedBy: string(),
  },
);

const party = objectOf<PartyView>(
  'A party, where it takes part, and how the commitments stand that bind it.',
  {
    partyId: slug,
    name: orNull(text),
    kind: orNull(oneOf(partyKinds, 'Null, like `name`, where no membership can be read.')),
    identifiers: ref('PartyIdentifiers'),
    processes: list(
      objectOf<StayInProcess>('A stay in a process.', {
        processId: slug,
        roles: list(oneOf(partyRoles)),
        joined: ref('Citation'),
        rolesFrom: ref('ReasonedCitation'),
        left: orNull(ref('ReasonedCitation')),
      }),
      firstOf('processes, the one that it joined last first, with each of its stays'),
    ),
    processCount: integer('How many processes it has joined or left.'),
    commitments: objectOf<Scoreboard>('The commitments that bind it, counted.', {
      total: integer(),
      byLevel: counted([...levels, 'none'], '`none`: there is no assessment, or the assessors differ.'),
      byStanding: counted(standings, 'By whether they are owed.'),
      overdue: integer(),
      contested: integer(),
    }),
  },
);

export const timelineAndPartySchemas: Readonly<Record<string, JsonSchema>> = {
  TimelineRow: timeline,
  TimelineWhat: what,
  ...Object.fromEntries(substantiveTypes.map((type) => [whatName(type), whatSchema(type)])),
  PartyRow: party,
};
