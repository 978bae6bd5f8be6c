import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { LogUnavailable } from '../../../src/log/event-log.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { MORNING, StandingClock, statements } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

const clock = new StandingClock(MORNING).read;

describe('the folder of a log', () => {
  it('is made when it is not there', async () => {
    const folder = join(temporaryFolder(), 'var', 'chancery');
    const log = await openSqliteLog({ folder, clock });

    expect(readdirSync(folder).sort()).toEqual(['log.db', 'log.db-shm', 'log.db-wal', 'log.lock']);
    await log.close();
    expect(readdirSync(folder).sort()).toEqual(['log.db', 'log.lock']);
  });

  it('has one writer: a second one is refused by name, and the first goes on', async () => {
    const folder = temporaryFolder();
    const log = await openSqliteLog({ folder, clock });
    const second = openSqliteLog({ folder, clock });

    await expect(second).rejects.toThrow(LogUnavailable);
    await expect(second).rejects.toThrow(`The log in ${folder} is open already`);
    expect(await log.append('gaza-2025', statements(1), null)).toMatchObject({ outcome: 'appended' });
    await log.close();
  });

  it('is free again once the log is closed, and once it could not be opened', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'log.db'), 'the minutes of a meeting');
    await expect(openSqliteLog({ folder, clock })).rejects.toThrow('file is not a database');
    writeFileSync(join(folder, 'log.db'), '');

    for (let time = 0; time < 3; time += 1) {
      const log = await openSqliteLog({ folder, clock });
      await log.close();
    }
  });

  it('cannot be a file', async () => {
    const folder = join(temporaryFolder(), 'file');
    writeFileSync(folder, '');

    await expect(openSqliteLog({ folder, clock })).rejects.toThrow(LogUnavailable);
  });

  it('cannot hold a folder where the log file should be', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'log.db'));

    await expect(openSqliteLog({ folder, clock })).rejects.toThrow(LogUnavailable);
  });
});
