import { describeEventLogContract } from '../contract/event-log.contract.js';
import { openOnProtocolServer } from './kurrentdb-store.js';

describeEventLogContract('KurrentDB, on the protocol test server', openOnProtocolServer);
