/** Opens the files that the rows are kept in and made from, for the thread that writes them. */
import { projections } from '../projections/index.js';
import { LogEntries } from './application/log/log-entries.js';
import { Generations } from './application/project/generations.js';
import { Projector, type ProjectorReport } from './application/project/projector.js';
import { Rebuilds, type RebuildReport } from './application/project/rebuild.js';
import type { ProjectionSide } from './application/project/serve-projection.js';
import type { ReadSideFiles } from './application/heavy/read-side.js';
import { FollowedFile } from './log/sqlite/followed-file.js';
import { openLogFile } from './log/sqlite/log-file-reader.js';
import { SqliteViews } from './views/sqlite/sqlite-views.js';
import { openViewsFile } from './views/sqlite/views-file.js';
import { WriteAhead } from './views/sqlite/write-ahead.js';

/** @throws SqliteError, LogUnavailable, LogCorrupt when a file cannot be opened */
export function openProjection(
  { viewsPath, log: place, cacheBytes }: ReadSideFiles,
  report: ProjectorReport & RebuildReport,
): ProjectionSide {
  const logFile = openLogFile(place.path, place.streamPrefix);
  const { db } = openViewsFile(viewsPath);
  const log = new FollowedFile(logFile);
  const entries = new LogEntries(logFile, cacheBytes / 2);
  const views = new SqliteViews(db, projections, entries, cacheBytes / 2);
  const generations = new Generations(views);
  const projector = new Projector(log, views, entries, () => generations.current(), report);
  const live = { db, file: viewsPath, views, entries, cacheBytes: cacheBytes / 2 };
  return {
    projector,
    rebuilds: new Rebuilds(live, log, projector, generations, report),
    writeAhead: new WriteAhead(db),
    cachedBytes: () => entries.cachedBytes + views.cachedBytes,
    forget() {
      entries.forget();
      views.forget();
    },
    arrived(arrival) {
      log.arrived(arrival);
    },
    close() {
      db.close();
      logFile.close();
    },
  };
}
