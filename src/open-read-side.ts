/** Opens the files that heavy questions are answered from, read-only, beside the server that writes them. */
import { projections } from '../projections/index.js';
import type { ReadSide, ReadSideFiles } from './application/heavy/read-side.js';
import { LogEntries } from './application/log/log-entries.js';
import { openLogFile } from './log/sqlite/log-file-reader.js';
import { readOnlyLog } from './log/sqlite/read-only-log.js';
import { TreeFile } from './log/sqlite/tree-file.js';
import { openReadOnlyViews } from './views/sqlite/read-only-views.js';

export { openKeptHeads, type KeptHeadsFile } from './views/sqlite/kept-heads-file.js';

/** @throws SqliteError, LogUnavailable, LogCorrupt when a file cannot be read */
export function openReadSide({ viewsPath, treesPath, log: place, cacheBytes }: ReadSideFiles): ReadSide {
  const logFile = openLogFile(place.path, place.streamPrefix);
  const entries = new LogEntries(logFile, cacheBytes / 2);
  const { views, consistently, close } = openReadOnlyViews(viewsPath, projections, entries, cacheBytes / 2);
  let trees: TreeFile | undefined;
  return {
    views,
    log: readOnlyLog(logFile),
    file: logFile,
    growing: () => ({ log: logFile, trees: (trees ??= TreeFile.openBeside(treesPath)) }),
    consistently,
    cachedBytes: () => entries.cachedBytes + views.cachedBytes,
    close() {
      trees?.close();
      close();
      logFile.close();
    },
  };
}
