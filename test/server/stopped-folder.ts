/** A folder of 300 entries in three processes whose server has stopped, what is done to copies of it, and starts on those. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { readConfiguration } from '../../src/config/configuration.js';
import { createLogger } from '../../src/http/logger.js';
import { createServer } from '../../src/server.js';
import supertest from 'supertest';
import { joined, made, opened } from '../domain/decisions/entries.js';
import { openDesk } from '../http/desk.js';
import { partsOf, settableClock } from './running-server.js';
import { flagsOf } from './flags.js';

export const MOMENT = '2026-01-20T09:00:00Z';
export const PROCESSES = ['dayton-1995', 'gaza-2025', 'oslo-1993'] as const;
/** Of each process. */
export const ENTRIES = 100;

const BATCH = 20;

/** Makes the folder; each process has entries in between those of the others. */
export async function stoppedFolder(): Promise<string> {
  const desk = await openDesk(MOMENT);
  for (let from = 0; from < ENTRIES; from += BATCH)
    for (const process of PROCESSES) {
      const points = Array.from({ length: BATCH }, (_, i) => made(`point-${from + i}`, '2025-10-01'));
      if (from === 0) points.splice(0, 2, opened, joined('hamas'));
      await desk.record(process, ...points);
    }
  await desk.server.stop();
  return desk.server.folder;
}

export interface Changed {
  readonly folder: string;
  readonly log: string;
  readonly views: string;
}

/** A copy of a folder in which the log was changed by somebody who has the file and takes the triggers away. */
export function copyOf(folder: string, change: (log: Database.Database) => void = () => undefined): Changed {
  const copy = mkdtempSync(join(tmpdir(), 'chancery-damaged-'));
  cpSync(folder, copy, { recursive: true });
  const log = join(copy, 'log.db');
  withoutTriggers(log, change);
  return { folder: copy, log, views: join(copy, 'views.db') };
}

/** Changes a log and puts its triggers back, as somebody does who wants not to be seen. */
export function withoutTriggers(log: string, change: (db: Database.Database) => void): void {
  const db = new Database(log);
  db.pragma('foreign_keys = OFF');
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  change(db);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

export function removed({ folder }: Changed): void {
  rmSync(folder, { recursive: true, force: true });
}

export interface Started {
  readonly http: ReturnType<typeof supertest>;
  /** What it has warned of. */
  readonly warnings: readonly string[];
  stop(): Promise<void>;
}

/** Starts a server on a folder as the program does, with a log that can be read. */
export async function startOn(folder: string, flags: readonly string[] = [], now = MOMENT): Promise<Started> {
  const reading = readConfiguration({}, flagsOf(['--data', folder, '--port', '0', ...flags]));
  if (reading.outcome !== 'read') throw new Error(`configuration ${JSON.stringify(reading)}`);
  const warnings: string[] = [];
  const destination = {
    write: (line: string): void => {
      warnings.push((JSON.parse(line) as { msg: string }).msg);
    },
  };
  const logger = createLogger({ level: 'warn', store: 'sqlite', destination });
  const app = await createServer(reading.configuration, {
    clocks: { wall: settableClock(now).clock },
    logger,
  });
  await app.listen(0, '127.0.0.1');
  await partsOf(app).projection.coverage.firstCaughtUp();
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return { http: supertest(url), warnings, stop: () => app.close() };
}
