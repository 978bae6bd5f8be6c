import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Arrival, EventLog, FollowMessage, Position } from '../event-log.js';
import { CommitSignal } from './commit-signal.js';
import { MAX_POSITION } from './event-reader.js';
import type { PageSource } from './pages.js';
import { readOnlyLog } from './read-only-log.js';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** A log as it is followed in its file beside the server that writes it, which says when there is more. */
export class FollowedFile implements Pick<EventLog, 'follow' | 'readAll'> {
  readonly readAll: ReturnType<typeof readOnlyLog>['readAll'];
  readonly #arrivals = new CommitSignal();
  #newest: Arrival = { position: 0n, complete: false };

  constructor(private readonly file: PageSource) {
    this.readAll = readOnlyLog(file).readAll;
  }

  arrived(arrival: Arrival): void {
    this.#newest = arrival;
    this.#arrivals.raise();
  }

  /** As `EventLog.follow`. Caught up is whoever has what the writer has said to be all. */
  async *follow({
    after = 0n,
    signal,
  }: {
    after?: Position;
    signal: AbortSignal;
  }): AsyncIterable<FollowMessage> {
    let position = after;
    while (!signal.aborted) {
      const seen = this.#arrivals.count;
      const { events, full } = this.file.pageOfAll(position, MAX_POSITION, NO_LIMIT);
      for (const event of events) {
        yield { kind: 'event', event };
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- whoever took the event may have aborted
        if (signal.aborted) return;
        position = event.position;
      }
      if (full) await nextTurn();
      else if (this.#arrivals.count === seen) {
        if (this.#newest.complete && position >= this.#newest.position) yield { kind: 'caught-up', position };
        await this.#arrivals.past(seen, { signal });
      }
    }
  }
}
