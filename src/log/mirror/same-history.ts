import { LogCorrupt, type StreamHead } from '../event-log.js';
import type { MirrorFile } from '../sqlite/mirror-file.js';

/**
 * Holds what the store says of a stream against the mirror.
 * @param expected the head that the store has refused an append after
 * @returns whether the mirror has the head of the stream
 * @throws LogCorrupt when the store has lost or exchanged what is in the mirror: it was put back to a backup
 */
export function isMirrored(
  file: MirrorFile,
  stream: string,
  { head, expected = null }: { head: StreamHead | null; expected?: StreamHead | null },
): boolean {
  const here = head === null ? undefined : hashAt(file, stream, head.revision);
  const exchanged = here !== undefined && here !== head?.hash;
  // A stream only grows, so a store that ends it before what was seen of it has lost the rest.
  const lost =
    expected !== null &&
    (head?.revision ?? -1) < expected.revision &&
    hashAt(file, stream, expected.revision) === expected.hash;
  if (!exchanged && !lost) return head === null || here !== undefined;
  throw new LogCorrupt(
    `The store ends stream ${stream} at ${describe(head)}, which is not its history in the mirror` +
      `${lost ? `, where it reaches ${describe(expected)}` : ''}: the store was put back to a backup. ` +
      'Start this server again: its mirror is made anew then',
  );
}

function hashAt(file: MirrorFile, stream: string, revision: number): string | undefined {
  const place = { after: revision - 1, before: revision + 1, backwards: false };
  return file.pageOfStream(stream, place, 1).events[0]?.hash;
}

function describe(head: StreamHead | null): string {
  return head === null ? 'no event' : `revision ${head.revision} with hash ${head.hash}`;
}
