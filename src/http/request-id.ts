/** The id of a request: the caller's, or one that no other request has. It stands in the answer and in every line of the log. */
import type { IncomingMessage } from 'node:http';
import { uuidv7 } from 'uuidv7';

export const REQUEST_ID = 'x-request-id';

/** A UUID, a ULID, base64, a trace: nothing that could break a line of a log or grow without bound. */
const USABLE = /^[\w.:/+=-]{1,128}$/;

/** What of `X-Request-Id` cannot be used is not taken: an answer is worth more than the caller's id. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID];
  return typeof given === 'string' && USABLE.test(given) ? given : newRequestId();
}

/** It grows with time and does not begin anew with the server. */
export function newRequestId(): string {
  return uuidv7();
}
