import { randomUUID } from 'node:crypto';

import type { Clock, EventLog } from '../../src/log/event-log.js';
import { openKurrentdbLog } from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import type { OpenedLog } from '../contract/event-log.contract.js';
import { ProtocolServer } from './protocol-server/protocol-server.js';

/** A log of its own on a store that is there: under a prefix that no other run has used. */
export async function openOn(connectionString: string, clock: Clock): Promise<OpenedLog> {
  const streamPrefix = `test-${randomUUID()}-`;
  const open = (): Promise<EventLog> => openKurrentdbLog({ connectionString, clock, streamPrefix });
  let log = await open();
  return {
    log,
    async reopen() {
      await log.close();
      log = await open();
      return log;
    },
    async dispose() {
      await log.close();
    },
  };
}

/** A log on a protocol test server of its own. */
export async function openOnProtocolServer(clock: Clock): Promise<OpenedLog> {
  const server = await ProtocolServer.start();
  const opened = await openOn(server.connectionString(), clock);
  return {
    ...opened,
    async dispose() {
      await opened.dispose();
      await server.dispose();
    },
  };
}
