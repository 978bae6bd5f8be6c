/** `chancery demo`: a server on a fresh folder, the sample histories loaded through its API, and what it then answers. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChanceryClient, Problem } from '../../client/src/index.js';
import type { Configuration } from '../config/configuration.js';
import { createServer } from '../server.js';
import { sentenceOf } from '../thrown.js';
import { load, readLines } from './load.js';
import type { ExitStatus } from './context.js';
import { GAZA, gazaAnswers, SOUTH_SUDAN, southSudanAnswers } from './sample-answers.js';
import { listen } from './serve.js';
import { whatNext } from './what-next.js';

const SAMPLES = new URL('../../../docs/examples/', import.meta.url);
/** What a terminal has that does not say how wide it is. */
const COLUMNS = 80;
/** Each waits for some seconds. */
const MOST_QUESTIONS = 30;

const out = process.stdout;

/**
 * Comes back when everything is shown and the server stays up, or with the exit status where that cannot be. SIGTERM, SIGINT and a
 * closed terminal stop it; a folder that it made for itself goes with it.
 */
export async function runDemo({
  configuration,
  isNamed,
}: {
  readonly configuration: Configuration;
  /** Whether somebody said which folder. */
  readonly isNamed: boolean;
}): Promise<ExitStatus> {
  return untilStopped({ ...configuration, ...(isNamed ? {} : { data: folderForNow() }) });
}

/** A folder that is gone when the process ends, however it ends but by `kill -9`. */
function folderForNow(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-demo-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function untilStopped(configuration: Configuration): Promise<ExitStatus> {
  let close = (): Promise<void> => Promise.resolve();
  const stopping = new AbortController();
  const stop = (): void => {
    // A second signal does not wait for the first.
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    void close().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    expectEmpty(configuration.data);
    const app = await createServer(configuration);
    close = () => app.close();
    await listen(app, configuration);
    await demonstrate((await app.getUrl()).replace('[::1]', 'localhost'), configuration.data);
    return 0;
  } catch (error) {
    // What it was doing broke because it is being stopped.
    if (stopping.signal.aborted) return 0;
    process.stderr.write(`The demo cannot go on: ${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

async function demonstrate(url: string, folder: string): Promise<void> {
  const chancery = new ChanceryClient({ url });
  out.write(`The desk: ${url}/\n\nChancery listens on ${url}, with the folder ${folder}\n\n`);
  let position = '0';
  for (const sample of [GAZA, SOUTH_SUDAN]) {
    out.write(`Loading the sample history ${sample}:\n`);
    position = await load(chancery, await readLines(new URL(`${sample}.ndjson`, SAMPLES)), out);
  }
  await untilCovered(chancery, position);
  const asking = { chancery, position, width: out.columns || COLUMNS };
  out.write(`\n${await gazaAnswers(asking)}\n${await southSudanAnswers(asking)}\n${whatNext(url)}`);
}

/** A busy machine takes longer than one question waits. */
async function untilCovered(chancery: ChanceryClient, minPosition: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await chancery.GET('/v1/processes', { params: { query: { minPosition, limit: 1 } } });
      return;
    } catch (error) {
      const isBehind = error instanceof Problem && error.code === 'not-caught-up';
      if (!isBehind || tries === MOST_QUESTIONS) throw error;
    }
  }
}

function expectEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) return;
  } catch {
    // Not there yet, or no folder: the server makes it, or says what is wrong.
    return;
  }
  throw new Error(
    `expected an empty folder, got ${folder}, which is not; chancery serve serves an existing one`,
  );
}
