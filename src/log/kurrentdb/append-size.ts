import { seal, type CanonicalEvent } from '../chain.js';
import { AppendTooLarge, type StreamHead } from '../event-log.js';
import { EARLIEST, formatRecordedAt } from '../recorded-at.js';
import { newSalt } from '../salt.js';
import { sizeOf, type Storable } from './stored-event.js';

/** The server's default for one append; more is not sent, since it would be refused after it has travelled. */
const LARGEST_APPEND = 1024 * 1024;

/** Events of one append, each with how many of it come after. */
export function asOneAppend(storable: readonly Storable[]): readonly Storable[] {
  return storable.map((one, index) => ({ ...one, left: storable.length - 1 - index }));
}

/** @throws AppendTooLarge when events are more than the server takes in one append */
export function expectToFit(stream: string, storable: readonly Storable[]): void {
  const bytes = storable.reduce((sum, one) => sum + sizeOf(one), 0);
  if (bytes <= LARGEST_APPEND) return;
  throw new AppendTooLarge(
    `An append of ${bytes} bytes to stream ${stream} is more than the store takes at once; at most ${LARGEST_APPEND}`,
  );
}

/**
 * As `expectToFit`, for events that are not going to be appended: a moment, a salt and a hash are as long as any other.
 * @throws AppendTooLarge
 */
export function expectUnsealedToFit(
  stream: string,
  events: readonly CanonicalEvent[],
  expected: StreamHead | null,
): void {
  const recordedAt = formatRecordedAt(EARLIEST);
  const salt = newSalt();
  let head = expected;
  const storable = events.map((event) => {
    const sealed = seal(event, { stream, head, recordedAt, salt });
    head = sealed;
    return { sealed };
  });
  expectToFit(stream, asOneAppend(storable));
}
