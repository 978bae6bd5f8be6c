import { describeCopying } from '../copy/copying.contract.js';
import { openSqliteFolder } from '../log/sqlite/sqlite-folder.js';
import { openOnProtocolServer } from './kurrentdb-store.js';

describeCopying('SQLite to KurrentDB', { source: openSqliteFolder, target: openOnProtocolServer });
describeCopying('KurrentDB to SQLite', { source: openOnProtocolServer, target: openSqliteFolder });
