/** Problem documents (RFC 9457): every code that the API answers with, its status and its title. */
import { applicationCodes, type ApplicationCode } from '../application/refusals.js';
import { refusalCodes, type RefusalCode } from '../domain/events/refusal.js';

export const edgeCodes = [
  'malformed-json',
  'malformed-request',
  'unsupported-media-type',
  'body-too-large',
  'invalid-header',
  'misdirected-request',
  'foreign-origin',
  'method-not-allowed',
  'not-acceptable',
  'request-timeout',
  'expectation-failed',
  'headers-too-large',
  'unauthenticated',
  'issuer-unavailable',
  'too-many-requests',
  'server-stopping',
  'internal-error',
] as const;

export type EdgeCode = (typeof edgeCodes)[number];
export type ProblemCode = RefusalCode | ApplicationCode | EdgeCode;

export const problemCodes: readonly ProblemCode[] = [
  ...new Set<ProblemCode>([...refusalCodes, ...applicationCodes, ...edgeCodes]),
];

interface Kind {
  readonly status: number;
  readonly title: string;
}

export const problemKinds: Readonly<Record<ProblemCode, Kind>> = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'malformed-sheet': { status: 400, title: 'The body is not a sheet' },
  'malformed-request': { status: 400, title: 'The request is not HTTP' },
  'invalid-query': { status: 400, title: 'The query cannot be answered as it was asked' },
  'invalid-cursor': { status: 400, title: 'The cursor is not one of this list' },
  'invalid-header': { status: 400, title: 'A header has a value that cannot be used' },
  'unknown-event-type': { status: 400, title: 'There is no such event type' },
  'invalid-payload': { status: 400, title: 'The entry does not have the shape of its type' },
  'source-required': { status: 400, title: 'An entry of this type needs a source' },
  'occurred-in-future': { status: 400, title: 'The entry says that it occurred in the future' },
  unauthenticated: { status: 401, title: 'The caller is not known' },
  forbidden: { status: 403, title: 'The caller may not do this' },
  'foreign-origin': { status: 403, title: 'Pages of this origin may not ask' },
  'process-not-found': { status: 404, title: 'There is no such process on the record' },
  'entry-not-found': { status: 404, title: 'There is no such entry in the process' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'size-not-reached': { status: 404, title: 'The process has fewer entries than the size' },
  'entry-beyond-size': { status: 404, title: 'The entry is not among those that the size counts' },
  'method-not-allowed': { status: 405, title: 'The resource does not answer to this method' },
  'not-acceptable': { status: 406, title: 'The resource has no representation that the client accepts' },
  'request-timeout': { status: 408, title: 'The request did not come in time' },
  'process-already-open': { status: 409, title: 'The process is open already' },
  'process-closed': { status: 409, title: 'The process is closed' },
  'party-not-in-process': { status: 409, title: 'The party has not joined the process' },
  'reference-not-found': { status: 409, title: 'What the entry refers to is not on the record' },
  'id-taken': { status: 409, title: 'The id is taken' },
  'illegal-transition': { status: 409, title: 'The status cannot follow the one before it' },
  'occurred-before-reference': { status: 409, title: 'The entry is dated before what it refers to' },
  'reversal-required': { status: 409, title: 'A step back from complete has to say that it is one' },
  'standing-terminal': { status: 409, title: 'The standing of the commitment is final' },
  'meeting-not-open': { status: 409, title: 'The meeting is over or cancelled' },
  'entry-retracted': { status: 409, title: 'The entry is retracted' },
  'entry-referenced': { status: 409, title: 'Other entries stand on this one' },
  'event-id-reused': { status: 409, title: 'The id is on the record with other content' },
  'redaction-final': { status: 409, title: 'A redaction is for good' },
  'translation-exists': { status: 409, title: 'The text is there in this language' },
  'quote-not-found': { status: 400, title: 'The quote does not stand in the text that it names' },
  'draft-decided': { status: 409, title: 'It has been decided what becomes of the draft' },
  'draft-id-reused': { status: 409, title: 'The id is that of another draft' },
  'too-many-drafts': { status: 409, title: 'As many drafts wait as a process may have' },
  'too-many-webhooks': { status: 409, title: 'There are as many webhooks as there may be' },
  'draft-changed': { status: 412, title: 'The draft is not at the expected version' },
  'sheet-refused': { status: 409, title: 'The sheet has rows that are refused; nothing was recorded' },
  'revision-conflict': { status: 412, title: 'The process is not at the expected revision' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The media type is not taken here' },
  'misdirected-request': { status: 421, title: 'The request is for another host' },
  'idempotency-key-reused': { status: 422, title: 'The key stands for other entries' },
  'expectation-failed': { status: 417, title: 'The expectation of the request cannot be met' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'internal-error': { status: 500, title: 'The server failed' },
  'append-outcome-unknown': {
    status: 503,
    title: 'The entries may or may not be on the record; post them again',
  },
  'issuer-unavailable': { status: 503, title: 'The issuer of the token cannot be asked' },
  'server-stopping': { status: 503, title: 'The server is stopping' },
  'store-unavailable': { status: 503, title: 'The store cannot be reached or cannot be written' },
  'too-many-entries': {
    status: 413,
    title: 'The question is about more entries than are looked at for one answer',
  },
  'answer-too-large': { status: 413, title: 'The answer would be larger than is given at once' },
  'too-many-questions': {
    status: 503,
    title: 'As many heavy questions are asked as the server answers at once',
  },
  'no-signing-key': { status: 503, title: 'The server has no key that it may sign heads with' },
  'no-webhook-secret': { status: 503, title: 'The server has no secret that webhooks are signed with' },
  'not-caught-up': { status: 503, title: 'The rows do not cover the position yet' },
};

/** A field or a parameter that is refused. */
export interface FieldError {
  /** JSON Pointer into the body, or the name of a parameter. */
  readonly pointer: string;
  /** The code of this refusal. */
  readonly code: ProblemCode;
  /** What was expected, and what came. */
  readonly detail: string;
}

/** A problem document (RFC 9457). */
export interface ProblemDocument {
  /** `urn:chancery:problem:` and the code. */
  readonly type: string;
  /** What kind of problem it is; the same for every one of its code. */
  readonly title: string;
  /** The status of the answer. */
  readonly status: number;
  /** What was expected, and what came. */
  readonly detail: string;
  /** Stable: what a program goes by. */
  readonly code: ProblemCode;
  /** Every field or parameter that is refused. */
  readonly errors?: readonly FieldError[];
  /** Of a failure of the server: what its log has it under. */
  readonly requestId?: string;
}

/** A problem that the edge itself has found. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly errors: readonly FieldError[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

export function problemDocument(
  code: ProblemCode,
  detail: string,
  errors: readonly FieldError[] = [],
): ProblemDocument {
  const { status, title } = problemKinds[code];
  return {
    type: `urn:chancery:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(errors.length > 0 ? { errors } : {}),
  };
}
