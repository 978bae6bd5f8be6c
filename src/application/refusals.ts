/** What the application refuses or cannot do, each with a stable code. Only the HTTP edge knows status codes. */
import { AppendOutcomeUnknown, AppendTooLarge, LogCorrupt, LogUnavailable } from '../log/event-log.js';
import type { Refusal } from '../domain/events/refusal.js';

export const applicationCodes = [
  'process-not-found',
  'forbidden',
  'not-found',
  'invalid-query',
  'invalid-payload',
  'invalid-cursor',
  'size-not-reached',
  'entry-beyond-size',
  'no-signing-key',
  'not-caught-up',
  'too-many-entries',
  'answer-too-large',
  'too-many-questions',
  'store-unavailable',
  'append-outcome-unknown',
  'body-too-large',
  'malformed-sheet',
  'sheet-refused',
  'quote-not-found',
  'draft-changed',
  'draft-decided',
  'draft-id-reused',
  'too-many-drafts',
  'too-many-webhooks',
  'no-webhook-secret',
] as const;

export type ApplicationCode = (typeof applicationCodes)[number];

/** A question or a command that cannot be answered as it was asked. */
export class Refused extends Error {
  override readonly name = 'Refused';

  readonly pointers: readonly string[];

  /** `pointers` name the parameters or fields. */
  constructor(
    readonly code: ApplicationCode,
    detail: string,
    ...pointers: string[]
  ) {
    super(detail);
    this.pointers = pointers;
  }
}

/** The client went away: nobody waits for the answer. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** `when` says as of what, ` as known at ...`. */
export function processNotFound(process: string, when = ''): Refused {
  return new Refused('process-not-found', `process "${process}" does not exist${when}`);
}

/** Entries that the record does not take, item by item. */
export class EntriesRefused extends Error {
  override readonly name = 'EntriesRefused';

  constructor(
    readonly refusals: readonly Refusal[],
    readonly batch: boolean,
  ) {
    super(refusals[0]?.detail ?? 'refused');
  }
}

/** What a fault of the store means to whoever asked; undefined for what is no fault of the store. */
export function refusedByStore(fault: unknown): Refused | undefined {
  if (fault instanceof LogUnavailable) {
    const detail = fault.detail ?? 'the store cannot be reached or takes no entries now';
    return new Refused('store-unavailable', `${detail}; nothing was recorded`);
  }
  if (fault instanceof LogCorrupt)
    return new Refused('store-unavailable', 'the store is damaged; nothing was recorded');
  if (fault instanceof AppendOutcomeUnknown) {
    const detail =
      'the store did not say whether it recorded the entries; posting them again with the same ids is safe';
    return new Refused('append-outcome-unknown', detail);
  }
  if (fault instanceof AppendTooLarge) {
    const detail = `the entries are more than the store records at once; post them in smaller batches (${fault.message})`;
    return new Refused('body-too-large', detail);
  }
  return undefined;
}

export function rowTooLarge(readModel: string, key: string): Refused {
  const detail = `expected a row of ${readModel} that one answer holds, "${key}" with the rows that it is linked to is larger`;
  return new Refused('answer-too-large', detail);
}

export function rowNotFound(readModel: string, key: string): Refused {
  return new Refused('not-found', `${readModel} has no row "${key}"`);
}
