// The one thing that changes in a log file is a body that goes after a redaction: nothing of it is left in the file.
import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { verifyStream } from '../../../src/log/chain.js';
import type { NewEvent, RecordedEvent, StreamHead } from '../../../src/log/event-log.js';
import { openSqliteLog } from '../../../src/log/sqlite/open-sqlite-log.js';
import type { SqliteLog } from '../../../src/log/sqlite/sqlite-log.js';
import { collect, MORNING, StandingClock, statement, statementWith } from '../../contract/sample-events.js';
import { temporaryFolder } from './temporary-folder.js';

const clock = new StandingClock(MORNING).read;
const NAME = 'Quillfeather';
const END = 1_000n;

/** Its body fills pages of its own. */
const long = (): NewEvent => statementWith({ title: `${NAME} ${'and others '.repeat(3_000)}` });

function redactionOf({ id }: NewEvent, body: object, reason = 'A name'): NewEvent {
  return { ...statementWith({ data: { body, entryId: id, reason: { en: reason } } }), type: 'EntryRedacted' };
}

async function append(log: SqliteLog, ...events: NewEvent[]): Promise<void> {
  const [head] = await collect(log.readStream('gaza-2025', { backwards: true, limit: 1 }));
  const after: StreamHead | null = head ?? null;
  expect(await log.append('gaza-2025', events, after)).toMatchObject({ outcome: 'appended' });
}

function bytesWithTheName(folder: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(NAME));
}

async function stored(log: SqliteLog): Promise<RecordedEvent[]> {
  return collect(log.readStream('gaza-2025'));
}

describe('erasing', () => {
  it('leaves nothing of a body in the file and beside it, and what is left in its place', async () => {
    const folder = temporaryFolder();
    const log = await openSqliteLog({ folder, clock });
    const [first, second] = [long(), statement(`As ${NAME} said`)];
    await append(log, first, second, statement());
    const before = await stored(log);
    await append(log, redactionOf(first, { title: 'A witness' }), redactionOf(second, { title: 'As told' }));
    expect(log.hasToErase(END)).toBe(true);
    expect(bytesWithTheName(folder)).not.toEqual([]);

    expect(log.erase(END)).toBe(true);
    expect(bytesWithTheName(folder)).toEqual([]);
    expect(log.hasToErase(END)).toBe(false);
    const [one, two, three] = await stored(log);
    expect(one).toEqual({ ...before[0], body: '{"title":"A witness"}', salt: null });
    expect(two).toEqual({ ...before[1], body: '{"title":"As told"}', salt: null });
    expect(three).toEqual(before[2]);
    expect(await verifyStream(log.readStream('gaza-2025'))).toMatchObject({ ok: true, events: 5 });
    await log.close();
    expect(bytesWithTheName(folder)).toEqual([]);
  });

  it('goes by the newest redaction, of which alone the words are left', async () => {
    const folder = temporaryFolder();
    const log = await openSqliteLog({ folder, clock });
    const first = long();
    await append(log, first);
    await append(log, redactionOf(first, { title: `${NAME}, a witness` }, `By ${NAME}`));
    log.erase(END);
    expect(bytesWithTheName(folder)).toEqual(['log.db']);
    await append(log, redactionOf(first, { title: 'A witness' }));

    expect(log.hasToErase(END)).toBe(true);
    log.erase(END);
    expect(bytesWithTheName(folder)).toEqual([]);
    const [one, earlier, newest] = await stored(log);
    expect(one).toMatchObject({ body: '{"title":"A witness"}', salt: null });
    expect(earlier).toMatchObject({ body: newest?.body, salt: null });
    expect(await verifyStream(log.readStream('gaza-2025'))).toMatchObject({
      ok: true,
      redacted: [
        { revision: 0, by: newest?.id },
        { revision: 1, by: newest?.id },
      ],
    });
    await log.close();
  });

  it('waits for redactions that are not asked for yet, and for a reader who holds on to what was', async () => {
    const folder = temporaryFolder();
    const log = await openSqliteLog({ folder, clock });
    const first = long();
    await append(log, first, redactionOf(first, { title: 'A witness' }));
    expect(log.hasToErase(1n)).toBe(false);

    const reader = new Database(join(folder, 'log.db'), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM events').get();
    expect(log.erase(END)).toBe(false);
    reader.exec('COMMIT');
    expect(log.erase(END)).toBe(true);
    reader.close();
    expect(bytesWithTheName(folder)).toEqual([]);
    await log.close();
  });

  it('of what a kill has left in the write-ahead file is finished by the next opening', async () => {
    const folder = temporaryFolder();
    const log = await openSqliteLog({ folder, clock });
    const first = long();
    await append(log, first, redactionOf(first, { title: 'A witness' }));
    const reader = new Database(join(folder, 'log.db'), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM events').get();
    log.erase(END);
    await log.close();
    reader.close();
    expect(bytesWithTheName(folder)).not.toEqual([]);

    const again = await openSqliteLog({ folder, clock });
    expect(bytesWithTheName(folder)).toEqual([]);
    await again.close();
  });

  it.each([
    ['without a redaction', "UPDATE events SET body = '{}', salt = NULL WHERE position = 2"],
    ['and keeps its salt', "UPDATE events SET body = '{}' WHERE position = 1"],
    ['with something else of it', "UPDATE events SET body = '{}', salt = NULL, id = 'x' WHERE position = 1"],
    ['that is the newest redaction', "UPDATE events SET body = '{}', salt = NULL WHERE position = 3"],
    ['by removing it', 'DELETE FROM events WHERE position = 1'],
  ])('is refused by the file for an event %s', async (_what, change) => {
    const folder = temporaryFolder();
    const log = await openSqliteLog({ folder, clock });
    const first = long();
    await append(log, first, statement(), redactionOf(first, { title: 'A witness' }));
    await log.close();
    const db = new Database(join(folder, 'log.db'));

    expect(() => db.exec(change)).toThrow('the log only grows');
    db.close();
  });
});
