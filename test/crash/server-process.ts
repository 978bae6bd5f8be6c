/** The compiled server as a process of its own, so that it can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readForSecrets } from '../secrets/watch.js';
import { storeOf } from '../server/running-server.js';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

export interface ServerProcess {
  readonly child: ChildProcess;
  /** Where it listens. */
  readonly url: string;
  /** All that it has printed. */
  readonly printed: () => string;
}

/** What a server has said by its end: its log, and what it told whoever had started it. */
export interface EndedProcess {
  readonly code: number | null;
  readonly log: string;
  readonly told: string;
}

const SILENT = ['--log-level', 'silent'];

/** Resolves once it listens; rejects with what it printed when it stops before. */
export async function startProcess(folder: string, flags = SILENT): Promise<ServerProcess> {
  const { child, printed } = launch([...storeOf(folder), '--data', folder, '--port', '0', ...flags]);
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const url = /listens on (http:\S+)/.exec(printed())?.[1];
      if (url !== undefined) resolve({ child, url, printed });
    });
    child.once('exit', (code) => {
      reject(new Error(`the server stopped with ${code}: ${printed()}`));
    });
  });
}

/** Starts it and waits for its end. */
export async function runProcess(folder: string, flags = SILENT): Promise<EndedProcess> {
  const store = flags.includes('--store') ? [] : storeOf(folder);
  const { child, log, told } = launch([...store, '--data', folder, '--port', '0', ...flags]);
  await once(child, 'close');
  return { code: child.exitCode, log: log(), told: told() };
}

interface Launched {
  readonly child: ChildProcess;
  readonly log: () => string;
  readonly told: () => string;
  readonly printed: () => string;
}

function launch(flags: readonly string[]): Launched {
  const child = spawn(process.execPath, [main, ...flags], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [log, told] = [child.stdout, child.stderr].map((stream) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    return () => text;
  }) as [() => string, () => string];
  const printed = () => log() + told();
  child.once('close', () => {
    readForSecrets(printed(), 'a server process');
  });
  return { child, log, told, printed };
}
