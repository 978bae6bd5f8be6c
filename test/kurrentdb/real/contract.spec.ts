import { describeEventLogContract } from '../../contract/event-log.contract.js';
import { openOnRealServer } from './connection.js';

describeEventLogContract('KurrentDB, on a real server', openOnRealServer);
