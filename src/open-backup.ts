/** Backs up and restores the files of the embedded store. */
import { join } from 'node:path';
import { makeFolder } from './log/sqlite/make-folder.js';
import { restoreLog, type RestoredLog, type RestoreOptions } from './log/sqlite/restore-log.js';
import { removeFile } from './views/sqlite/views-file.js';
import { lockViews } from './views/sqlite/views-lock.js';

export { backUpLog } from './log/sqlite/back-up-log.js';
export type { CheckedCopy, CopyProgress } from './log/sqlite/copy-log-file.js';
export type { RestoredLog } from './log/sqlite/restore-log.js';

/**
 * Restores a log into a data folder, whose read models are then made anew from it.
 * @throws what `restoreLog` throws; Error when a server of another store has the read models of the folder
 */
export async function restoreFolder(options: Omit<RestoreOptions, 'removeReadModels'>): Promise<RestoredLog> {
  const { folder } = options;
  makeFolder(folder);
  const lock = lockViews(folder);
  const removeReadModels = (): void => {
    removeFile(join(folder, 'views.db'));
  };
  try {
    return await restoreLog({ ...options, removeReadModels });
  } finally {
    lock.release();
  }
}
