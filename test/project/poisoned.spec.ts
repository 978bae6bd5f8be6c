/** Whatever one key's row throws stops that key alone: the projector goes on, after a restart too; a fault of the disk stops it. */
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import type { EventLog } from '../../src/log/event-log.js';
import { LARGEST_ROW } from '../../src/views/valid-row.js';
import { joined, made, opened, reported } from '../domain/decisions/entries.js';
import { told } from '../laws/read-models.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, openLog, openProjector, PROCESS, type RunningProjector } from './running-projector.js';

const NAME = 'party-commitments';
const OTHER = 'oslo-1993';
const start = [opened, joined('hamas'), joined('israel'), made('first', '2025-10-01')];
const poison = reported('first', 'minimum', '2025-10-05');

async function given(): Promise<{ readonly folder: string; readonly log: EventLog }> {
  const folder = temporaryFolder();
  const log = await openLog(folder);
  onTestFinished(() => log.close());
  await append(log, start);
  return { folder, log };
}

async function running(folder: string, log: EventLog): Promise<RunningProjector> {
  const projector = openProjector(folder, log);
  projector.projector.start();
  await projector.covers(await log.head());
  return projector;
}

const parked = ({ views }: RunningProjector): unknown[] =>
  views.parked(NAME).map(({ process, key, entryId }) => [process, key, entryId]);

/** How the row of the poison turns out to be none that can be kept. */
const poisons: Readonly<Record<string, (projector: RunningProjector) => void>> = {
  'is too large': () => {
    const evolve = partyCommitments.evolve.bind(partyCommitments);
    vi.spyOn(partyCommitments, 'evolve').mockImplementation((row, entry, key) => {
      const next = evolve(row, entry, key);
      return next && entry.id === poison.id ? { ...next, padding: 'x'.repeat(LARGEST_ROW) } : next;
    });
  },
  'is refused by the file': ({ db }) => {
    db.exec(`CREATE TRIGGER refuse BEFORE UPDATE ON rows WHEN NEW.body LIKE '%${poison.id}%'
      BEGIN SELECT RAISE(ABORT, 'string or blob too big'); END`);
  },
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(Object.entries(poisons))('a row that %s', (_name, poisoned) => {
  it('stands still as it was; other keys and other processes move on', async () => {
    const { folder, log } = await given();
    const projector = await running(folder, log);
    const before = told(projector.rows)[NAME]?.[`${PROCESS} first`];
    poisoned(projector);
    await projector.covers(await append(log, [poison]));
    await append(log, [made('second', '2025-10-06'), reported('first', 'complete', '2025-10-07')]);
    await append(log, start, OTHER);
    await projector.covers(await log.head());
    const rows = told(projector.rows)[NAME];
    expect(rows?.[`${PROCESS} first`]).toEqual({ ...before, parked: { entryId: poison.id, position: '5' } });
    expect(Object.keys(rows ?? {})).toEqual(
      [`${PROCESS} first`, `${PROCESS} second`, `${OTHER} first`].sort(),
    );
    expect(projector.failed).toEqual([]);
    await projector.stop();

    const again = await running(folder, log);
    await append(log, [made('third', '2025-10-08')]);
    await again.covers(await log.head());
    expect(parked(again)).toEqual([[PROCESS, 'first', poison.id]]);
    expect(told(again.rows)[NAME]).toHaveProperty(`${PROCESS} third`);
    expect(again.failed).toEqual([]);
    await again.stop();
  });
});

describe('a row that is too large', () => {
  it('is told to those who follow it, and again when it moves on', async () => {
    const { folder, log } = await given();
    const projector = await running(folder, log);
    poisons['is too large']?.(projector);
    await projector.covers(await append(log, [poison]));
    const followed = (after: number): unknown[] =>
      projector.rows
        .changedAfter({ projections: [NAME] }, after, 10)
        .map(({ at, position, found }) => [at.key, position, found?.parked?.entryId]);
    expect(followed(4)).toEqual([['first', 5, poison.id]]);
    await projector.covers(await append(log, [reported('first', 'complete', '2025-10-07')]));
    expect(followed(5)).toEqual([]);
    await projector.stop();
  });

  it('stays as it is in a rebuild, which goes on', async () => {
    const { folder, log } = await given();
    const projector = await running(folder, log);
    poisons['is too large']?.(projector);
    await projector.covers(await append(log, [poison, made('second', '2025-10-06')]));
    const rows = told(projector.rows);
    expect(await projector.rebuilds.rebuild(partyCommitments)).toEqual({
      state: 'done',
      position: '6',
      changed: false,
    });
    expect(told(projector.rows)).toEqual(rows);
    await projector.stop();
  });

  it('that no live row is stops a rebuild, which leaves the live rows as they are', async () => {
    const { folder, log } = await given();
    await append(log, [poison]);
    const projector = await running(folder, log);
    const rows = told(projector.rows);
    poisons['is too large']?.(projector);
    expect(await projector.rebuilds.rebuild(partyCommitments)).toMatchObject({ state: 'failed' });
    expect(told(projector.rows)).toEqual(rows);
    expect(parked(projector)).toEqual([]);
    await projector.stop();
  });
});

it('a disk that is full stops the projector, which goes on by itself once there is room', async () => {
  const { folder, log } = await given();
  const projector = await running(folder, log);
  projector.db.pragma(`max_page_count = ${Number(projector.db.pragma('page_count', { simple: true }))}`);
  const many = Array.from({ length: 300 }, (_, n) => made(`many-${n}`, '2025-10-08'));
  const head = await append(log, many);
  await expect.poll(() => projector.failed.map(String), { timeout: 20_000 }).not.toEqual([]);
  expect(String(projector.failed[0])).toContain('full');
  projector.db.pragma('max_page_count = 1000000');
  await projector.covers(head);
  expect(parked(projector)).toEqual([]);
  expect(Object.keys(told(projector.rows)[NAME] ?? {})).toHaveLength(301);
  await projector.stop();
});
