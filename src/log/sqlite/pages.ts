import type { Position, RecordedEvent } from '../event-log.js';
import type { Page, StreamBounds } from './event-reader.js';

/** What reads a page of a log file; how a fault is told is its own matter. */
export interface PageSource {
  pageOfStream(stream: string, bounds: StreamBounds, limit: number): Page;
  pageOfAll(after: Position, upTo: Position, limit: number): Page;
}

/** The events of a stream between two revisions, page by page. `full`: another page will be read. */
export function pagesOfStream(
  source: PageSource,
  stream: string,
  bounds: StreamBounds,
  limit: number,
): Iterable<Page> {
  return inPages(limit, (left, last) => {
    const reached = last?.revision;
    const from = bounds.backwards
      ? { ...bounds, before: reached ?? bounds.before }
      : { ...bounds, after: reached ?? bounds.after };
    return source.pageOfStream(stream, from, left);
  });
}

/** The events of all streams, `after` exclusive, `upTo` inclusive, page by page. `full`: another page will be read. */
export function pagesOfAll(
  source: PageSource,
  after: Position,
  upTo: Position,
  limit: number,
): Iterable<Page> {
  return inPages(limit, (left, last) => source.pageOfAll(last?.position ?? after, upTo, left));
}

function* inPages(
  limit: number,
  next: (left: number, last: RecordedEvent | undefined) => Page,
): Generator<Page> {
  let left = limit;
  let last: RecordedEvent | undefined;
  while (left > 0) {
    const { events, full } = next(left, last);
    left -= events.length;
    const more = full && left > 0;
    yield { events, full: more };
    if (!more) return;
    last = events.at(-1);
  }
}
