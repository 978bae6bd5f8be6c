import type { Clock, Micros, NewEvent, RecordedEvent } from '../../src/log/event-log.js';
import { parseRecordedAt } from '../../src/log/recorded-at.js';

/** A clock that stands still until it is set. */
export class StandingClock {
  constructor(public now: Micros) {}

  readonly read: Clock = () => this.now;
}

/** 2025-12-20T09:30:00.000000Z, a day after the meeting in Miami. */
export const MORNING = moment('2025-12-20T09:30:00.000000Z');

export const SECOND = 1_000_000n;

export function moment(text: string): Micros {
  const parsed = parseRecordedAt(text);
  if (parsed === undefined) throw new RangeError(`no moment: ${text}`);
  return parsed;
}

let made = 0;

/** A new event with an id of its own. */
export function statement(title = 'The delegations met in Miami'): NewEvent {
  return statementWith({ title: { en: title }, occurred: '2025-12-19' });
}

export function statementWith(body: unknown): NewEvent {
  made += 1;
  const id = `0197f000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
  return { id, type: 'statement.made', version: 1, recordedBy: 'desk', body };
}

export function statements(count: number): NewEvent[] {
  return Array.from({ length: count }, () => statement());
}

export async function collect(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const collected: RecordedEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}
