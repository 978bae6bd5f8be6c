import { statSync } from 'node:fs';

import { LogUnavailable } from '../event-log.js';

const GONE = 'the file of the log was removed or replaced while the server runs';

/**
 * Whether the files that a connection writes still have their names. What is written to a file without a name is on disk, and
 * gone with the process.
 */
export class FilePlace {
  readonly #files: readonly { readonly path: string; readonly identity: string }[];

  /** Takes the files as they are now: to be made right after they were opened. */
  constructor(private readonly file: string) {
    this.#files = [file, `${file}-wal`].flatMap((path) => {
      const identity = identityOf(path);
      return identity === undefined ? [] : [{ path, identity }];
    });
  }

  /** @throws LogUnavailable when another file, or none, has the name of one of them */
  expectKept(): void {
    const lost = this.#files.find(({ path, identity }) => identityOf(path) !== identity);
    if (lost === undefined) return;
    throw new LogUnavailable(
      `The log file ${this.file}: ${lost.path} was removed or replaced while the server runs. Stop the server; ` +
        'put the file back, or restore a backup',
      { detail: GONE },
    );
  }
}

function identityOf(path: string): string | undefined {
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stat && `${stat.dev}:${stat.ino}`;
  } catch {
    // Its folder cannot be looked into any more.
    return undefined;
  }
}
