/** How an operation of the API is described: what the OpenAPI document is made of, and what the tests hold the server to. */
import type { ProblemCode } from '../problem.js';
import type { PublishedType } from '../publications.js';
import type { JsonSchema } from './schemas.js';

export const tags = {
  record:
    'Post entries to the record of a process, and read them back as they were posted. Who says something decides what it is: a claim of a party, a finding of an assessor, a determination of the recording desk.',
  ask: 'Read models: rows folded from the entries, as of any moment. The same URLs are live feeds.',
  publish:
    'A process in the formats of others: TimelineJS, CSV, Atom, JSON Feed, iCalendar, JSON-LD, as of any moment.',
  follow: 'The log in recorded order, the feed of all read models, and the replay of a history.',
  webhooks:
    'Entries that are sent as they are recorded: signed CloudEvents, in order, tried again until they are taken.',
  access: 'Who may what: keys, sessions, and processes that not everybody reaches.',
  attest:
    'Signed heads and proofs: with them a stranger checks, with standard tools and without this server, that nothing was altered or taken away.',
  operate: 'Projections, the hash chain, health and metrics.',
} as const;

export type Tag = keyof typeof tags;

export type MediaType =
  | 'application/problem+json'
  | 'application/schema+json'
  | 'application/x-ndjson'
  | 'application/cloudevents+json'
  | 'application/cloudevents-batch+json'
  | 'text/csv'
  | 'text/event-stream'
  | 'text/plain'
  | PublishedType;

export interface QueryParameter {
  readonly name: string;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example: string;
  readonly required?: true;
  /** Comma-separated in one value. */
  readonly list?: true;
  /** The representations that take it, where not all do. */
  readonly only?: readonly MediaType[];
}

export interface HeaderParameter {
  readonly name: string;
  readonly description: string;
  readonly example: string;
}

export interface Body {
  /** Absent: JSON. */
  readonly mediaType?: MediaType;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

export interface Answer {
  readonly status: number;
  readonly mediaType?: MediaType;
  readonly description: string;
  readonly schema?: JsonSchema;
  readonly headers?: readonly string[];
}

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
  /** Absent: it reads no query at all. */
  readonly query?: readonly QueryParameter[];
  readonly headers?: readonly HeaderParameter[];
  readonly takesEntries?: true;
  /** It takes a sheet, as CSV or as a workbook. */
  readonly takesSheet?: true;
  /** What it takes, where that is no entry. */
  readonly takes?: Body;
  readonly answers: readonly Answer[];
  /** The codes of its problem documents, beside those of every operation. */
  readonly refusals: readonly ProblemCode[];
}
