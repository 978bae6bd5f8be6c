import type { Clock } from '../../../src/log/event-log.js';
import type { OpenedLog } from '../../contract/event-log.contract.js';
import { openOn } from '../kurrentdb-store.js';

/** The store that `npm run test:kurrentdb` is told of. */
export function connectionString(): string {
  const told = process.env.CHANCERY_TEST_KURRENTDB;
  if (told === undefined || told === '') {
    throw new Error(
      'CHANCERY_TEST_KURRENTDB is not set: expected the connection string of a KurrentDB or EventStoreDB ' +
        'that may be written to, such as esdb://127.0.0.1:2113?tls=false',
    );
  }
  return told;
}

export const openOnRealServer = (clock: Clock): Promise<OpenedLog> => openOn(connectionString(), clock);
