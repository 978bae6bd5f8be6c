import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Clock } from '../../../src/log/event-log.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import type { OpenedLog } from '../../contract/event-log.contract.js';

/** The embedded log in a folder of its own. */
export async function openSqliteFolder(clock: Clock): Promise<OpenedLog> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-log-'));
  let log = await openSqliteLog({ folder, clock });
  return {
    log,
    async reopen() {
      await log.close();
      log = await openSqliteLog({ folder, clock });
      return log;
    },
    async dispose() {
      await log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
