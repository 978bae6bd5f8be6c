import { describeCopying } from '../../copy/copying.contract.js';
import { openSqliteFolder } from '../../log/sqlite/sqlite-folder.js';
import { openOnRealServer } from './connection.js';

describeCopying('SQLite to a real KurrentDB', { source: openSqliteFolder, target: openOnRealServer });
describeCopying('a real KurrentDB to SQLite', { source: openOnRealServer, target: openSqliteFolder });
