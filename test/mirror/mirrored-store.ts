import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Clock, EventLog } from '../../src/log/event-log.js';
import { openKurrentdbLog } from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import { openMirroredLog } from '../../src/log/mirror/open-mirrored-log.js';
import type { OpenedLog } from '../contract/event-log.contract.js';
import { ProtocolServer } from '../kurrentdb/protocol-server/protocol-server.js';

const SETTLE_TIME = 10;

/** What a mirror says of itself, where a test is not about it. */
const unreported = {
  flawed: (): void => undefined,
  failed: (): void => undefined,
  away: (): void => undefined,
};

/** A log of its own on a store that is there, with a mirror in a folder of its own. */
export async function openMirroredOn(connectionString: string, clock: Clock): Promise<OpenedLog> {
  const streamPrefix = `test-${randomUUID()}-`;
  const folder = mkdtempSync(join(tmpdir(), 'chancery-mirror-'));
  const open = async (): Promise<EventLog> => {
    const store = await openKurrentdbLog({ connectionString, clock, streamPrefix, settleTime: SETTLE_TIME });
    return openMirroredLog({
      store,
      folder,
      clock,
      streamPrefix,
      settleTime: SETTLE_TIME,
      report: unreported,
    });
  };
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
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same on a protocol test server of its own. */
export async function openMirroredOnProtocolServer(clock: Clock): Promise<OpenedLog> {
  const server = await ProtocolServer.start();
  const opened = await openMirroredOn(server.connectionString(), clock);
  return {
    ...opened,
    async dispose() {
      await opened.dispose();
      await server.dispose();
    },
  };
}
