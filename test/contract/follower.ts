import type { EventLog, FollowMessage, Position, RecordedEvent } from '../../src/log/event-log.js';

/** Listens to a log one message at a time, as slowly as the test likes. */
export class Follower {
  readonly #leave = new AbortController();
  readonly #messages: AsyncIterator<FollowMessage>;

  constructor(log: EventLog, after?: Position) {
    const { signal } = this.#leave;
    const messages = log.follow(after === undefined ? { signal } : { after, signal });
    this.#messages = messages[Symbol.asyncIterator]();
  }

  /** The next event or catching up; `null` at the end. Checkpoints say nothing that a test could wait for. */
  async next(): Promise<Exclude<FollowMessage, { kind: 'checkpoint' }> | null> {
    for (;;) {
      const result = await this.#messages.next();
      if (result.done === true) return null;
      if (result.value.kind !== 'checkpoint') return result.value;
    }
  }

  /** Everything until the next catching up, and where that was. */
  async untilCaughtUp(): Promise<{ events: RecordedEvent[]; position: Position }> {
    const events: RecordedEvent[] = [];
    for (;;) {
      const message = await this.next();
      if (message === null) throw new Error('the log ended before the follower had caught up');
      if (message.kind === 'caught-up') return { events, position: message.position };
      events.push(message.event);
    }
  }

  leave(): void {
    this.#leave.abort();
  }
}
