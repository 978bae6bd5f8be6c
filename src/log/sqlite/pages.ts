import type { Position, RecordedEvent } from '../event-log.js';
import type { Page, StreamBounds } from '../sqlite/event-reader.js';
import type { MirrorFile } from '../sqlite/mirror-file.js';

/** The events of a stream between two revisions, page by page. */
export function pagesOfStream(
  file: MirrorFile,
  stream: string,
  bounds: StreamBounds,
  limit: number,
): Iterable<readonly RecordedEvent[]> {
  return inPages(limit, (left, last) => {
    const reached = last?.revision;
    const from = bounds.backwards
      ? { ...bounds, before: reached ?? bounds.before }
      : { ...bounds, after: reached ?? bounds.after };
    return file.use(() => file.reader.pageOfStream(stream, from, left));
  });
}

/** The events of all streams, `after` exclusive, `upTo` inclusive, page by page. */
export function pagesOfAll(
  file: MirrorFile,
  after: Position,
  upTo: Position,
  limit: number,
): Iterable<readonly RecordedEvent[]> {
  return inPages(limit, (left, last) =>
    file.use(() => file.reader.pageOfAll(last?.position ?? after, upTo, left)),
  );
}

function* inPages(
  limit: number,
  next: (left: number, last: RecordedEvent | undefined) => Page,
): Generator<readonly RecordedEvent[]> {
  let left = limit;
  let last: RecordedEvent | undefined;
  while (left > 0) {
    const { events, full } = next(left, last);
    if (events.length > 0) yield events;
    left -= events.length;
    if (!full) return;
    last = events.at(-1);
  }
}
