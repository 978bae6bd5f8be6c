/** Rule: a scratch log begins as another one is, takes appends as a log does, and changes nothing of the other. */
import { expect, it, onTestFinished } from 'vitest';
import type { EventLog } from '../../../src/log/event-log.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import { ScratchLog } from '../../../src/log/sqlite/scratch-log.js';
import { collect, MORNING, statement, statements } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

async function given(): Promise<{ base: EventLog; scratch: ScratchLog }> {
  const base = await openSqliteLog({ folder: temporaryFolder(), clock: () => MORNING });
  const scratch = new ScratchLog(base, () => MORNING);
  onTestFinished(async () => {
    scratch.close();
    await base.close();
  });
  return { base, scratch };
}

async function idsIn(log: Pick<EventLog, 'readStream'>, options?: { after?: number; limit?: number }) {
  return (await collect(log.readStream('gaza-2025', options))).map(({ id }) => id);
}

it('has what the other log has, and after it what is appended', async () => {
  const { base, scratch } = await given();
  const [first, second, third] = [statement(), statement(), statement()];
  await base.append('gaza-2025', [first, second], null);
  const head = await base.headOf('gaza-2025');
  expect(await scratch.headOf('gaza-2025')).toEqual(head);
  expect(await scratch.append('gaza-2025', [third], head)).toMatchObject({
    outcome: 'appended',
    events: [{ id: third.id, revision: 2 }],
  });
  expect(await idsIn(scratch)).toEqual([first.id, second.id, third.id]);
  expect(await idsIn(scratch, { after: 0, limit: 2 })).toEqual([second.id, third.id]);
  expect(await idsIn(scratch, { after: 1 })).toEqual([third.id]);
  expect(await idsIn(base)).toEqual([first.id, second.id]);
});

it('gives back what was appended', async () => {
  const { scratch } = await given();
  const event = statement('The round was held in Miami');
  await scratch.append('gaza-2025', [event], null);
  const [kept] = await collect(scratch.readStream('gaza-2025'));
  expect({ ...kept, body: JSON.parse(kept?.body ?? '') as unknown }).toMatchObject({ ...event });
});

it('tells of a head that is not the expected one', async () => {
  const { base, scratch } = await given();
  await base.append('gaza-2025', [statement()], null);
  expect(await scratch.append('gaza-2025', [statement()], null)).toEqual({
    outcome: 'conflict',
    actual: await base.headOf('gaza-2025'),
  });
});

it('does not see what comes into the other log once it was asked about a stream', async () => {
  const { base, scratch } = await given();
  await base.append('gaza-2025', [statement()], null);
  const head = await scratch.headOf('gaza-2025');
  await base.append('gaza-2025', [statement()], head);
  const own = statement();
  expect(await scratch.append('gaza-2025', [own], head)).toMatchObject({ outcome: 'appended' });
  expect(await idsIn(scratch)).toHaveLength(2);
});

it('reads more than a page', async () => {
  const { scratch } = await given();
  const many = statements(1_201);
  await scratch.append('gaza-2025', many, null);
  expect(await idsIn(scratch)).toEqual(many.map(({ id }) => id));
});
