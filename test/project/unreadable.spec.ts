import { describe, expect, it, onTestFinished } from 'vitest';
import { phaseStatus } from '../../projections/phase-status.js';
import type { NewEvent } from '../../src/log/event-log.js';
import { idOf, joined, opened } from '../domain/decisions/entries.js';
import { told } from '../laws/read-models.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, appendEvents, openLog, PROCESS, startProjector } from './running-projector.js';

const event = (type: string, version: number, body: unknown): NewEvent => ({
  id: idOf(`${type} ${version}`),
  type,
  version,
  recordedBy: 'desk',
  body,
});

/** What a newer version of this software, or none at all, has recorded. */
const unreadable = [
  event('PhaseRenamed', 1, { occurred: '2025-10-01', data: { phaseId: 'phase-1' } }),
  event('ProcessClosed', 9, { occurred: '2025-10-01', data: { reason: { en: 'Over.' } } }),
  event('ProcessReopened', 1, { occurred: 'soon', data: {} }),
];

async function given() {
  const folder = temporaryFolder();
  const log = await openLog(folder);
  await append(log, [opened]);
  await appendEvents(log, unreadable);
  await append(log, [joined('hamas')]);
  const running = await startProjector(folder, log);
  onTestFinished(async () => {
    await running.stop();
    await log.close();
  });
  return running;
}

describe('events that this version cannot read', () => {
  it('are counted and skipped', async () => {
    const { projector, skipped, rows, views } = await given();
    expect(skipped).toEqual([
      expect.stringContaining('unknown event type "PhaseRenamed"'),
      expect.stringContaining('unknown version 9 of ProcessClosed'),
      expect.stringContaining('not a ProcessReopened'),
    ]);
    expect(projector.status()).toMatchObject({ position: 5n, skipped: 3 });
    expect(views.checkpoint()).toEqual({ position: 5, skipped: 3 });
    expect(told(rows)['process-overview']?.[`${PROCESS} ${PROCESS}`]).toMatchObject({
      state: 'open',
      counts: { process: 1, party: 1 },
    });
  });

  it('stop a rebuild, which leaves the live rows as they are', async () => {
    const { rebuilds, rows, generations } = await given();
    const before = told(rows);
    expect(await rebuilds.rebuild(phaseStatus)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('position 2: unknown event type "PhaseRenamed"') as unknown,
    });
    expect(told(rows)).toEqual(before);
    expect(generations.versionOf('phase-status')).toBe('1');
  });
});
