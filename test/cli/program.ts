/** The built programs as a user starts them. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { readForSecrets } from '../secrets/watch.js';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const chancery = fileURLToPath(new URL('../../bin/chancery.cjs', import.meta.url));

export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whether it leads a process group, so that what it leaves behind can be found. */
  readonly detached?: boolean;
  readonly uid?: number;
}

export interface Program {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves when this is on its standard output. @throws Error with what it printed, when it ends before */
  until(text: string): Promise<void>;
  /** The exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export function start(command: string, words: readonly string[], options: StartOptions = {}): Program {
  const { environment = {}, ...rest } = options;
  const child = spawn(command, words, {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...rest,
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  const ended = once(child, 'close').then(() => {
    const by = [command.replace(/^.*\//, ''), ...words].join(' ').slice(0, 120);
    readForSecrets(printed.err, by);
    // It prints the key that it was asked to make, and nothing else does.
    if (!isAskedForKey(words)) readForSecrets(printed.out, by);
    return child.exitCode ?? child.signalCode;
  });
  return {
    child,
    out: () => printed.out,
    err: () => printed.err,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (printed.out.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        child.once('close', () => {
          reject(new Error(`it ended before it said "${text}": ${printed.out}${printed.err}`));
        });
        look();
      }),
    ended,
  };
}

function isAskedForKey(words: readonly string[]): boolean {
  return words.includes('signing-key') || (words.includes('keys') && words.includes('add'));
}

/** Runs `chancery` to its end. */
export async function run(
  words: readonly string[],
  options: StartOptions = {},
): Promise<{ status: number | NodeJS.Signals | null; out: string; err: string }> {
  const program = start(process.execPath, [chancery, ...words], options);
  const status = await program.ended;
  return { status, out: program.out(), err: program.err() };
}
