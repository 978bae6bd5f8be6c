/** Why an entry is refused. A refusal is a value; only the HTTP edge knows status codes. */

export const refusalCodes = [
  'process-not-found',
  'process-already-open',
  'process-closed',
  'unknown-event-type',
  'invalid-payload',
  'source-required',
  'party-not-in-process',
  'reference-not-found',
  'entry-not-found',
  'id-taken',
  'illegal-transition',
  'occurred-in-future',
  'occurred-before-reference',
  'reversal-required',
  'standing-terminal',
  'meeting-not-open',
  'entry-retracted',
  'entry-referenced',
  'event-id-reused',
  'idempotency-key-reused',
  'translation-exists',
  'redaction-final',
  'revision-conflict',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  /** Which item of the batch. */
  readonly index: number;
  readonly code: RefusalCode;
  /** JSON Pointer into the item. */
  readonly pointer: string;
  /** What was expected, what came, and where. */
  readonly detail: string;
}
