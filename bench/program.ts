/** Programs under test, ours and the references: child processes that say where they listen. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.js';

export interface Program {
  readonly url: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Milliseconds for the rows of the longest log on the slowest machine. */
const PATIENCE = 3_600_000;

/** The bench runs compiled, from `dist/bench`. */
const compiled = new URL('../', import.meta.url);

/** A reference program of this folder. */
export async function startReference(
  bench: Bench,
  name: string,
  words: readonly string[] = [],
): Promise<Program> {
  const file = fileURLToPath(new URL(`bench/references/${name}.js`, compiled));
  return listening(bench, [file, ...words]);
}

export interface ServerOptions {
  readonly folder: string;
  readonly flags?: readonly string[];
  readonly store?: string;
}

/** One client that asks as fast as it can is what is measured. */
const UNLIMITED = ['--rate-limit', '0', '--address-rate-limit', '0'];

/** The compiled server on a data folder and any free port. */
export async function startServer(
  bench: Bench,
  { folder, flags = [], store }: ServerOptions,
): Promise<Program> {
  const main = fileURLToPath(new URL('src/main.js', compiled));
  const given = ['--data', folder, '--port', '0', '--log-level', 'silent', ...UNLIMITED, ...flags];
  const environment = store === undefined ? {} : { CHANCERY_STORE: store };
  return listening(bench, [...profiled(bench), main, ...given], environment);
}

/** Runs a reference that does its work at once and prints one number. */
export async function runReference(bench: Bench, name: string, words: readonly string[]): Promise<number> {
  const file = fileURLToPath(new URL(`bench/references/${name}.js`, compiled));
  const child = bench.workplace.start(process.execPath, [file, ...words]);
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  const value = Number(printed.trim());
  if (code === 0 && printed.trim() !== '' && Number.isFinite(value)) return value;
  throw new Error(
    `expected one number of reference ${name}, got "${printed}" and exit status ${String(code)}`,
  );
}

/** Starts a program of Node and waits until it says `listens on URL`. */
export async function listening(
  bench: Bench,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Program> {
  const child = bench.workplace.start(process.execPath, words, { environment });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`${words.join(' ')} ended with ${String(code)}: ${text}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /listens on (\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found.replace('[::1]', '127.0.0.1'));
    });
  });
  return { url, child, stop: () => bench.workplace.stop(child) };
}

function profiled({ profiles }: Bench): readonly string[] {
  if (profiles === undefined) return [];
  mkdirSync(profiles, { recursive: true });
  return ['--cpu-prof', '--cpu-prof-dir', profiles];
}

/** Resolves once the rows of a server cover a position. */
export async function covered({ url }: Program, position: string | bigint): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE) {
    const answer = await fetch(`${url}/v1/processes?limit=1&minPosition=${position}`);
    await answer.arrayBuffer();
    if (answer.status === 200) return;
    if (answer.status !== 503) throw new Error(`expected 200 or 503 of ${url}, got ${answer.status}`);
    await sleep(20);
  }
  throw new Error(`expected the rows of ${url} to cover position ${position} within an hour`);
}

/** Resolves once a server says that it is ready. */
export async function ready({ url }: Program): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE) {
    const answer = await fetch(`${url}/health/ready`);
    await answer.arrayBuffer();
    if (answer.status === 200) return;
    await sleep(5);
  }
  throw new Error(`expected ${url} to be ready within an hour`);
}

/** Microseconds of CPU that a program has used; NaN where the system does not tell. */
export function cpuOf({ child }: Program): number {
  try {
    const stat = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return NaN;
  }
}

/** The resident memory of a program in bytes, now and at most so far; NaN where the system does not tell. */
export function memoryOf({ child }: Program): { readonly now: number; readonly most: number } {
  try {
    const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
    const kib = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? NaN);
    return { now: kib('VmRSS') * 1_024, most: kib('VmHWM') * 1_024 };
  } catch {
    return { now: NaN, most: NaN };
  }
}
