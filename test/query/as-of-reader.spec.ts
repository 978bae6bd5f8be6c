/** A position that is beyond what this server has: whether the log reaches it is told by the store alone. */
import { EVERYTHING } from '../../src/domain/access/visibility.js';
import { expect, it, onTestFinished } from 'vitest';
import { AsOfReader } from '../../src/application/query/as-of-reader.js';
import { RecordClock } from '../../src/application/record-clock.js';
import { Refused } from '../../src/application/refusals.js';
import { LogUnavailable, type Position } from '../../src/log/event-log.js';
import { joined, opened } from '../domain/decisions/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, openLog, PROCESS, startProjector } from '../project/running-projector.js';

async function given(storeHead: () => Promise<Position>): Promise<AsOfReader> {
  const folder = temporaryFolder();
  const log = await openLog(folder);
  await append(log, [opened, joined('hamas')]);
  const { views, rows, projector, stop } = await startProjector(folder, log);
  onTestFinished(async () => {
    await stop();
    await log.close();
  });
  await projector.firstCaughtUp();
  return new AsOfReader(
    log,
    { head: storeHead },
    views,
    rows,
    projector,
    new RecordClock({ wall: () => 0n }),
  );
}

const beyond = { knownAt: 'position:9' };

it('is no position of the log where the store ends before it', async () => {
  const asOf = await given(async () => 7n);
  await expect(asOf.resolve(PROCESS, beyond, EVERYTHING)).rejects.toThrow(Refused);
  await expect(asOf.resolve(PROCESS, beyond, EVERYTHING)).rejects.toThrow(
    'expected a position up to the head 7, got 9',
  );
});

it('cannot be told while the store is away, whatever the copy here holds', async () => {
  const asOf = await given(async () => {
    throw new LogUnavailable('no route to the store');
  });
  await expect(asOf.resolve(PROCESS, beyond, EVERYTHING)).rejects.toThrow(LogUnavailable);
  await expect(asOf.resolve(PROCESS, { knownAt: 'position:2' }, EVERYTHING)).resolves.toMatchObject({
    kind: 'past',
  });
});
