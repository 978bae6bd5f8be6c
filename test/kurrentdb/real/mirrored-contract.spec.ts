import { describeEventLogContract } from '../../contract/event-log.contract.js';
import { openMirroredOn } from '../../mirror/mirrored-store.js';
import { connectionString } from './connection.js';

describeEventLogContract('a mirror of KurrentDB, on a real server', (clock) =>
  openMirroredOn(connectionString(), clock),
);
