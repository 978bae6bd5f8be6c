import type { EventLog, RecordedEvent } from '../../log/event-log.js';

/** A log of which events are read as `change` has them. What is written to it is written as it is. */
export function readThrough(
  log: EventLog,
  change: (events: AsyncIterable<RecordedEvent>) => AsyncIterable<RecordedEvent>,
): EventLog {
  return {
    readStream: (stream, options) => change(log.readStream(stream, options)),
    readAll: (options) => change(log.readAll(options)),
    append: async (stream, events, expected) => log.append(stream, events, expected),
    expectToFit: (stream, events, expected) => {
      log.expectToFit(stream, events, expected);
    },
    restore: async (events) => log.restore(events),
    headOf: async (stream) => log.headOf(stream),
    follow: (options) => log.follow(options),
    head: async () => log.head(),
    closeTime: async (moment) => log.closeTime(moment),
    close: async () => log.close(),
  };
}
