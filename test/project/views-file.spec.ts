import { closeSync, openSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import { joined, made, opened } from '../domain/decisions/entries.js';
import { contents, readModels, told } from '../laws/read-models.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, openLog, startProjector } from './running-projector.js';

const many = Array.from({ length: 40 }, (_, i) => made(`point-${i}`, '2025-10-01'));

/** What can happen to the file between two starts. */
const damages: readonly [what: string, damage: (file: string) => void][] = [
  ['deleted', (file) => rmSync(file)],
  [
    'deleted but for its journal',
    (file) => {
      rmSync(file);
      writeFileSync(`${file}-wal`, 'left over');
    },
  ],
  ['emptied', (file) => truncateSync(file, 0)],
  ['cut in half', (file) => truncateSync(file, statSync(file).size / 2)],
  ['cut within its first page', (file) => truncateSync(file, 300)],
  ['something else', (file) => writeFileSync(file, 'not a database at all '.repeat(400))],
  [
    'overwritten at its beginning',
    (file) => {
      const open = openSync(file, 'r+');
      writeSync(open, Buffer.alloc(4_096, 7), 0, 4_096, 0);
      closeSync(open);
    },
  ],
  [
    'of an older layout',
    (file) => {
      const db = new Database(file);
      db.pragma('user_version = 0');
      db.close();
    },
  ],
  [
    'another database',
    (file) => {
      const db = new Database(file);
      db.pragma('application_id = 1');
      db.close();
    },
  ],
];

describe('the file of the read models', () => {
  it.each(damages)('that is %s is made again from the log', async (_, damage) => {
    const folder = temporaryFolder();
    const log = await openLog(folder);
    await append(log, [opened, joined('hamas'), joined('israel'), ...many]);
    const first = await startProjector(folder, log);
    const before = contents(first);
    await first.stop();
    damage(join(folder, 'views.db'));

    const again = await startProjector(folder, log);
    onTestFinished(async () => {
      await again.stop();
      await log.close();
    });
    expect(contents(again)).toEqual(before);
  });

  it('is kept when it is sound', () => {
    const file = join(temporaryFolder(), 'views.db');
    openViewsFile(file).db.close();
    const { db, fresh } = openViewsFile(file);
    expect(fresh).toBe(false);
    db.close();
    const models = readModels(file);
    expect(told(models.rows)['timeline']).toEqual({});
    models.db.close();
  });
});
