import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { verifyStream } from '../../src/log/chain.js';
import type { EventLog, Position } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { MORNING, StandingClock } from '../contract/sample-events.js';
import { compileLog } from './compiled-log.js';
import type { CompiledLog } from './compiled-log.js';
import { randomFrom } from './random.js';
import { WritingProcess } from './writing-process.js';
import type { Acknowledged } from './writing-process.js';

const CYCLES = Number(process.env['CRASH_CYCLES'] ?? 50);
const SEED = Number(process.env['CRASH_SEED'] ?? Date.now() % 2 ** 32);
const clock = new StandingClock(MORNING).read;

let compiled: CompiledLog;
let folder: string;

beforeAll(() => {
  compiled = compileLog();
});
afterAll(() => compiled.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Checks that what came after a position holds every acknowledged event once, in chains that verify; answers the new head. */
async function check(
  log: EventLog,
  after: Position,
  acknowledged: readonly Acknowledged[],
): Promise<Position> {
  const stored = new Map<string, number>();
  const streams = new Set<string>();
  for await (const { stream, revision, id } of log.readAll({ after })) {
    const name = `${stream} ${revision} ${id}`;
    stored.set(name, (stored.get(name) ?? 0) + 1);
    streams.add(stream);
  }
  const lost = acknowledged.filter(
    ({ stream, revision, id }) => stored.get(`${stream} ${revision} ${id}`) !== 1,
  );
  expect(lost).toEqual([]);
  for (const stream of streams)
    expect(await verifyStream(log.readStream(stream))).toMatchObject({ ok: true });
  return log.head();
}

describe('a process that is killed while it writes', () => {
  it(
    `loses no acknowledged event (${CYCLES} times, CRASH_SEED=${SEED})`,
    async () => {
      const random = randomFrom(SEED);
      let head: Position = 0n;
      let acknowledged = 0;
      for (let cycle = 0; cycle < CYCLES; cycle += 1) {
        const writer = new WritingProcess(compiled.writer, folder, `cycle-${cycle}`);
        // Its first two lines surround the opening of the file; the rest are acknowledgements.
        await writer.said(1 + Math.floor(random() ** 2 * 600));
        await writer.kill();
        expect(writer.linesThatSay('fault')).toEqual([]);

        const log = await openSqliteLog({ folder, clock });
        head = await check(log, head, writer.acknowledged);
        acknowledged += writer.acknowledged.length;
        await log.close();
      }
      expect(acknowledged).toBeGreaterThan(CYCLES);
    },
    CYCLES * 2_000 + 10_000,
  );

  it('has its log to itself until then, and leaves it free at once', async () => {
    const first = new WritingProcess(compiled.writer, folder, 'first');
    await first.said(10);
    const second = new WritingProcess(compiled.writer, folder, 'second');
    await second.end();
    await first.kill();
    const log = await openSqliteLog({ folder, clock });

    expect(second.acknowledged).toEqual([]);
    expect(second.linesThatSay('fault')).toEqual([
      expect.stringContaining(`LogUnavailable The log in ${folder} is open already`),
    ]);
    await check(log, 0n, first.acknowledged);
    await log.close();
  });
});

describe('a process whose disk refuses to grow', () => {
  it('is refused its appends, reads on, and loses nothing that was acknowledged', async () => {
    const writer = new WritingProcess(compiled.writer, folder, 'limited', 'ulimit -f 1000;');
    await writer.end();
    const log = await openSqliteLog({ folder, clock });

    expect(writer.linesThatSay('fault').length).toBeGreaterThan(0);
    for (const fault of writer.linesThatSay('fault')) expect(fault).toContain('SQLITE_IOERR_WRITE');
    expect(writer.linesThatSay('readable')).toEqual([`readable ${writer.acknowledged.length}`]);
    expect(await log.head()).toBe(BigInt(writer.acknowledged.length));
    await check(log, 0n, writer.acknowledged);
    await log.close();
  });
});
