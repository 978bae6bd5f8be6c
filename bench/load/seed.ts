/** Large logs, made through the log's own port: what posting would leave, without the time that it takes. */
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import type { EventLog, NewEvent, StreamHead } from '../../src/log/event-log.js';
import type { Bench } from '../bench.js';
import { entryAt, opening, type Entry } from './entries.js';

export interface SeededProcess {
  readonly id: string;
  /** Beside its opening. */
  readonly entries: number;
}

const BATCH = 1_000;
const TELL_EVERY = 100_000;
/** Processes that are written at the same time and share commits. */
const AT_ONCE = 16;

/** Writes `log.db` in a folder. @returns the position of the last event */
export async function seed(
  bench: Bench,
  folder: string,
  processes: readonly SeededProcess[],
): Promise<bigint> {
  const log = await openSqliteLog({ folder, clock: () => BigInt(Date.now()) * 1_000n });
  const all = processes.reduce((sum, { entries }) => sum + entries, 0);
  let written = 0;
  let told = 0;
  const tell = (count: number): void => {
    written += count;
    if (written - told < TELL_EVERY) return;
    told = written;
    bench.progress(`  ${written} of ${all} entries are in the log`);
  };
  const left = processes.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [number, process] of left) await write(log, process, number, tell);
    }),
  );
  const head = await log.head();
  await log.close();
  return head;
}

export const EVEN_PROCESSES = 20;

/** So many events, evenly over a few processes. @returns the position of the last event */
export async function seedEvenly(bench: Bench, folder: string, events: number): Promise<bigint> {
  const processes = Array.from({ length: EVEN_PROCESSES }, (_, i) => ({
    id: `process-${i}`,
    entries: events / EVEN_PROCESSES,
  }));
  return seed(bench, folder, processes);
}

async function write(
  log: EventLog,
  { id, entries }: SeededProcess,
  number: number,
  tell: (count: number) => void,
): Promise<void> {
  let head: StreamHead | null = await append(log, id, opening().map(asEvent(number, -100)), null);
  for (let from = 0; from < entries; from += BATCH) {
    const count = Math.min(BATCH, entries - from);
    const batch = Array.from({ length: count }, (_, i) => entryAt(from + i));
    head = await append(log, id, batch.map(asEvent(number, from)), head);
    tell(count);
  }
}

async function append(
  log: EventLog,
  stream: string,
  events: readonly NewEvent[],
  expected: StreamHead | null,
): Promise<StreamHead | null> {
  const outcome = await log.append(stream, events, expected);
  if (outcome.outcome === 'conflict') throw new Error(`expected nobody else to write to ${stream}`);
  return outcome.events.at(-1) ?? expected;
}

/** The id of entry n of the process with a number: in the form of a UUIDv7, growing with n. */
export function entryId(process: number, n: number): string {
  const time = (0x0190_0000_0000 + n).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${process.toString(16).padStart(12, '0')}`;
}

function asEvent(process: number, from: number): (entry: Entry, i: number) => NewEvent {
  return ({ type, occurred, data, sources }, i) => ({
    id: entryId(process, from + i),
    type,
    version: 1,
    recordedBy: 'local',
    body: { occurred, data, ...(sources === undefined ? {} : { sources }) },
  });
}
