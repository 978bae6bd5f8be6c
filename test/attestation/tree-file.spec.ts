/** Guards that kept trees are the trees of the log, whichever thread has grown them, and that a file of something else is replaced. */
import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { growTree, type Grown } from '../../src/application/attest/trees.js';
import { rootOf } from '../../src/attestation/merkle.js';
import { envelopeOf } from '../../src/log/chain.js';
import type { RecordedEvent } from '../../src/log/event-log.js';
import { openLogFile } from '../../src/log/sqlite/log-file-reader.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { TreeFile } from '../../src/log/sqlite/tree-file.js';
import { collect, MORNING, StandingClock, statements } from '../contract/sample-events.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { naiveRoot } from './naive-tree.js';

const STREAM = 'talks';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'trees.db');
});

async function append(count: number, stream = STREAM): Promise<RecordedEvent[]> {
  const log = await openSqliteLog({ folder, clock: new StandingClock(MORNING).read });
  await log.append(stream, statements(count), await log.headOf(stream));
  const events = await collect(log.readStream(stream));
  await log.close();
  return events;
}

function grow(trees: TreeFile, size: number): Grown & { readonly looked: number } {
  const log = openLogFile(join(folder, 'log.db'), 'process-');
  let looked = 0;
  const grown = growTree({ log, trees }, { process: STREAM, size }, { looked: () => void (looked += 1) });
  log.close();
  return { ...grown, looked };
}

const rootIn = (trees: TreeFile, size: number): Buffer =>
  rootOf(size, (level, index) => trees.hashAt(STREAM, level, index));
const rootOfEvents = (events: readonly RecordedEvent[]): Buffer => naiveRoot(events.map(envelopeOf));

describe('a kept tree', () => {
  test('has the root of every size, and each entry is looked at once', async () => {
    const events = await append(1_030);
    const trees = TreeFile.open(path);
    expect(grow(trees, 70)).toEqual({ size: 70, remade: false, looked: 70 });
    expect(grow(trees, 1_030)).toEqual({ size: 1_030, remade: false, looked: 960 });
    expect(grow(trees, 1_030)).toMatchObject({ looked: 0 });
    for (const size of [1, 2, 69, 70, 71, 512, 1_000, 1_030])
      expect(rootIn(trees, size)).toEqual(rootOfEvents(events.slice(0, size)));
    trees.close();
  });

  test('grows at its end: each subtree lies right behind those that were there', async () => {
    await append(70);
    const trees = TreeFile.open(path);
    grow(trees, 23);
    grow(trees, 70);
    const db = new Database(path, { readonly: true });
    const places = db.prepare('SELECT at FROM hashes ORDER BY at').pluck().all();
    // Of 70 leaves there are 70, 35, 17, 8, 4, 2 and 1 complete subtrees.
    expect(places).toEqual(Array.from({ length: 137 }, (_, at) => at));
    db.close();
    trees.close();
  });

  test('takes from one thread what another one has not added yet, and nothing twice', async () => {
    const events = await append(40);
    const [one, other] = [TreeFile.open(path), TreeFile.openBeside(path)];
    grow(one, 10);
    const was = one.treeOf(STREAM);
    grow(other, 25);
    expect(one.add(STREAM, was, { subtrees: [], now: { size: 40, hash: 'another' } })).toBe(false);
    expect(one.treeOf(STREAM)).toEqual({ size: 25, hash: events[24]?.hash });
    expect(grow(one, 40)).toMatchObject({ size: 40, looked: 15 });
    expect(rootIn(other, 40)).toEqual(rootOfEvents(events));
    one.close();
    other.close();
  });

  test.each([
    ['another log', 12],
    ['a log that has lost its end', 7],
  ])('that was made of %s is made anew', async (_what, count) => {
    const first = folder;
    await append(10);
    grow(TreeFile.open(path), 10);
    folder = temporaryFolder();
    const events = await append(count);
    const trees = TreeFile.open(join(first, 'trees.db'));
    expect(grow(trees, count)).toEqual({ size: count, remade: true, looked: count });
    expect(rootIn(trees, count)).toEqual(rootOfEvents(events));
    trees.close();
  });

  test('of another process is another one', async () => {
    const events = await append(5);
    await append(9, 'more-talks');
    const trees = TreeFile.open(path);
    grow(trees, 5);
    expect(trees.treeOf('more-talks')).toBeUndefined();
    expect(() => trees.hashAt('more-talks', 0, 0)).toThrow('process more-talks');
    trees.forget('more-talks');
    expect(rootIn(trees, 5)).toEqual(rootOfEvents(events));
    trees.close();
  });
});

describe('a file of something else', () => {
  test.each<[string, () => void]>([
    ['no database', () => writeFileSync(path, 'the minutes of a meeting')],
    ['another database', () => new Database(path).exec('CREATE TABLE minutes (text TEXT)').close()],
    [
      'a database of another version',
      () => new Database(path).exec('PRAGMA application_id = 1129860692; PRAGMA user_version = 99').close(),
    ],
  ])('%s is replaced by the server, and by nobody else', async (_what, make) => {
    make();
    expect(TreeFile.openToRead(path)).toBeUndefined();
    expect(() => TreeFile.openBeside(path)).toThrow('a new start makes them again');
    await append(3);
    const trees = TreeFile.open(path);
    expect(grow(trees, 3)).toMatchObject({ size: 3, remade: false });
    trees.close();
    expect(TreeFile.openToRead(path)?.treeOf(STREAM)?.size).toBe(3);
  });
});
