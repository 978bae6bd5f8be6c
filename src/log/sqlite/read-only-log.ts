/** A log as it is read from its file beside the server that writes it. */
import type { EventLog, RecordedEvent } from '../event-log.js';
import { MAX_POSITION, type Page } from './event-reader.js';
import { pagesOfAll, pagesOfStream, type PageSource } from './pages.js';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** Every page is one synchronous statement, and nothing waits between them. Reading throws what the file's reader throws. */
export function readOnlyLog(file: PageSource): Pick<EventLog, 'readStream' | 'readAll'> {
  return {
    readStream: (stream, { after = -1, limit = NO_LIMIT, backwards = false } = {}) =>
      eventsIn(pagesOfStream(file, stream, { after, before: NO_LIMIT, backwards }, limit)),
    readAll: ({ after = 0n, upTo = MAX_POSITION, limit = NO_LIMIT } = {}) =>
      eventsIn(pagesOfAll(file, after, upTo, limit)),
  };
}

async function* eventsIn(pages: Iterable<Page>): AsyncGenerator<RecordedEvent> {
  for (const { events } of pages) yield* events;
}
