import type { EventLog, RecordedEvent } from '../../src/log/event-log.js';

/** A log of which some methods do something else; the others are those of the log that it is made of. */
export function altered(log: EventLog, changes: Partial<EventLog>): EventLog {
  return {
    append: (...given) => log.append(...given),
    expectToFit: (...given) => {
      log.expectToFit(...given);
    },
    restore: (...given) => log.restore(...given),
    readStream: (...given) => log.readStream(...given),
    headOf: (...given) => log.headOf(...given),
    readAll: (...given) => log.readAll(...given),
    follow: (...given) => log.follow(...given),
    head: () => log.head(),
    closeTime: (...given) => log.closeTime(...given),
    close: () => log.close(),
    ...changes,
  };
}

/** A log whose n-th restoring, counted from 1, is done by `instead`. */
export function withRestoring(
  log: EventLog,
  n: number,
  instead: (events: readonly RecordedEvent[]) => Promise<void>,
): EventLog {
  let calls = 0;
  return altered(log, {
    restore: (events) => {
      calls += 1;
      return calls === n ? instead(events) : log.restore(events);
    },
  });
}

export async function* mapped(
  events: AsyncIterable<RecordedEvent>,
  change: (event: RecordedEvent) => RecordedEvent,
): AsyncGenerator<RecordedEvent> {
  for await (const event of events) yield change(event);
}
