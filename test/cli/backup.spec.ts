/** A backup is whole or not there; a restore puts exactly it in place, or changes nothing. */
import Database from 'better-sqlite3';
import {
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { EventLog, RecordedEvent } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { collect, MORNING, StandingClock, statements, statementWith } from '../contract/sample-events.js';
import { compileLog } from '../log/compiled-log.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { WritingProcess } from '../log/writing-process.js';
import { runOnScreen as run } from './screen.js';

const compiled = compileLog();
afterAll(() => {
  compiled.remove();
});

const clock = new StandingClock(MORNING).read;

async function use<T>(folder: string, work: (log: EventLog) => Promise<T>): Promise<T> {
  const log = await openSqliteLog({ folder, clock });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

const eventsIn = (folder: string): Promise<RecordedEvent[]> => use(folder, (log) => collect(log.readAll()));

let top: string;
let data: string;
let file: string;
beforeEach(async () => {
  top = temporaryFolder();
  [data, file] = [join(top, 'data'), join(top, 'backup.db')];
  await use(data, async (log) => {
    await log.append('gaza-2025', statements(2), null);
    await log.append('oslo-1993', statements(1), null);
  });
});

describe('chancery backup', () => {
  it('says what the backup holds, and restores to the same log', async () => {
    const events = await eventsIn(data);
    const head = events.at(-1);
    const backup = await run(['backup', '--to', file], { environment: { CHANCERY_DATA: data } });
    expect(backup).toEqual({
      status: 0,
      err: '',
      out:
        '  copying     0 %\n  copying   100 %\n  checking    0 %  0 entries\n  checking  100 %  3 entries\n' +
        `Done: ${file} holds 3 entries of 2 processes, up to position 3 of ${head?.recordedAt} with hash ${head?.hash}; ` +
        `${statSync(file).size} bytes, every chain verified.\n`,
    });

    const elsewhere = join(top, 'elsewhere');
    const restore = await run(['restore', '--from', file, '--data', elsewhere]);
    expect([restore.status, restore.err]).toEqual([0, '']);
    expect(restore.out).toContain(`Done: ${elsewhere} holds 3 entries of 2 processes, up to position 3`);
    expect(await eventsIn(elsewhere)).toEqual(events);
    expect(readdirSync(top).toSorted()).toEqual(['backup.db', 'data', 'elsewhere']);
  });

  it('says so in JSON for machines, and draws a bar on a terminal', async () => {
    const machine = await run(['backup', '--json', '--to', file, '--data', data]);
    const last: unknown = JSON.parse(machine.out.trimEnd().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({
      outcome: 'backed-up',
      entries: 3,
      processes: 2,
      head: { position: '3' },
      file,
    });

    const terminal = await run(['backup', '--to', `${file}.2`, '--data', data], { terminal: true });
    expect(terminal.out).toMatch(/checking {2}█{40} 100 % {2}3 entries/);
  });

  it('is taken while entries are recorded, and holds the log as it was at one moment', async () => {
    const long = statementWith({ text: 'x'.repeat(300_000) });
    await use(data, async (log) => {
      for (let i = 0; i < 40; i++) await log.append(`long-${i}`, [long], null);
      const before = await collect(log.readAll());
      const meanwhile: Promise<unknown>[] = [];
      const { status, err } = await run(['backup', '--to', file, '--data', data, '--json'], {
        at: ['"step":"copying"', () => meanwhile.push(log.append(`more-${meanwhile.length}`, [long], null))],
      });
      expect([status, err]).toEqual([0, '']);
      await Promise.all(meanwhile);
      expect(meanwhile.length).toBeGreaterThan(2);
      expect(await log.head()).toBe(BigInt(before.length + meanwhile.length));
      await run(['restore', '--from', file, '--data', join(top, 'elsewhere')]);
      expect(await eventsIn(join(top, 'elsewhere'))).toEqual(before);
    });
  });

  it.each(['"step":"copying"', '"step":"checking"'])(
    'leaves nothing under the name when it is stopped at %s',
    async (text) => {
      const { status, out } = await run(['backup', '--to', file, '--data', data, '--json'], {
        at: [text, (stop) => stop()],
      });
      expect(status).toBe(1);
      expect(out).toContain('"outcome":"stopped"');
      expect(readdirSync(top)).toEqual(['data']);
    },
  );

  it('replaces no file, and makes no log where there is none', async () => {
    writeFileSync(file, 'the minutes of a meeting');
    const taken = await run(['backup', '--to', file, '--data', data]);
    expect([taken.status, taken.err]).toEqual([
      1,
      `Failed. Expected a file that is not there yet, got ${file}: a backup replaces no file\n`,
    ]);
    const nowhere = join(top, 'nowhere');
    const none = await run(['backup', '--to', `${file}.2`, '--data', nowhere]);
    expect(none.err).toBe(`Failed. Expected a log in the folder ${nowhere}, got no file log.db\n`);
    const deep = await run(['backup', '--to', join(nowhere, 'backup.db'), '--data', data]);
    expect(deep.err).toMatch(/^Failed\. Nothing can be written beside /);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('tells of a log whose chain does not hold, and keeps no backup of it', async () => {
    const db = new Database(join(data, 'log.db'));
    db.exec('DROP TRIGGER events_refuse_update');
    db.exec("UPDATE events SET recorded_by = 'nobody' WHERE position = 2");
    db.close();
    const { status, err } = await run(['backup', '--to', file, '--data', data]);
    expect(status).toBe(1);
    expect(err).toMatch(/^Failed\. The chain of process gaza-2025 breaks at revision 1: its hash should be /);
    expect(readdirSync(top)).toEqual(['data']);
  });

  it('tells of an entry that counts as known before it was recorded', async () => {
    const db = new Database(join(data, 'log.db'));
    db.exec('DROP TRIGGER events_refuse_update');
    db.exec("UPDATE events SET known_since = '2020-01-01T00:00:00.000000Z' WHERE position = 2");
    db.close();
    const { status, err } = await run(['backup', '--to', file, '--data', data]);
    expect(status).toBe(1);
    expect(err).toMatch(
      /^Failed\. The chain of process gaza-2025 breaks at revision 1: its known-since should be from /,
    );
  });
});

describe('chancery restore', () => {
  beforeEach(async () => {
    await run(['backup', '--to', file, '--data', data]);
  });

  it('refuses a folder whose server is running', async () => {
    await use(data, async () => {
      const { status, err } = await run(['restore', '--from', file, '--data', data, '--replace']);
      expect(status).toBe(1);
      expect(err).toBe(
        `Failed. The log in ${data} is open already: one log folder has one writer. Stop the other server or choose ` +
          'another folder\n',
      );
    });
    expect(await eventsIn(data)).toHaveLength(3);
  });

  it('overwrites no log without being told to, and then keeps the old one', async () => {
    await use(data, (log) => log.append('dayton-1995', statements(1), null));
    const now = await eventsIn(data);
    const refused = await run(['restore', '--from', file, '--data', data]);
    expect([refused.status, refused.err]).toEqual([
      1,
      `Failed. There is a log in ${data} already (log.db). With --replace it is kept aside, in a folder beside the ` +
        'restored log\n',
    ]);
    expect(await eventsIn(data)).toEqual(now);

    writeFileSync(join(data, 'views.db'), 'made from the log that was there');
    const { status, out } = await run(['restore', '--from', file, '--data', data, '--replace', '--json']);
    expect(status).toBe(0);
    const { kept } = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as { kept: string };
    expect(await eventsIn(data)).toEqual(now.slice(0, 3));
    expect(await eventsIn(kept)).toEqual(now);
    expect(existsSync(join(data, 'views.db'))).toBe(false);
  });

  it('puts exactly the backup in place of a log that was killed, and keeps what that had acknowledged', async () => {
    const writer = new WritingProcess(compiled.writer, data, 'killed');
    await writer.said(40);
    await writer.kill();
    expect(statSync(join(data, 'log.db-wal')).size).toBeGreaterThan(0);
    const refused = await run(['restore', '--from', file, '--data', data]);
    expect(refused.err).toContain('(log.db, log.db-wal, log.db-shm)');

    const backup = await run(['backup', '--to', `${file}.killed`, '--data', data]);
    expect(backup.status).toBe(0);
    const { out } = await run(['restore', '--from', file, '--data', data, '--replace', '--json']);
    const { kept } = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as { kept: string };
    expect(readdirSync(data)).not.toContain('log.db-wal');
    expect(await eventsIn(data)).toHaveLength(3);

    const [aside, again] = [join(top, 'aside'), join(top, 'again')];
    await run(['restore', '--from', join(kept, 'log.db'), '--data', aside]);
    await run(['restore', '--from', `${file}.killed`, '--data', again]);
    const acknowledged = writer.acknowledged.map(({ id }) => id);
    for (const folder of [aside, again])
      expect((await eventsIn(folder)).map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
  });

  it('takes up no write-ahead file of a log that is gone', async () => {
    const folder = join(top, 'killed');
    const writer = new WritingProcess(compiled.writer, folder, 'killed');
    await writer.said(20);
    await writer.kill();
    unlinkSync(join(folder, 'log.db'));
    unlinkSync(join(folder, 'log.db-shm'));

    const { err } = await run(['restore', '--from', file, '--data', folder]);
    expect(err).toContain('holds the newest entries of a log that is not there any more (log.db-wal)');
    const { status } = await run(['restore', '--from', file, '--data', folder, '--replace']);
    expect(status).toBe(0);
    expect(await eventsIn(folder)).toEqual(await eventsIn(data));
  });

  const wrong: readonly [what: string, make: (path: string) => void, says: string][] = [
    ['is not there', () => undefined, 'Expected a backup at '],
    ['is no database', (path) => writeFileSync(path, 'the minutes of a meeting'), 'SQLITE_NOTADB'],
    ['is empty', (path) => writeFileSync(path, ''), 'has another application id'],
    [
      'is another database',
      (path) => {
        const db = new Database(path);
        db.exec('CREATE TABLE minutes (text TEXT)');
        db.close();
      },
      'has another application id',
    ],
    [
      'is half a backup',
      (path) => {
        writeFileSync(path, readFileSync(file));
        truncateSync(path, statSync(file).size / 2);
      },
      'SQLITE_CORRUPT',
    ],
    [
      'was changed',
      (path) => {
        writeFileSync(path, readFileSync(file));
        const db = new Database(path);
        db.exec("DROP TRIGGER events_refuse_update; UPDATE events SET body = '{}' WHERE position = 1");
        db.close();
      },
      'The chain of process gaza-2025 breaks at revision 0',
    ],
  ];
  it.each(wrong)('changes nothing when the file %s', async (_what, make, says) => {
    const path = join(top, 'wrong.db');
    make(path);
    const before = await eventsIn(data);
    const { status, err } = await run(['restore', '--from', path, '--data', data, '--replace']);
    expect(status).toBe(1);
    expect(err).toContain(says);
    expect(await eventsIn(data)).toEqual(before);
    expect(readdirSync(data).filter((name) => /partial|replaced/.test(name))).toEqual([]);
  });

  it('is not given the log itself', async () => {
    const { err } = await run(['restore', '--from', join(data, 'log.db'), '--data', data, '--replace']);
    expect(err).toContain('it is the log that is to be replaced');
    expect(await eventsIn(data)).toHaveLength(3);
  });
});

describe('how they are told', () => {
  it.each(['backup', 'restore'])('tells how with --help', async (command) => {
    const { status, out } = await run([command, '--help']);
    expect(status).toBe(0);
    for (const word of ['--data FOLDER', '--json', 'CHANCERY_DATA', 'Exit status'])
      expect(out).toContain(word);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each<[string, readonly string[], string]>([
    ['no file', [], '--to: expected the path of a file; got no value'],
    ['a file without a value', ['--to'], '--to: expected the path of a file; got no value'],
    ['a file twice', ['--to', 'x', '--to', 'y'], '--to: expected once; got it again'],
    ['an empty folder', ['--to', 'x', '--data', ''], '--data: expected the path of a folder; got ""'],
    [
      'a flag that is none',
      ['--too', 'x'],
      '--too: expected a known flag; nearest is --to, all are in --help',
    ],
    ['a value for --json', ['--to', 'x', '--json=yes'], '--json: expected no value; got "yes"'],
    ['a word of its own', ['--to', 'x', 'now'], '"now": expected a flag; all are in --help'],
  ])('refuses %s with status 2', async (_what, words, problem) => {
    const { status, out, err } = await run(['backup', ...words]);
    expect([status, out]).toEqual([2, '']);
    expect(err.split('\n')).toContain(problem);
  });

  it('leaves a cluster to its own means', async () => {
    const { status, err } = await run(['backup', '--to', file], {
      environment: { CHANCERY_STORE: 'kurrentdb://admin:sesame@db:2113' },
    });
    expect(status).toBe(2);
    expect(err).toBe(
      'CHANCERY_STORE: expected sqlite, the embedded store; a cluster is backed up by its own means\n',
    );
  });
});
