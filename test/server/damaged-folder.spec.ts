/** What was changed in a folder while its server was stopped is told by the next start, or by `verify`. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Verification } from '../../src/http/answers.js';
import { runOnScreen } from '../cli/screen.js';
import { made } from '../domain/decisions/entries.js';
import { openDesk } from '../http/desk.js';
import {
  copyOf,
  ENTRIES,
  MOMENT,
  PROCESSES,
  removed,
  startOn,
  stoppedFolder,
  withoutTriggers,
  type Changed,
  type Started,
} from './stopped-folder.js';

const PAGE = 4096;

let folder: string;
beforeAll(async () => {
  folder = await stoppedFolder();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function changed(change?: (log: Database.Database) => void): Changed {
  const copy = copyOf(folder, change);
  onTestFinished(() => {
    removed(copy);
  });
  return copy;
}

async function started(copy: Changed, flags?: readonly string[]): Promise<Started> {
  const server = await startOn(copy.folder, flags);
  onTestFinished(() => server.stop());
  return server;
}

/** Why a start is refused. */
async function refusal(copy: Changed, flags?: readonly string[]): Promise<string> {
  try {
    const server = await startOn(copy.folder, flags);
    await server.stop();
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error('the server has started');
}

async function verification({ http }: Started, process: string): Promise<Verification> {
  const { body } = await http.get(`/v1/processes/${process}/verify`).expect(200);
  return body as Verification;
}

/** Removes what the server keeps beside the log. */
function forgetRows({ views }: Changed): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${views}${suffix}`, { force: true });
}

const numberOf = (process: string): string =>
  `(SELECT stream FROM streams WHERE name = 'process-${process}')`;

it('a folder that was left alone starts without a word, and every process is whole', async () => {
  const server = await started(changed());
  expect(server.warnings).toEqual([]);
  for (const process of PROCESSES)
    expect(await verification(server, process)).toMatchObject({ ok: true, events: ENTRIES });
});

describe('a damaged index', () => {
  /** Lowers the number of entries that a leaf of an index says it has, which makes a search end there. */
  function shorten(log: string, index: string): void {
    const db = new Database(log);
    const leaves = db
      .prepare<[string], number>(
        "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path",
      )
      .pluck()
      .all(index);
    db.close();
    const bytes = readFileSync(log);
    for (const leaf of leaves) {
      const at = (leaf - 1) * PAGE + 3;
      bytes.writeUInt16BE(Math.floor(bytes.readUInt16BE(at) / 2), at);
    }
    writeFileSync(log, bytes);
  }

  it.each([
    ['of the events of a process', 'sqlite_autoindex_events_1'],
    ['of the ids', 'sqlite_autoindex_events_2'],
    ['of the names of the processes', 'sqlite_autoindex_streams_1'],
  ])('%s leaves out nothing that verify says is there', async (_, index) => {
    const copy = changed();
    forgetRows(copy);
    shorten(copy.log, index);
    const server = await started(copy);
    const found = await Promise.all(PROCESSES.map(async (process) => verification(server, process)));
    const ok = found.filter((answer) => answer.ok);
    expect(ok.length).toBeLessThan(PROCESSES.length);
    for (const answer of ok) expect(answer).toMatchObject({ events: ENTRIES });
    for (const answer of found.filter((one) => !one.ok))
      expect(answer).toMatchObject({
        expected: expect.any(String) as string,
        actual: expect.any(String) as string,
      });
  });
});

describe('a start beside the read models of before', () => {
  const cases: readonly [
    what: string,
    change: (log: Database.Database) => void,
    expected: string,
    got: string,
  ][] = [
    [
      'a tail was cut off',
      (log) => log.exec(`DELETE FROM events WHERE position > 290`),
      'expected process oslo-1993 to have revision 99 at position 300 with hash ',
      'got revision 89 as its last',
    ],
    [
      'the tail of one process was cut off',
      (log) => log.exec(`DELETE FROM events WHERE stream = ${numberOf('gaza-2025')} AND revision > 79`),
      'expected process gaza-2025 to have revision 99 at position 280 with hash ',
      'got revision 79 as its last',
    ],
    [
      'a process was deleted',
      (log) =>
        log.exec(`DELETE FROM events WHERE stream = ${numberOf('gaza-2025')};
          DELETE FROM streams WHERE name = 'process-gaza-2025'`),
      'expected process gaza-2025 to have revision 99 at position 280 with hash ',
      'got no entry of that process',
    ],
    [
      'a process was renamed',
      (log) => log.exec(`UPDATE streams SET name = 'process-gaza' WHERE name = 'process-gaza-2025'`),
      'expected process gaza-2025 to have revision 99 at position 280 with hash ',
      'got no entry of that process',
    ],
    [
      'the last entry of a process was forged',
      (log) =>
        log.exec(
          `UPDATE events SET hash = previous_hash WHERE stream = ${numberOf('gaza-2025')} AND revision = 99`,
        ),
      'expected process gaza-2025 to have revision 99 at position 280 with hash ',
      'got position 280 with hash ',
    ],
    [
      'the last entry of a process counts as known later',
      (log) =>
        log.exec(`UPDATE events SET known_since = '2026-01-21T00:00:00.000000Z'
          WHERE stream = ${numberOf('gaza-2025')} AND revision = 99`),
      'expected process gaza-2025 to have revision 99 at position 280 with hash ',
      'got it known since 2026-01-21T00:00:00.000000Z',
    ],
  ];
  it.each(cases)('is refused where %s, with the process and what to do', async (_, change, expected, got) => {
    const copy = changed(change);
    for (let time = 0; time < 2; time += 1) {
      const text = await refusal(copy);
      expect(text).toContain('or the log has lost or changed entries');
      expect(text).toContain(expected);
      expect(text).toContain(got);
      expect(text).toContain('chancery restore --replace');
      expect(text).toContain(`delete ${copy.views}, ${copy.views}-wal and ${copy.views}-shm`);
    }
  });

  it('names five processes and says how many more there are', async () => {
    const many = await openDesk(MOMENT);
    onTestFinished(() => {
      rmSync(many.server.folder, { recursive: true, force: true });
    });
    await many.record('gaza-2025', {
      type: 'ProcessOpened',
      occurred: '2025-09-29',
      data: { title: { en: 'G' } },
    });
    for (let i = 0; i < 8; i += 1)
      await many.record(`talks-${i}`, {
        type: 'ProcessOpened',
        occurred: '2025-09-29',
        data: { title: { en: 'T' } },
      });
    await many.server.stop();
    const copy = copyOf(many.server.folder, (log) =>
      log.exec("UPDATE streams SET name = name || '-b' WHERE stream > 1"),
    );
    onTestFinished(() => {
      removed(copy);
    });
    const text = await refusal(copy);
    expect(text.match(/expected process talks-\d /g)).toHaveLength(5);
    expect(text).toContain('; and 3 processes more');
  });

  it('goes on with an older log that was put back on purpose, once the read models were deleted', async () => {
    const copy = changed((log) => log.exec('DELETE FROM events WHERE position > 290'));
    await refusal(copy);
    forgetRows(copy);
    const server = await started(copy);
    expect(server.warnings).toEqual([]);
    expect(await verification(server, 'oslo-1993')).toMatchObject({ ok: true, events: 90 });
  });

  it('takes in what older read models have not, without a word', async () => {
    const copy = changed();
    const older = join(copy.folder, 'views.older');
    copyFileSync(copy.views, older);
    const first = await startOn(copy.folder);
    await first.http.post('/v1/processes/gaza-2025/events').send(made('point-100', '2025-10-02')).expect(201);
    await first.stop();
    forgetRows(copy);
    copyFileSync(older, copy.views);

    const server = await started(copy);
    expect(server.warnings).toEqual([]);
    await server.http.get('/v1/processes/gaza-2025/commitments/point-100').expect(200);
  });

  it('says that it makes damaged read models anew', async () => {
    const copy = changed();
    writeFileSync(copy.views, 'the minutes of a meeting');
    const server = await started(copy);
    expect(server.warnings).toEqual([expect.stringContaining('they are made again from the log')]);
    expect(await verification(server, 'gaza-2025')).toMatchObject({ ok: true, events: ENTRIES });
  });
});

describe('a start without the read models of before', () => {
  it.each<[what: string, change: (log: Database.Database) => void, told: readonly string[]]>([
    [
      'the tail of a process is gone',
      (log) => log.exec(`DELETE FROM events WHERE stream = ${numberOf('gaza-2025')} AND revision > 96`),
      [
        'expected 300 by the newest position, got 297 by the newest revision of every process',
        'no positions 278 to 280',
      ],
    ],
    [
      'a process is gone',
      (log) => log.exec(`DELETE FROM events WHERE stream = ${numberOf('gaza-2025')}`),
      [
        'expected 300 by the newest position, got 200 by the newest revision of every process',
        'no positions 21 to 40',
      ],
    ],
  ])('warns where %s, and serves what is there', async (_, change, told) => {
    const copy = changed(change);
    forgetRows(copy);
    const server = await started(copy);
    for (const text of told) expect(server.warnings.join('\n')).toContain(text);
    await server.http.get('/v1/processes/oslo-1993').expect(200);
  });
});

describe('since when an entry counts as known', () => {
  const setTo = (text: string) => (log: Database.Database) =>
    void log
      .prepare(`UPDATE events SET known_since = ? WHERE stream = ${numberOf('gaza-2025')} AND revision = 50`)
      .run(text);

  it.each([
    ['before it was recorded', '2025-01-01T00:00:00.000000Z', /^from 2026-01-20T09:00:00\.\d{6}Z to /],
    ['in 2090', '2090-01-01T00:00:00.000000Z', /to 2026-04-20T09:00:00\.\d{6}Z$/],
    ['at no moment', 'soon', /^from 2026-01-20/],
  ])('is named by verify where it is %s', async (_, text, expected) => {
    const copy = changed(setTo(text));
    forgetRows(copy);
    const server = await started(copy);
    expect(await verification(server, 'gaza-2025')).toMatchObject({
      ok: false,
      revision: 50,
      reason: 'known-since',
      expected: expect.stringMatching(expected) as string,
      actual: text,
    });
    expect(await verification(server, 'oslo-1993')).toMatchObject({ ok: true });
  });

  it('is named by verify where the read models took it for another moment', async () => {
    const server = await started(changed(setTo('2026-01-21T00:00:00.000000Z')));
    expect(await verification(server, 'gaza-2025')).toMatchObject({
      ok: false,
      revision: 50,
      reason: 'known-since',
      expected: expect.stringMatching(/^2026-01-20T09:00:00\.\d{6}Z, as it was taken in$/) as string,
      actual: '2026-01-21T00:00:00.000000Z',
    });
  });
});

describe('the moment before which nothing is recorded any more', () => {
  const settledAt = (text: string) => (log: Database.Database) =>
    void log.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('settled', ?)").run(text);

  it('stops the start where no clock can have said it, with the ways out', async () => {
    const copy = changed(settledAt('2090-01-01T00:00:00.000000Z'));
    const text = await refusal(copy);
    expect(text).toContain('nothing is recorded before 2090-01-01T00:00:00.000000Z any more');
    expect(text).toMatch(/expected a moment up to 2026-04-20T09:00:00\.\d{6}Z/);
    expect(text).toContain('chancery copy-log');
    const accepted = await started(copy, ['--clock-accepted', '2091-01-01T00:00:00Z']);
    expect(accepted.warnings.join('\n')).toContain(
      'nothing is recorded before 2090-01-01T00:00:00.000000Z any more',
    );
  });

  it('stays behind when the log is copied to another folder', async () => {
    const copy = changed(settledAt('2090-01-01T00:00:00.000000Z'));
    const other = join(copy.folder, 'other');
    const copied = await runOnScreen(['copy-log', '--to', `sqlite:${other}`], {
      environment: { CHANCERY_DATA: copy.folder },
    });
    expect(copied).toMatchObject({ status: 0, err: '' });
    const server = await started({ ...copy, folder: other });
    expect(server.warnings).toEqual([]);
    expect(await verification(server, 'oslo-1993')).toMatchObject({ ok: true, events: ENTRIES });
  });

  it('is warned of where it is ahead of the clock', async () => {
    const server = await started(changed(settledAt('2026-01-20T11:00:00.000000Z')));
    expect(server.warnings).toEqual([
      expect.stringContaining('nothing is recorded before 2026-01-20T11:00:00.000000Z any more'),
    ]);
  });

  it('is named by verify', async () => {
    const copy = changed();
    const server = await started(copy);
    const tool = new Database(copy.log);
    settledAt('2090-01-01T00:00:00.000000Z')(tool);
    tool.close();
    expect(await verification(server, 'gaza-2025')).toMatchObject({
      ok: false,
      reason: 'settled',
      actual: '2090-01-01T00:00:00.000000Z',
    });
  });
});

describe('what keeps the log from being changed', () => {
  /** What the triggers refuse. */
  const refusedBy = ({ log }: Changed): readonly (string | undefined)[] => {
    const db = new Database(log);
    try {
      return [
        "UPDATE events SET recorded_by = 'x' WHERE position = 5",
        'DELETE FROM events WHERE position = 5',
        'INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 5',
        "UPDATE streams SET name = 'x' WHERE stream = 1",
        'DELETE FROM streams WHERE stream = 1',
        "INSERT OR REPLACE INTO streams VALUES (1, 'x')",
      ].map((sql) => {
        try {
          db.exec(sql);
          return undefined;
        } catch (error) {
          return error instanceof Error ? error.message.split(':')[0] : undefined;
        }
      });
    } finally {
      db.close();
    }
  };
  const triggers = (db: Database.Database): string[] =>
    db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
      .pluck()
      .all();

  it('is made again at the start where it was dropped, and that is told', async () => {
    const copy = changed();
    const db = new Database(copy.log);
    const names = triggers(db);
    expect(names).toHaveLength(6);
    for (const name of names) db.exec(`DROP TRIGGER ${name}`);
    db.exec('DROP INDEX events_redacting');
    db.close();

    const server = await startOn(copy.folder);
    await server.stop();
    for (const name of names)
      expect(server.warnings.join('\n')).toContain(`had no trigger ${name}: it was made again`);
    expect(server.warnings.join('\n')).toContain('had no index events_redacting: it was made again');
    expect(refusedBy(copy)).toEqual(Array.from({ length: 6 }, () => 'the log only grows'));
    const again = await startOn(copy.folder);
    await again.stop();
    expect(again.warnings).toEqual([]);
  });

  it('is made again where another one has its name', async () => {
    const copy = changed();
    const db = new Database(copy.log);
    db.exec(`DROP TRIGGER events_refuse_delete;
      CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events WHEN OLD.position > 1000 BEGIN SELECT RAISE(ABORT, 'no'); END`);
    db.close();
    const server = await startOn(copy.folder);
    await server.stop();
    expect(server.warnings).toEqual([expect.stringContaining('had another trigger events_refuse_delete')]);
    expect(refusedBy(copy)[1]).toBe('the log only grows');
  });

  it.each<[what: string, sql: string, told: string]>([
    [
      'a table lost what keeps it unique',
      `CREATE TABLE other AS SELECT * FROM events; DROP TABLE events; ALTER TABLE other RENAME TO events`,
      'has another table events; expected CREATE TABLE events',
    ],
    ['a table is gone', 'DROP TABLE streams', 'has no table streams; expected CREATE TABLE streams'],
    [
      'a trigger changes what is written',
      `CREATE TRIGGER quietly AFTER INSERT ON events BEGIN UPDATE meta SET value = value; END`,
      'has a trigger quietly on events that is not of its schema',
    ],
    [
      'an index refuses what the log takes',
      'CREATE UNIQUE INDEX one_hash ON events (hash)',
      'has an index one_hash on events that is not of its schema',
    ],
  ])('stops the start where %s', async (_, sql, told) => {
    const copy = changed();
    const db = new Database(copy.log);
    db.pragma('foreign_keys = OFF');
    for (const name of triggers(db)) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    db.close();
    expect(await refusal(copy)).toContain(told);
  });

  it('lets be what a tool has put beside it, and tells of it', async () => {
    const copy = changed();
    withoutTriggers(copy.log, (db) => db.exec('CREATE TABLE _replica (one INTEGER PRIMARY KEY)'));
    const server = await started(copy);
    expect(server.warnings).toEqual([
      expect.stringContaining('has a table _replica that is not of its schema'),
    ]);
    expect(await verification(server, 'gaza-2025')).toMatchObject({ ok: true });
  });
});
