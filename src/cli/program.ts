/** What every program of ours does at its start, and what its commands are given of it. */
import { asking } from './asking.js';
import type { CliContext } from './context.js';

/** Files and folders that are made from now on are for the user of this process alone; SQLite's own go by the file beside them. */
const PRIVATE = 0o077;

/**
 * To be called once, first. Makes what is written private, and lets a pipe that nobody reads any more (`| head`) end the program
 * without a word.
 */
export function beginProgram(): void {
  process.umask(PRIVATE);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

/** This process, as a command sees it. */
export function contextOfProcess(): CliContext {
  const { stdout: out, stderr: err, env: environment } = process;
  let stopping: AbortSignal | undefined;
  return {
    ...{ environment, out, err },
    ask: asking(),
    // Whoever does not ask for it is ended by the signals themselves.
    get signal() {
      return (stopping ??= stopSignal());
    },
  };
}

/** Aborted by the first Ctrl-C or SIGTERM. The next one ends the process at once. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop);
    process.stderr.write('Stopping after the events that are under way; once more stops at once.\n');
    stopping.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
  return stopping.signal;
}
