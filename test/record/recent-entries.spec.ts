// What the recorder hands on is what the log would give, so that it need not be read.
import { expect, it } from 'vitest';
import { Recorder } from '../../src/application/append/recorder.js';
import { RecentEntries } from '../../src/application/append/recent-entries.js';
import { decode } from '../../src/application/log/decode.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { collect, MORNING, StandingClock } from '../contract/sample-events.js';
import { correct, defined, idOf, joined, process } from '../domain/record/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { submit } from './two-servers.js';

const clock = new StandingClock(MORNING).read;

it('an entry that was appended is the one that the log gives, to the order of its keys', async () => {
  const log = await openSqliteLog({ folder: temporaryFolder(), clock });
  const recent = new RecentEntries();
  const recorder = new Recorder(log, clock, undefined, { recent });
  const phase = defined('phase-1');
  await submit(recorder, [...process, phase]);
  await submit(recorder, [correct(phase, { note: { fr: 'Corrigé', en: 'Corrected' } })]);
  for (const event of await collect(log.readAll())) {
    const decoded = decode(event);
    const entry = recent.take(event.position);
    expect(decoded).toEqual({ outcome: 'entry', entry });
    expect(JSON.stringify(entry)).toBe(JSON.stringify('entry' in decoded && decoded.entry));
    expect(recent.take(event.position)).toBeUndefined();
  }
  expect(recent.size).toBe(0);
  await log.close();
});

it('nothing is handed on of what was not appended', async () => {
  const log = await openSqliteLog({ folder: temporaryFolder(), clock });
  const recent = new RecentEntries();
  const recorder = new Recorder(log, clock, undefined, { recent });
  await submit(recorder, process);
  const before = recent.size;
  await submit(recorder, [joined('norway')], { dryRun: true });
  await expect(submit(recorder, [{ ...joined('us'), id: idOf('us, again') }])).rejects.toThrow();
  expect(recent.size).toBe(before);
  await log.close();
});

it('the oldest entries go where there is no room, and the newest stays', async () => {
  const log = await openSqliteLog({ folder: temporaryFolder(), clock });
  const recent = new RecentEntries(5_000);
  await submit(new Recorder(log, clock, undefined, { recent }), process);
  const [oldest, ...more] = await collect(log.readAll());
  expect(recent.size).toBeLessThanOrEqual(5_000);
  expect(oldest && recent.take(oldest.position)).toBeUndefined();
  expect(more.at(-1) && recent.take(more.at(-1)?.position ?? 0n)).toBeDefined();
  await log.close();
});
