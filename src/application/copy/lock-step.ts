import type { RecordedEvent } from '../../log/event-log.js';

/** The events at the same place of two logs; one of them is missing where a log has ended before the other. */
export type Pair =
  | { readonly ours: RecordedEvent; readonly theirs: RecordedEvent | undefined }
  | { readonly ours: undefined; readonly theirs: RecordedEvent };

/** Reads two logs side by side, an event of each at a time. */
export async function* lockStep(
  source: AsyncIterable<RecordedEvent>,
  target: AsyncIterable<RecordedEvent>,
): AsyncGenerator<Pair> {
  const [one, other] = [source[Symbol.asyncIterator](), target[Symbol.asyncIterator]()];
  try {
    for (;;) {
      const ours = await next(one);
      const theirs = await next(other);
      if (ours !== undefined) yield { ours, theirs };
      else if (theirs !== undefined) yield { ours, theirs };
      else return;
    }
  } finally {
    await one.return?.();
    await other.return?.();
  }
}

async function next(events: AsyncIterator<RecordedEvent>): Promise<RecordedEvent | undefined> {
  const result = await events.next();
  return result.done === true ? undefined : result.value;
}

/** All that a copy keeps: everything but the position. */
const KEPT = [
  'recordedAt',
  'knownSince',
  'recordedBy',
  'type',
  'version',
  'previousHash',
  'hash',
  'bodyHash',
  'salt',
  'body',
] as const satisfies readonly (keyof RecordedEvent)[];

/** Where an event of the target differs from that of the source, as the end of a sentence; `null` where it does not. */
export function differenceBetween(ours: RecordedEvent, theirs: RecordedEvent): string | null {
  if (ours.stream !== theirs.stream || ours.revision !== theirs.revision || ours.id !== theirs.id) {
    return `expected ${nameOf(ours)}, got ${nameOf(theirs)}`;
  }
  const field = KEPT.find((name) => ours[name] !== theirs[name]);
  if (field === undefined) return null;
  // A body may be long, and is nobody's business in a terminal.
  if (field === 'body' || field === 'salt') return `the body of ${nameOf(theirs)} is another one`;
  return `the ${field} of ${nameOf(theirs)} should be ${ours[field]}, is ${theirs[field]}`;
}

/** An event by its name and place. */
export function nameOf({ id, stream, revision }: RecordedEvent): string {
  return `event ${id} (process ${stream}, revision ${revision})`;
}
