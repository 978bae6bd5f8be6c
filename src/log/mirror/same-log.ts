import { LogCorrupt, type EventLog, type RecordedEvent } from '../event-log.js';
import type { MirrorFile } from '../sqlite/mirror-file.js';

/**
 * Holds a mirror against a store: its first event has to lie there, and its newest, which a store put back to a backup lacks.
 * @returns the event that does not; undefined where the mirror is one of this store
 * @throws LogCorrupt when the file is damaged; LogUnavailable when the store does not answer
 */
export async function missingIn(store: EventLog, file: MirrorFile): Promise<RecordedEvent | undefined> {
  const head = file.head();
  const [first] = file.pageOfAll(0n, head, 1).events;
  const newest = file.eventAt(head);
  for (const event of [first, newest]) if (event !== undefined && !(await holds(store, event))) return event;
  return undefined;
}

async function holds(store: EventLog, { stream, revision, hash, position }: RecordedEvent): Promise<boolean> {
  try {
    for await (const event of store.readStream(stream, { after: revision - 1, limit: 1 }))
      return event.revision === revision && event.hash === hash && event.position === position;
    return false;
  } catch (error) {
    // A stream that is no more.
    if (error instanceof LogCorrupt) return false;
    throw error;
  }
}
