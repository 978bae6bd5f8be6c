import type { ProblemCode } from '../../problem.js';
import type { Answer, Operation, QueryParameter } from '../operation.js';
import { string } from '../schemas.js';

const REFUSALS: readonly ProblemCode[] = [
  'process-not-found',
  'not-found',
  'size-not-reached',
  'store-unavailable',
  'too-many-questions',
  'no-signing-key',
];

function text(description: string): Answer {
  return { status: 200, mediaType: 'text/plain', description, schema: string() };
}

function size(name: string, description: string, example: string): QueryParameter {
  return { name, description, schema: { type: 'integer', minimum: 1, maximum: 999_999_999 }, example };
}

const OF_HEAD = 'How many entries the head is of. Absent: all that there are.';

export const attestOperations: readonly Operation[] = [
  {
    id: 'getHead',
    method: 'get',
    path: '/v1/processes/{processId}/head',
    tag: 'attest',
    summary: 'The signed head of a process',
    description:
      'A C2SP `tlog-checkpoint`: the name of the process, how many entries it has, and the root of their Merkle tree (RFC 9162, SHA-256), signed with Ed25519. Leaf n is the entry of revision n: the canonical JSON that its `hash` covers. The same size gives the same bytes for ever, on every server of the record. Keep it elsewhere: it tells of every later change.',
    query: [size('size', OF_HEAD, '3')],
    answers: [text('The head.')],
    refusals: REFUSALS,
  },
  {
    id: 'getEntryProof',
    method: 'get',
    path: '/v1/processes/{processId}/events/{eventId}/proof',
    tag: 'attest',
    summary: 'The proof that an entry is under a head',
    description:
      'A C2SP `tlog-proof`: the place of the entry, the hashes that lead to the root, and the head. `extra` is its leaf: the canonical JSON that its `hash` covers, without what was posted, of which it has the `bodyHash`. So an entry is proven without the others, also where its body was erased.',
    query: [size('size', OF_HEAD, '60')],
    answers: [text('The proof.')],
    refusals: [...REFUSALS, 'entry-beyond-size'],
  },
  {
    id: 'getConsistency',
    method: 'get',
    path: '/v1/processes/{processId}/consistency',
    tag: 'attest',
    summary: 'The proof that an earlier head is the beginning of a later one',
    description:
      'The old size, the hashes of the proof (RFC 9162, 2.1.4) and the later head, as a C2SP `tlog-witness` takes them at `add-checkpoint`.',
    query: [
      {
        name: 'from',
        description: 'The size of the earlier head; 0 for none.',
        schema: { type: 'integer', minimum: 0, maximum: 999_999_999 },
        example: '3',
        required: true,
      },
      size('to', 'The size of the later head. Absent: all entries that there are.', '7'),
    ],
    answers: [text('The proof.')],
    refusals: REFUSALS,
  },
  {
    id: 'getVerifierKey',
    method: 'get',
    path: '/v1/verifier-key',
    tag: 'attest',
    summary: 'What the signatures of heads are checked with',
    description:
      'C2SP `signed-note` verifier keys, one a line, the oldest first; the last one signs now. Get them once, and by another way too: who could alter the record could alter this answer.',
    query: [],
    answers: [text('The verifier keys.')],
    refusals: ['no-signing-key'],
  },
];
