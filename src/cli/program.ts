/** What every program of ours does at its start, and how it ends by a fault. */

export type ExitStatus = 0 | 1 | 2;

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
