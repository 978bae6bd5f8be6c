/** Rule: drafts are in every backup of the log, and in a copy that takes all; a copy that leaves out who may what leaves them out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyLog } from '../../src/application/copy/copy-log.js';
import { withoutAccess } from '../../src/application/copy/without-access.js';
import { Drafts } from '../../src/application/drafts/drafts.js';
import type { EventLog } from '../../src/log/event-log.js';
import { backUpLog } from '../../src/log/sqlite/back-up-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { restoreLog } from '../../src/log/sqlite/restore-log.js';

const clock = (): bigint => BigInt(Date.parse('2026-01-01T00:00:00Z')) * 1_000n;
const unnoticed = { signal: new AbortController().signal, report: () => undefined };
const ALL = { states: undefined, before: Infinity, limit: 10 };

let top: string;
let source: EventLog;
const opened: EventLog[] = [];

async function open(folder: string): Promise<EventLog> {
  const log = await openSqliteLog({ folder: join(top, folder), clock });
  opened.push(log);
  return log;
}

beforeEach(async () => {
  top = mkdtempSync(join(tmpdir(), 'drafts-'));
  source = await open('source');
  const entry = { id: 'e1', type: 'ProcessOpened', version: 1, recordedBy: 'desk', body: { data: {} } };
  await source.append('talks', [entry], null);
  const drafts = new Drafts(source);
  const items = [{ entry: { id: 'e2' }, quotes: [] }];
  const on = { processId: 'talks', draftId: 'first', by: 'junior' };
  await drafts.change(on, () => ({
    type: 'DraftProposed',
    data: { draftId: 'first', texts: [], items, verdicts: [] },
  }));
  await drafts.change({ ...on, by: 'desk' }, () => ({
    type: 'DraftRejected',
    data: { draftId: 'first', entryIds: ['e2'], reason: 'Not said there.' },
  }));
});

afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
  rmSync(top, { recursive: true });
});

it('a backup that is restored has them', async () => {
  const file = join(top, 'backup.db');
  const streamPrefix = 'process-';
  await backUpLog({ folder: join(top, 'source'), to: file, streamPrefix, ...unnoticed });
  await restoreLog({
    from: file,
    folder: join(top, 'restored'),
    replace: false,
    removeReadModels: () => undefined,
    clock,
    streamPrefix,
    ...unnoticed,
  });
  const restored = new Drafts(await open('restored'));
  expect(await restored.page('talks', ALL)).toEqual(await new Drafts(source).page('talks', ALL));
  expect(await restored.get('talks', 'first')).toMatchObject({ state: 'rejected', version: 2 });
});

it('a copy that takes all has them, under positions of its own', async () => {
  const target = await open('whole');
  expect(await copyLog({ source, target, ...unnoticed })).toMatchObject({ outcome: 'copied' });
  expect(await new Drafts(target).page('talks', ALL)).toEqual(await new Drafts(source).page('talks', ALL));
});

it('a copy without who may what has the entries alone', async () => {
  const target = await open('bare');
  const outcome = await copyLog({
    source: withoutAccess(source),
    target: withoutAccess(target),
    ...unnoticed,
  });
  expect(outcome).toMatchObject({ outcome: 'copied' });
  expect((await target.headOf('talks'))?.revision).toBe(0);
  expect(await new Drafts(target).page('talks', ALL)).toEqual({ drafts: [], next: null });
});
