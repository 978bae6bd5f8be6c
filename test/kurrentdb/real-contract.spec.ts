import { describeEventLogContract } from '../contract/event-log.contract.js';
import { openOn } from './kurrentdb-store.js';

const connectionString = process.env.CHANCERY_TEST_KURRENTDB ?? '';
describeEventLogContract('a real server', (clock) => openOn(connectionString, clock));
