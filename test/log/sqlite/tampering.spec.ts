import Database from 'better-sqlite3';
import fc from 'fast-check';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { verifyStream } from '../../../src/log/chain.js';
import { LogCorrupt, LogUnavailable } from '../../../src/log/event-log.js';
import type { RecordedEvent } from '../../../src/log/event-log.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { collect, MORNING, StandingClock, statementWith } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

const clock = new StandingClock(MORNING).read;
const STREAMS = ['gaza-2025', 'oslo-1993', 'dayton-1995'];

const TEXTS = [
  'id',
  'type',
  'recorded_at',
  'recorded_by',
  'body',
  'body_hash',
  'salt',
  'previous_hash',
  'hash',
] as const;
const NUMBERS = ['revision', 'version', 'stream'] as const;

/** A closed log of three streams with four events each, and what lies in it. */
async function closedLog(): Promise<{ folder: string; events: RecordedEvent[] }> {
  const folder = temporaryFolder();
  const log = await openSqliteLog({ folder, clock });
  for (let turn = 0; turn < 2; turn += 1) {
    for (const stream of STREAMS) {
      const [head] = await collect(log.readStream(stream, { backwards: true, limit: 1 }));
      const bodies = [
        { title: { ar: 'بيان مشترك', en: 'A joint statement' }, turn },
        { text: '\u{1f54a} "quoted"', n: 0.1 },
      ];
      await log.append(stream, bodies.map(statementWith), head ?? null);
    }
  }
  const events = await collect(log.readAll());
  await log.close();
  return { folder, events };
}

/** A copy of the log with one thing changed by someone who has the file and took the triggers away. */
function tampered(folder: string, change: (db: Database.Database) => void): string {
  const copy = join(temporaryFolderWithin(folder), 'log.db');
  copyFileSync(join(folder, 'log.db'), copy);
  const db = new Database(copy);
  db.pragma('foreign_keys = OFF');
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const trigger of triggers) db.exec(`DROP TRIGGER ${String(trigger)}`);
  change(db);
  db.close();
  return join(copy, '..');
}

let copies = 0;

function temporaryFolderWithin(folder: string): string {
  copies += 1;
  const copy = join(folder, `copy-${copies}`);
  mkdirSync(copy);
  return copy;
}

/** Every event that verification names, as its stream and revision, and as its id. */
async function named(folder: string): Promise<string[]> {
  const log = await openSqliteLog({ folder, clock });
  try {
    const streams = new Set(STREAMS);
    for await (const { stream } of log.readAll()) streams.add(stream);
    const names: string[] = [];
    for (const stream of streams) {
      const verification = await verifyStream(log.readStream(stream));
      if (!verification.ok) names.push(`${stream} ${verification.revision}`, String(verification.eventId));
    }
    return names;
  } catch (error) {
    if (error instanceof LogCorrupt) return [error.message];
    throw error;
  } finally {
    await log.close();
  }
}

/** Lets a log be refused for what its file holds or is, and for nothing else. */
function damageOf(error: unknown): null {
  if (error instanceof LogCorrupt || error instanceof LogUnavailable) return null;
  throw error;
}

function names(event: RecordedEvent): RegExp {
  return new RegExp(`^${event.stream} ${event.revision}$|^${event.id}$|"position":${event.position},`);
}

interface Flip {
  readonly event: RecordedEvent;
  readonly column: (typeof TEXTS)[number];
  /** Which byte, counted on from the start when the text is shorter. */
  readonly at: number;
  readonly bits: number;
}

/** Answers whether it could: an id that became the id of another event in its stream is refused by the file itself. */
function flipByte(db: Database.Database, { event, column, at, bits }: Flip): boolean {
  const read = db.prepare(`SELECT CAST(${column} AS BLOB) FROM events WHERE position = ?`).pluck();
  const bytes = read.get(event.position);
  if (!(bytes instanceof Buffer)) throw new Error(`nothing to flip in ${column}`);
  const index = at % bytes.length;
  bytes[index] = (bytes[index] ?? 0) ^ bits;
  const write = db.prepare(`UPDATE OR IGNORE events SET ${column} = CAST(? AS TEXT) WHERE position = ?`);
  return write.run(bytes, event.position).changes === 1;
}

describe('verification', () => {
  it('finds nothing in a log that was left alone', async () => {
    const { folder } = await closedLog();

    expect(await named(tampered(folder, () => undefined))).toEqual([]);
  });

  it('names the event of which any byte was flipped', async () => {
    const { folder, events } = await closedLog();
    const flips = fc.record({
      event: fc.constantFrom(...events),
      column: fc.constantFrom(...TEXTS),
      at: fc.nat(200),
      bits: fc.integer({ min: 1, max: 255 }),
    });

    await fc.assert(
      fc.asyncProperty(flips, async (flip) => {
        fc.pre(flip.column !== 'previous_hash' || flip.event.revision > 0);
        const copy = tampered(folder, (db) => fc.pre(flipByte(db, flip)));
        expect(await named(copy)).toContainEqual(expect.stringMatching(names(flip.event)));
      }),
      { numRuns: 150 },
    );
  });

  it('names every event of which a number was changed', async () => {
    const { folder, events } = await closedLog();
    for (const event of events) {
      for (const column of NUMBERS) {
        const copy = tampered(folder, (db) => {
          db.prepare(`UPDATE events SET ${column} = ${column} + 40 WHERE position = ?`).run(event.position);
        });
        expect(await named(copy), `${column} of ${event.position}`).toContainEqual(
          expect.stringMatching(names(event)),
        );
      }
    }
  });

  it.each<[string, string, string]>([
    [
      'a first event that is linked',
      `UPDATE events SET previous_hash = hash WHERE position = 1`,
      'gaza-2025 0',
    ],
    ['an event without its link', `UPDATE events SET previous_hash = NULL WHERE position = 2`, 'gaza-2025 1'],
    ['an event that was removed', `DELETE FROM events WHERE position = 2`, 'gaza-2025 1'],
    [
      'an event that was moved in the order',
      `UPDATE events SET position = 99 WHERE position = 1`,
      'gaza-2025 1',
    ],
    [
      'an event that was moved to another stream',
      `UPDATE events SET stream = 2, revision = 4 WHERE position = 8`,
      'oslo-1993 4',
    ],
    ['a body that was taken away', `UPDATE events SET body = '' WHERE position = 7`, 'gaza-2025 2'],
    ['a stream that was renamed', `UPDATE streams SET name = 'process-oslo' WHERE stream = 2`, 'oslo 0'],
  ])('names %s', async (_what, change, place) => {
    const { folder } = await closedLog();

    expect(await named(tampered(folder, (db) => db.exec(change)))).toContain(place);
  });

  it.each([
    ['a stream of another prefix', `UPDATE streams SET name = 'other' WHERE stream = 1`],
    ['an event without a stream', `DELETE FROM streams WHERE stream = 1`],
  ])('names the first event of %s as unreadable', async (_what, change) => {
    const { folder } = await closedLog();

    expect(await named(tampered(folder, (db) => db.exec(change)))).toEqual([
      expect.stringMatching(/no event of ours: \{"position":1,/),
    ]);
  });

  it('takes no altered event for a true one, whichever byte of the file was flipped', async () => {
    const { folder, events } = await closedLog();
    const original = readFileSync(join(folder, 'log.db'));
    // A position is the store's own order and not part of the chain.
    const chained = (event: RecordedEvent): object => ({ ...event, position: 0n });

    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 1), fc.nat(7), async (at, bit) => {
        const copy = temporaryFolderWithin(folder);
        const bytes = Buffer.from(original);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(join(copy, 'log.db'), bytes);
        const log = await openSqliteLog({ folder: copy, clock }).catch(damageOf);
        if (log === null) return;
        for (const stream of STREAMS) {
          const verification = await verifyStream(log.readStream(stream));
          if (!verification.ok) continue;
          const read = (await collect(log.readStream(stream))).map(chained);
          const written = events.filter((event) => event.stream === stream).map(chained);
          expect(read).toEqual(written.slice(0, verification.events));
        }
        await log.close();
      }),
      { numRuns: 150 },
    );
  });

  it('lets no one append after a last event that was recorded at no moment', async () => {
    const { folder } = await closedLog();
    const copy = tampered(folder, (db) =>
      db.exec("UPDATE events SET recorded_at = 'soon' WHERE position = 12"),
    );
    const log = await openSqliteLog({ folder: copy, clock });

    await expect(log.append('dayton-1995', [statementWith({})], null)).rejects.toThrow(LogCorrupt);
    await expect(log.append('dayton-1995', [statementWith({})], null)).rejects.toThrow(
      'recorded at no moment',
    );
    expect(await collect(log.readStream('gaza-2025'))).toHaveLength(4);
    await log.close();
  });
});
