/** A real server on a free loopback port and a data folder of its own, for tests over HTTP. */
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { CHANCERY, type Chancery } from '../../src/application/chancery.js';
import { readConfiguration } from '../../src/config/configuration.js';
import { createServer } from '../../src/server.js';
import type { Clock } from '../../src/log/event-log.js';
import { watchedLogger } from '../secrets/watched-logger.js';
import { flagsOf } from './flags.js';

export interface RunningServer {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly folder: string;
  /** Requests to it. */
  readonly http: ReturnType<typeof supertest>;
  /** Stops it; the folder stays for a next one. */
  stop(): Promise<void>;
  /** Stops it and removes the folder. */
  dispose(): Promise<void>;
}

export interface ServerOptions {
  /** Absent: a new one. */
  readonly folder?: string;
  readonly clock?: Clock;
  /** Goes on whatever the clock is set to. Absent: the clock is trusted. */
  readonly steady?: Clock;
  readonly flags?: readonly string[];
  /** Does something to it before it listens. */
  readonly prepare?: (app: NestFastifyApplication) => void;
}

/** On the embedded store, or on a real cluster where the environment names one. */
export async function startServer({
  folder,
  clock,
  steady,
  flags = [],
  prepare,
}: ServerOptions = {}): Promise<RunningServer> {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'chancery-'));
  const given = ['--data', data, '--port', '0', '--log-level', 'silent', ...storeOf(data), ...flags];
  const reading = readConfiguration({}, flagsOf(given));
  if (reading.outcome !== 'read') throw new Error(`configuration ${reading.outcome}`);
  const clocks = clock && { wall: clock, ...(steady ? { steady } : {}) };
  const { store } = reading.configuration;
  const app = await createServer(reading.configuration, { clocks, logger: watchedLogger(store) });
  prepare?.(app);
  await app.listen(0, '127.0.0.1');
  // It looks through what other runs have left in the store, for longer than a request waits.
  if (storeOf(data).length > 0) await partsOf(app).projection.coverage.firstCaughtUp();
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await app.close();
  };
  const dispose = async (): Promise<void> => {
    await stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { app, url, folder: data, http: supertest(url), stop, dispose };
}

/** The parts of a server, for tests that look behind HTTP. */
export function partsOf(app: NestFastifyApplication): Chancery {
  return app.get<Chancery>(CHANCERY);
}

/** Streams of its own for each folder, so that a run finds nothing that another has left. */
export function storeOf(folder: string): readonly string[] {
  const store = process.env.CHANCERY_TEST_KURRENTDB;
  if (store === undefined) return [];
  return ['--store', store, '--stream-prefix', `test-${hash('sha256', folder).slice(0, 16)}-`];
}

/** A clock that stands still until it is set: microseconds since the epoch. */
export function settableClock(iso: string): { readonly clock: Clock; readonly set: (iso: string) => void } {
  let now = BigInt(Date.parse(iso)) * 1_000n;
  return {
    clock: () => now,
    set: (to) => {
      now = BigInt(Date.parse(to)) * 1_000n;
    },
  };
}
