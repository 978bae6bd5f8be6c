/** What a run has made and started. All of it is gone when the run ends, however it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds that a program has to end by itself. */
const PATIENCE = 30_000;

interface StartOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Whom it runs as. */
  readonly user?: { readonly uid?: number; readonly gid?: number };
  readonly quiet?: boolean;
}

export class Workplace {
  private readonly folders = new Set<string>();
  private readonly children = new Set<ChildProcess>();

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'));
    this.folders.add(folder);
    return folder;
  }

  remove(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    this.folders.delete(folder);
  }

  /** Starts a program whose output is read; what it says of errors goes to the terminal, unless it is quiet. */
  start(command: string, words: readonly string[], options: StartOptions = {}): ChildProcess {
    const { environment = {}, user = {}, quiet = false } = options;
    const child = spawn(command, words, {
      ...user,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', quiet ? 'ignore' : 'inherit'],
    });
    this.children.add(child);
    child.once('exit', () => this.children.delete(child));
    return child;
  }

  /** Asks a program to end, and ends it if it does not. */
  async stop(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(patience);
  }

  dispose(): void {
    for (const child of this.children) child.kill('SIGKILL');
    for (const folder of this.folders) this.remove(folder);
  }
}
