import { openSqliteFolder } from '../log/sqlite/sqlite-folder.js';
import { describeEventLogContract } from './event-log.contract.js';

describeEventLogContract('SQLite', openSqliteFolder);
