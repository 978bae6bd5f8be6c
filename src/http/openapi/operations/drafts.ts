import { draftStates } from '../../../domain/drafts/draft.js';
import {
  MOST_ENTRIES,
  MOST_QUOTES,
  MOST_TEXTS,
  MOST_TEXT_BYTES,
  MOST_WAITING,
} from '../../../domain/drafts/decide-draft.js';
import { framesOf } from '../frames.js';
import type { Answer, Body, Operation } from '../operation.js';
import { after, lastEventIdOf } from '../parameters.js';
import { anyObject, list, oneOf, ref, string, uuid, type JsonSchema } from '../schemas.js';

/** Entries that the sample history takes, in two drafts. */
export const exampleDraft = {
  draftId: '0199a000-0000-7000-8000-0000000000d1',
  texts: [
    {
      name: 'statement',
      url: 'https://example.org/statement',
      text: 'Doha, 21 December. Hamas says that the crossing is prepared. Israel welcomes it.',
    },
  ],
  entries: [
    drafted('e1', 'hamas', 'Hamas says that the crossing is prepared.'),
    drafted('e2', 'israel', 'Israel welcomes it.'),
  ],
} as const;

function drafted(number: string, party: string, quote: string): object {
  return {
    entry: {
      id: `0199a000-0000-7000-8000-0000000000${number}`,
      type: 'StatementIssued',
      occurred: '2025-12-21',
      data: {
        statementId: `drafted-${number}`,
        issuers: [party],
        text: { en: quote },
        medium: 'press_release',
      },
      sources: [{ publisher: 'press', title: 'Press reports', kind: 'press' }],
    },
    quotes: [{ text: 'statement', quote }],
  };
}

const json: Pick<Answer, 'mediaType'> = { mediaType: 'application/json' };

function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

const texts: JsonSchema = {
  ...list(
    object({ name: string(), url: { type: 'string', format: 'uri' }, text: string() }, ['name', 'text']),
    `What the entries were read from, each by its name: nothing is fetched. ${MOST_TEXT_BYTES} bytes together.`,
  ),
  maxItems: MOST_TEXTS,
};
const quotes: JsonSchema = {
  ...list(
    object({ text: string('The name of the text.'), quote: string() }, ['text', 'quote']),
    'Words that stand in a text: the same letters, in NFC and whatever the white space.',
  ),
  minItems: 1,
  maxItems: MOST_QUOTES,
};
const entries: JsonSchema = {
  ...list(
    object({ entry: { ...anyObject, description: 'As it would be posted.' }, quotes }, ['entry', 'quotes']),
  ),
  minItems: 1,
  maxItems: MOST_ENTRIES,
};
const version: JsonSchema = {
  type: 'integer',
  minimum: 1,
  description: 'The version of the draft that was seen.',
};
const entryIds: JsonSchema = {
  ...list(uuid, 'Entries of the draft. Absent: all that wait.'),
  minItems: 1,
  maxItems: MOST_ENTRIES,
};

function taking(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  example: object,
): Body {
  return { schema: object(properties, required), example };
}

const STORE = ['process-not-found', 'not-found', 'forbidden', 'store-unavailable'] as const;
const BODY = [
  ...STORE,
  'append-outcome-unknown',
  'malformed-json',
  'unsupported-media-type',
  'body-too-large',
  'invalid-payload',
] as const;
const CHANGE = [...BODY, 'draft-changed', 'draft-decided'] as const;
const DRAFTS = '/v1/processes/{processId}/drafts';
const ONE = `${DRAFTS}/{draftId}`;
const PLACE = 'drafts@1.0.0';
const changed: Answer = { ...json, status: 200, description: 'The draft.', schema: ref('DraftAnswer') };

export const draftOperations: readonly Operation[] = [
  {
    id: 'proposeEntries',
    method: 'post',
    path: DRAFTS,
    tag: 'record',
    summary: 'Propose entries',
    description: [
      `Nothing of it is on the record until somebody accepts it, and no answer about the process has it. Each entry comes with words of the texts that it was read from, which have to stand there. The verdicts say what the record would answer. Up to ${MOST_ENTRIES} entries in a draft, and ${MOST_WAITING} drafts that wait for a process.`,
      '**Idempotent** with a `draftId`: the same proposal under the same id is the same draft.',
    ].join('\n\n'),
    takes: taking({ draftId: uuid, texts, entries }, ['texts', 'entries'], exampleDraft),
    answers: [
      {
        ...json,
        status: 201,
        description: 'It waits.',
        schema: ref('JudgedDraft'),
        headers: ['Location'],
      },
    ],
    refusals: [...BODY, 'quote-not-found', 'draft-id-reused', 'too-many-drafts'],
  },
  {
    id: 'listDrafts',
    method: 'get',
    path: DRAFTS,
    tag: 'record',
    summary: 'The drafts of a process',
    description:
      'Without their texts; those that were proposed last come first. As an event stream the same drafts are a live feed, in the order of their last changes: each change comes with what has happened to the draft, and a draft that no longer is in one of the states is `gone`. It ends when the caller may no longer record for the process.',
    query: [
      {
        name: 'state',
        description: 'Only drafts in these states.',
        schema: { type: 'array', items: oneOf(draftStates) },
        example: 'waiting',
        list: true,
      },
      {
        name: 'cursor',
        description: 'The `nextCursor` of the page before.',
        schema: string(),
        example: '12',
        only: ['application/json'],
      },
      {
        name: 'limit',
        description: 'Drafts on the page.',
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        example: '5',
        only: ['application/json'],
      },
      { ...after, example: PLACE },
    ],
    headers: [lastEventIdOf(PLACE)],
    answers: [
      { ...json, status: 200, description: 'A page.', schema: ref('DraftPage'), headers: ['Vary'] },
      {
        status: 200,
        mediaType: 'text/event-stream',
        description: 'The same drafts as a live feed.',
        schema: framesOf('DraftFrame'),
      },
    ],
    refusals: [...STORE, 'invalid-cursor', 'too-many-requests', 'not-acceptable'],
  },
  {
    id: 'getDraft',
    method: 'get',
    path: ONE,
    tag: 'record',
    summary: 'One draft',
    description:
      'With its texts and its history, and what the record would answer now to the entries that wait.',
    answers: [{ ...json, status: 200, description: 'The draft.', schema: ref('JudgedDraft') }],
    refusals: [...STORE],
  },
  {
    id: 'reviseDraft',
    method: 'post',
    path: `${ONE}/revise`,
    tag: 'record',
    summary: 'Change the entries that wait',
    description:
      'Takes every entry that waits, as it is to be, and others if there are more; texts are added. To drop an entry, reject it.',
    takes: taking({ version, texts, entries }, ['version', 'entries'], {
      version: 1,
      entries: exampleDraft.entries,
    }),
    answers: [changed],
    refusals: [...CHANGE, 'quote-not-found'],
  },
  {
    id: 'acceptDraft',
    method: 'post',
    path: `${ONE}/accept`,
    tag: 'record',
    summary: 'Accept entries of a draft',
    description:
      'Records them in one batch, as a post of the caller, each with `proposedBy`; what the record refuses is told, and then nothing is accepted. Entries about the record need an editor. Sent again with the same `entryIds` it changes nothing.',
    takes: taking({ version, entryIds }, ['version'], { version: 1 }),
    answers: [changed],
    refusals: [...CHANGE],
  },
  {
    id: 'rejectDraft',
    method: 'post',
    path: `${ONE}/reject`,
    tag: 'record',
    summary: 'Reject entries of a draft',
    description: 'They stay in the draft with the reason. Sent again it changes nothing.',
    takes: taking({ version, entryIds, reason: string() }, ['version', 'reason'], {
      version: 1,
      reason: 'The statement says nothing of the crossing.',
    }),
    answers: [changed],
    refusals: [...CHANGE],
  },
];
