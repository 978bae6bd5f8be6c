import type { EventLog, NewEvent, RecordedEvent, StreamHead } from '../../src/log/event-log.js';
import { recordedElsewhere } from '../contract/recorded-elsewhere.js';
import { statement, statementWith } from '../contract/sample-events.js';

/** A report so long that two of them fill a chunk. */
const LONG = 'The monitors report from the crossing. '.repeat(12_000);

function report(): NewEvent {
  return statementWith({ title: { en: 'Monitoring report' }, text: LONG });
}

function correction(of: string): NewEvent {
  return {
    ...statementWith({ corrects: of, reason: { en: 'The day was another one.' } }),
    type: 'entry.corrected',
  };
}

async function append(
  log: EventLog,
  stream: string,
  events: NewEvent[],
  head: StreamHead | null,
): Promise<StreamHead> {
  const outcome = await log.append(stream, events, head);
  const last = outcome.outcome === 'appended' ? outcome.events.at(-1) : undefined;
  if (last === undefined) throw new Error(`unexpected conflict in ${stream}`);
  return last;
}

/** Fills a log with 11 events of three processes, in turn; a chunk of a copy holds at most two of the long ones. */
export async function fill(log: EventLog): Promise<void> {
  let gaza: StreamHead | null = null;
  let oslo: StreamHead | null = null;
  let dayton: StreamHead | null = null;
  for (let round = 0; round < 2; round += 1) {
    const said = statement();
    gaza = await append(log, 'gaza-2025', [said, report()], gaza);
    oslo = await append(log, 'oslo-1993', [report()], oslo);
    gaza = await append(log, 'gaza-2025', [correction(said.id)], gaza);
    dayton = await append(log, 'dayton-1995', [report()], dayton);
  }
  // The store of another house took this one in half a minute late.
  await log.restore([recordedElsewhere('oslo-1993', oslo, { seconds: 60n, knownSeconds: 90n })]);
}

/** One event more, of a process that is there. */
export async function goOn(log: EventLog): Promise<void> {
  let head: RecordedEvent | undefined;
  for await (const event of log.readStream('dayton-1995', { backwards: true, limit: 1 })) head = event;
  await append(log, 'dayton-1995', [statement()], head ?? null);
}
