import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { openSqliteFolder } from '../log/sqlite/sqlite-folder.js';
import { describeCopying } from './copying.contract.js';
import { describeMovedHouse } from './moved-house.contract.js';

describeCopying('SQLite to SQLite', { source: openSqliteFolder, target: openSqliteFolder });
describeMovedHouse('SQLite to SQLite', {
  open: (folder, clock) => openSqliteLog({ folder, clock }),
  flags: [],
});
