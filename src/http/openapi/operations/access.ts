import { LONGEST_KEY_NAME, MOST_GRANTS } from '../../../domain/access/decide-access.js';
import type { Answer, Body, Operation } from '../operation.js';
import { instant, list, ref, string, type JsonSchema } from '../schemas.js';

function json(status: number, description: string, schema: string, headers: readonly string[] = []): Answer {
  return { status, mediaType: 'application/json', description, schema: ref(schema), headers };
}

const grants: JsonSchema = {
  ...list(
    string(),
    'Each a role and a scope. The roles are `reader`, `recorder`, `editor` and `admin`, each with all before it; the scope is the id of a process, or `*`.',
  ),
  maxItems: MOST_GRANTS,
};

function taking(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  example: object,
): Body {
  return { schema: { type: 'object', properties, required, additionalProperties: false }, example };
}

const takesGrants = taking({ grants }, ['grants'], { grants: ['reader:*'] });

const CHANGES = ['store-unavailable', 'append-outcome-unknown'] as const;
const OF_BODIES = [
  'malformed-json',
  'unsupported-media-type',
  'body-too-large',
  'invalid-payload',
  ...CHANGES,
] as const;

export const accessOperations: readonly Operation[] = [
  {
    id: 'getSelf',
    method: 'get',
    path: '/v1/session',
    tag: 'access',
    summary: 'Who one is',
    description:
      'The caller that the server takes the request for, and what is granted to it. While no access is configured that is `local`, an admin.',
    query: [],
    answers: [json(200, 'Who asks.', 'Self')],
    refusals: [],
  },
  {
    id: 'beginSession',
    method: 'post',
    path: '/v1/session',
    tag: 'access',
    summary: 'Begin a session of a browser',
    description:
      'With a key or a token in `Authorization`. The cookie stands for it from then on: 12 hours at most, and no longer than the key or the token.',
    query: [],
    answers: [json(201, 'It has begun; the cookie is set.', 'Self', ['Set-Cookie'])],
    refusals: [],
  },
  {
    id: 'endSession',
    method: 'delete',
    path: '/v1/session',
    tag: 'access',
    summary: 'End a session',
    description:
      'The cookie is good no more at this server, and its open feeds end. Does nothing where there is none. To end sessions at every server, revoke the key.',
    query: [],
    answers: [{ status: 204, description: 'It is over.', headers: ['Set-Cookie'] }],
    refusals: [],
  },
  {
    id: 'getCaller',
    method: 'get',
    path: '/v1/callers/{callerId}',
    tag: 'access',
    summary: 'Whom `recordedBy` stands for',
    description:
      'For callers who are editors of some process. A caller with a token is known by name once it has used this server since its start: names are on no record.',
    query: [],
    answers: [json(200, 'Its name.', 'NamedCaller')],
    refusals: ['not-found'],
  },
  {
    id: 'getAccess',
    method: 'get',
    path: '/v1/admin/access',
    tag: 'access',
    summary: 'Who may what',
    description: 'Keys, whoever comes without one, restricted processes, and whether tokens are taken.',
    query: [],
    answers: [json(200, 'Who may what.', 'AccessOverview')],
    refusals: [],
  },
  {
    id: 'listKeys',
    method: 'get',
    path: '/v1/admin/keys',
    tag: 'access',
    summary: 'The keys',
    description: 'Without their secrets, of which nobody has more than a digest.',
    query: [],
    answers: [json(200, 'Every key, those that were revoked too.', 'Keys')],
    refusals: [],
  },
  {
    id: 'issueKey',
    method: 'post',
    path: '/v1/admin/keys',
    tag: 'access',
    summary: 'Make a key',
    description:
      'Its token is in this answer and nowhere else. With the first key every caller has to come with one: let that one be an admin.',
    query: [],
    takes: taking(
      {
        name: { type: 'string', description: 'Who is to have it.', maxLength: LONGEST_KEY_NAME },
        grants,
        expiresAt: { ...instant, description: 'When it ends by itself: UTC, to the second. Absent: never.' },
      },
      ['name', 'grants'],
      { name: 'Gaza desk', grants: ['recorder:gaza-2025'], expiresAt: '2027-01-01T00:00:00Z' },
    ),
    answers: [json(201, 'It is made.', 'IssuedKey')],
    refusals: OF_BODIES,
  },
  {
    id: 'grantKey',
    method: 'put',
    path: '/v1/admin/keys/{keyId}/grants',
    tag: 'access',
    summary: 'Change what a key grants',
    description: 'These, and no others, from now on; open feeds go by it at once, at every server.',
    query: [],
    takes: takesGrants,
    answers: [json(200, 'As it stands now.', 'ChangedKey')],
    refusals: ['not-found', ...OF_BODIES],
  },
  {
    id: 'revokeKey',
    method: 'delete',
    path: '/v1/admin/keys/{keyId}',
    tag: 'access',
    summary: 'Take a key back',
    description:
      'For good. Its sessions and its open feeds end with it, at every server. The last key of an admin can be taken back too: `warning` then says how to make another.',
    query: [],
    answers: [json(200, 'It is revoked.', 'ChangedKey')],
    refusals: ['not-found', ...CHANGES],
  },
  {
    id: 'grantAnonymous',
    method: 'put',
    path: '/v1/admin/access/anonymous',
    tag: 'access',
    summary: 'Change what is granted to whoever presents nothing',
    description:
      'For a public record, `reader:*`. An empty list: nothing. Nobody can be made an admin by it.',
    query: [],
    takes: takesGrants,
    answers: [json(200, 'As it stands now.', 'AnonymousAccess')],
    refusals: OF_BODIES,
  },
  {
    id: 'restrictProcess',
    method: 'put',
    path: '/v1/admin/restrictions/{processId}',
    tag: 'access',
    summary: 'Restrict a process',
    description:
      'From now on a grant for `*` does not reach it, and for whoever has no other it does not exist. It can be done before the process is opened.',
    query: [],
    answers: [json(200, 'It is restricted.', 'ProcessRestriction')],
    refusals: ['not-found', ...CHANGES],
  },
  {
    id: 'unrestrictProcess',
    method: 'delete',
    path: '/v1/admin/restrictions/{processId}',
    tag: 'access',
    summary: 'Let a process go',
    description: 'A grant for `*` reaches it again. Does nothing where it is not restricted.',
    query: [],
    answers: [json(200, 'It is not restricted.', 'ProcessRestriction')],
    refusals: ['not-found', ...CHANGES],
  },
];
