/**
 * A process that appends as fast as it can and says so, to be killed by its test. Arguments: the folder, and a name for its
 * streams. It prints `opening`, `opened`, then `ack <stream> <revision> <id>` after each answer; if it cannot open or
 * append, `fault <name of the error>` and `readable <number of events>`, and it ends.
 */
import { writeSync } from 'node:fs';

import type { EventLog, NewEvent, StreamHead } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';

const WRITERS = 6;

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

function faultOf(error: unknown): string {
  return `fault ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`;
}

/** Of one to three events and of many sizes, so that commits end at all places of a page. */
function eventsOf(stream: string, turn: number): NewEvent[] {
  return Array.from({ length: 1 + (turn % 3) }, (_, n) => ({
    id: `${stream}/${turn}/${n}`,
    type: 'statement.made',
    version: 1,
    recordedBy: 'desk',
    body: { title: 'The delegations met in Miami', text: 'x'.repeat(190 * (turn % 7)) },
  }));
}

async function writeForEver(log: EventLog, stream: string): Promise<never> {
  let head: StreamHead | null = null;
  for (let turn = 0; ; turn += 1) {
    const outcome = await log.append(stream, eventsOf(stream, turn), head);
    if (outcome.outcome === 'conflict') throw new Error(`unexpected conflict in ${stream}`);
    for (const { revision, id } of outcome.events) say(`ack ${stream} ${revision} ${id}`);
    head = outcome.events.at(-1) ?? null;
  }
}

async function countEvents(log: EventLog): Promise<number> {
  const ids: string[] = [];
  for await (const { id } of log.readAll()) ids.push(id);
  return ids.length;
}

async function run(folder: string, name: string): Promise<void> {
  say('opening');
  const log = await openSqliteLog({ folder, clock: () => BigInt(Date.now()) * 1000n });
  say('opened');
  const writers = Array.from({ length: WRITERS }, (_, n) => writeForEver(log, `${name}-${n}`));
  const outcomes = await Promise.allSettled(writers);
  for (const outcome of outcomes) if (outcome.status === 'rejected') say(faultOf(outcome.reason));
  say(`readable ${await countEvents(log)}`);
  await log.close();
}

const [, , folder = '', name = ''] = process.argv;
run(folder, name).catch((error: unknown) => say(faultOf(error)));
