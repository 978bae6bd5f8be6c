import { describeEventLogContract } from '../contract/event-log.contract.js';
import { openMirroredOnProtocolServer } from './mirrored-store.js';

describeEventLogContract('a mirror of KurrentDB, on the protocol test server', openMirroredOnProtocolServer);
