/** Whichever byte of a log's file is altered, either every answer is as before, or the opening or `verify` says that it is not. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { LogCorrupt, LogUnavailable, type NewEvent, type RecordedEvent } from '../../../src/log/event-log.js';
import { openLogFile } from '../../../src/log/sqlite/log-file-reader.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { collect, MORNING, StandingClock, statementWith } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';
import { verified } from './verified-file.js';

const PAGE = 4096;
const STREAMS = ['gaza-2025', 'oslo-1993', 'dayton-1995'];
const clock = new StandingClock(MORNING).read;

/** A closed log of three processes with a hundred events each, among them a redaction in each. */
async function closedLog(): Promise<{ readonly folder: string; readonly bytes: Buffer }> {
  const folder = temporaryFolder();
  const log = await openSqliteLog({ folder, clock });
  for (let turn = 0; turn < 10; turn += 1)
    for (const stream of STREAMS) {
      const events: NewEvent[] = Array.from({ length: 10 }, (_, i) =>
        statementWith({
          title: { en: `The delegations met, ${turn}.${i}` },
          note: 'x'.repeat((37 * i) % 900),
        }),
      );
      const [first] = await collect(log.readStream(stream, { limit: 1 }));
      if (turn === 5 && first)
        events[9] = {
          ...statementWith({ data: { entryId: first.id, body: { title: {} }, reason: { en: 'A name' } } }),
          type: 'EntryRedacted',
        };
      await log.append(stream, events, await log.headOf(stream));
    }
  expect(await log.closeTime(MORNING)).toMatchObject({ settled: true });
  log.erase(300n);
  await log.close();
  return { folder, bytes: readFileSync(join(folder, 'log.db')) };
}

/** Everything that is asked of a log, by position, by process and by id. */
async function answersOf(folder: string): Promise<unknown> {
  const log = await openSqliteLog({ folder, clock });
  const file = openLogFile(join(folder, 'log.db'), 'process-');
  try {
    const events = await collect(log.readAll());
    const streams = await Promise.all(STREAMS.map(async (stream) => collect(log.readStream(stream))));
    const backwards = await collect(log.readStream('gaza-2025', { backwards: true }));
    const ids = STREAMS.map((stream) => file.idsOf(stream, { descending: false, limit: 1_000 }));
    const positions = (of: readonly RecordedEvent[]): unknown =>
      of.map(({ stream, id }) => file.positionOf(stream, id));
    const heads = await Promise.all(STREAMS.map(async (stream) => log.headOf(stream)));
    return {
      events,
      streams,
      backwards,
      ids,
      positions: streams.map(positions),
      heads,
      head: await log.head(),
    };
  } finally {
    file.close();
    await log.close();
  }
}

/** What is told of a folder: by the opening, or by verifying its processes; undefined while all is said to be well. */
async function toldOf(folder: string): Promise<string | undefined> {
  try {
    await (await openSqliteLog({ folder, clock })).close();
    const answers = await verified(folder, STREAMS);
    for (const [stream, answer] of answers) {
      if (!answer?.ok) return `${stream}: ${JSON.stringify(answer)}`;
      if (answer.events !== 100) throw new Error(`verify said ok of ${answer.events} events of ${stream}`);
    }
    return undefined;
  } catch (error) {
    if (error instanceof LogCorrupt || error instanceof LogUnavailable) return error.message;
    throw error;
  }
}

let copies = 0;

async function withFlip<T>(
  bytes: Buffer,
  at: number,
  mask: number,
  look: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(temporaryPlace, `copy-${(copies += 1)}`);
  mkdirSync(folder);
  const altered = Buffer.from(bytes);
  altered[at] = (altered[at] ?? 0) ^ mask;
  writeFileSync(join(folder, 'log.db'), altered);
  try {
    return await look(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let temporaryPlace: string;

it(
  'an altered byte of any page changes no answer that is said to be well',
  { timeout: 600_000 },
  async () => {
    const { folder, bytes } = await closedLog();
    temporaryPlace = temporaryFolder();
    expect(await toldOf(folder)).toBeUndefined();
    const expected = await answersOf(folder);
    const seen = { told: 0, harmless: 0 };
    const look = async (at: number, mask: number): Promise<void> =>
      withFlip(bytes, at, mask, async (copy) => {
        const told = await toldOf(copy);
        seen[told === undefined ? 'harmless' : 'told'] += 1;
        if (told === undefined) expect(await answersOf(copy), `byte ${at}, ${mask}`).toEqual(expected);
      });

    // The head of every page, where one byte moves many rows, and bytes anywhere.
    for (let page = 0; page < bytes.length / PAGE; page += 1)
      for (const place of page === 0 ? [100, 103, 104, 105, 107, 108, 109] : [0, 3, 4, 5, 7, 8, 9, 11])
        await look(page * PAGE + place, 1);
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), look), {
      numRuns: 400,
      seed: 1993,
    });
    expect(seen.told).toBeGreaterThan(100);
    expect(seen.harmless).toBeGreaterThan(10);
  },
);
