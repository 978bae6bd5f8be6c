/** The file of a log as a worker thread of the server verifies it. */
import { join } from 'node:path';

import { verifyInFile, type Kept } from '../../../src/application/log/verify-in-file.js';
import type { Verification } from '../../../src/log/chain.js';
import { openLogFile } from '../../../src/log/sqlite/log-file-reader.js';
import { readOnlyLog } from '../../../src/log/sqlite/read-only-log.js';
import { moment } from '../../contract/sample-events.js';

/** Nothing is kept beside the log: its file has to tell by itself. */
const nothingKept: Kept = { of: () => undefined, knownSinceAt: () => undefined };

const LATEST = moment('2026-06-01T00:00:00.000000Z');

/** What `verify` answers of processes, `undefined` for one that is not there. */
export async function verified(
  folder: string,
  streams: readonly string[],
): Promise<Map<string, Verification | undefined>> {
  const file = openLogFile(join(folder, 'log.db'), 'process-');
  try {
    const side = { log: readOnlyLog(file), witness: file, kept: nothingKept };
    const answers = new Map<string, Verification | undefined>();
    for (const stream of streams)
      answers.set(stream, await verifyInFile(side, stream, LATEST, { looked: () => undefined }));
    return answers;
  } finally {
    file.close();
  }
}
