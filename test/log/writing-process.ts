import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';

/** An event that the process was told is durable. */
export interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
}

/** Another process that writes to a log, and what it has said. */
export class WritingProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #heard = new EventEmitter();

  /** `shell` is put before the command of the process, for instance to limit it. */
  constructor(writer: string, folder: string, name: string, shell = '') {
    const command = [`${shell} exec "$0" "$@"`, process.execPath, writer, folder, name];
    const child = spawn('sh', ['-c', ...command], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    this.#child = child;
    this.#ended = Promise.all([once(child, 'exit'), once(lines, 'close')]);
    lines.on('line', (line) => {
      this.lines.push(line);
      this.#heard.emit(String(this.lines.length));
    });
  }

  /** Waits until the process has said so many lines, or has ended. */
  async said(lines: number): Promise<void> {
    if (this.lines.length < lines) await Promise.race([once(this.#heard, String(lines)), this.#ended]);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Waits until the process ends by itself. */
  async end(): Promise<void> {
    await this.#ended;
  }

  get acknowledged(): Acknowledged[] {
    return this.lines.flatMap((line) => {
      const [, stream, revision, id] = /^ack (\S+) (\d+) (\S+)$/.exec(line) ?? [];
      return stream === undefined || id === undefined ? [] : [{ stream, revision: Number(revision), id }];
    });
  }

  linesThatSay(word: string): string[] {
    return this.lines.filter((line) => line.startsWith(`${word} `));
  }
}
