/** Opens the files that heavy questions are answered from, read-only, beside the server that writes them. */
import { projections } from '../projections/index.js';
import type { ReadSide, ReadSideFiles } from './application/heavy/read-side.js';
import { LogEntries } from './application/log/log-entries.js';
import { openLogFile } from './log/sqlite/log-file-reader.js';
import { readOnlyLog } from './log/sqlite/read-only-log.js';
import { openReadOnlyViews } from './views/sqlite/read-only-views.js';

/** @throws SqliteError, LogUnavailable, LogCorrupt when a file cannot be read */
export function openReadSide({ viewsPath, log: place }: ReadSideFiles): ReadSide {
  const logFile = openLogFile(place.path, place.streamPrefix);
  const { views, consistently, close } = openReadOnlyViews(viewsPath, projections, new LogEntries(logFile));
  return {
    views,
    log: readOnlyLog(logFile),
    consistently,
    close() {
      close();
      logFile.close();
    },
  };
}
