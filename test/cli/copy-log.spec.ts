import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { EventLog } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { collect, MORNING, StandingClock, statement, statements } from '../contract/sample-events.js';
import { runOnScreen, type Circumstances, type Run } from './screen.js';

async function run(words: readonly string[], circumstances: Circumstances = {}): Promise<Run> {
  return runOnScreen(['copy-log', ...words], circumstances);
}

/** The operator stops it when this is printed. */
function stopAt(text: string): Pick<Circumstances, 'at'> {
  return { at: [text, (stop) => stop()] };
}

const clock = new StandingClock(MORNING).read;
let top: string;
let from: string;
let to: string;
beforeEach(async () => {
  top = mkdtempSync(join(tmpdir(), 'chancery-copy-'));
  [from, to] = [join(top, 'from'), join(top, 'to')];
  await use(from, async (log) => {
    await log.append('gaza-2025', statements(2), null);
    await log.append('oslo-1993', statements(1), null);
  });
});
afterEach(() => {
  rmSync(top, { recursive: true, force: true });
});

async function use<T>(
  folder: string,
  work: (log: EventLog) => Promise<T>,
  streamPrefix = 'process-',
): Promise<T> {
  const log = await openSqliteLog({ folder, clock, streamPrefix });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

const eventsIn = (folder: string): Promise<object[]> => use(folder, (log) => collect(log.readAll()));

describe('chancery copy-log', () => {
  it('copies the configured log, with plain lines where there is no terminal', async () => {
    const { status, out, err } = await run(['--to', `sqlite:${to}`], {
      environment: { CHANCERY_DATA: from },
    });

    expect([status, err]).toEqual([0, '']);
    expect(out).toBe(
      `Copying sqlite:${from} to sqlite:${to}\n` +
        '  comparing   0 %  0 events\n' +
        '  comparing 100 %  3 events\n' +
        '  copying     0 %  0 events\n' +
        '  copying   100 %  3 events\n' +
        '  verifying   0 %  0 events\n' +
        '  verifying 100 %  3 events\n' +
        `Done: 3 events copied. sqlite:${to} holds all 3 events of 2 processes, in the same order, every chain and every ` +
        'head verified.\n',
    );
    expect(await eventsIn(to)).toEqual(await eventsIn(from));
  });

  it('leaves out who may what unless it is asked for, and says the two are the same all the same', async () => {
    await use(from, (log) => log.append('$access', statements(2), null));
    const without = await run(['--to', `sqlite:${to}`, '--from', `sqlite:${from}`]);
    expect([without.status, (await eventsIn(to)).length]).toEqual([0, 3]);
    expect(without.out).toContain('holds all 3 events of 2 processes');

    const whole = join(top, 'whole');
    const copied = await run(['--to', `sqlite:${whole}`, '--from', `sqlite:${from}`, '--with-access']);
    expect(copied.status).toBe(0);
    expect(copied.out).toContain('holds all 5 events of 2 processes');
    expect(await eventsIn(whole)).toEqual(await eventsIn(from));

    // What the target has of its own stays, and is no difference.
    expect((await run(['--to', `sqlite:${whole}`, '--from', `sqlite:${to}`])).status).toBe(0);
  });

  it('copies into the configured log what --from names', async () => {
    const { status } = await run([`--from=sqlite:${from}`], { environment: { CHANCERY_DATA: to } });

    expect(status).toBe(0);
    expect(await eventsIn(to)).toEqual(await eventsIn(from));
  });

  it('does so between two logs that the server is not told of', async () => {
    const { status } = await run(['--to', `sqlite:${to}`, '--from', `sqlite:${from}`]);

    expect(status).toBe(0);
    expect(await eventsIn(to)).toEqual(await eventsIn(from));
  });

  it('knows both logs by the configured stream prefix', async () => {
    const talks = join(top, 'talks');
    await use(talks, (log) => log.append('gaza-2025', statements(1), null), 'talks-');
    const { status } = await run(['--from', `sqlite:${talks}`, '--to', `sqlite:${to}`], {
      environment: { CHANCERY_STREAM_PREFIX: 'talks-' },
    });

    expect(status).toBe(0);
    expect(await use(to, (log) => collect(log.readAll()), 'talks-')).toHaveLength(1);
  });

  it('draws a bar for each step on a terminal', async () => {
    const { status, out } = await run(['--from', `sqlite:${from}`, '--to', `sqlite:${to}`], {
      terminal: true,
    });

    expect(status).toBe(0);
    for (const step of ['comparing', 'copying  ', 'verifying']) {
      expect(out).toMatch(new RegExp(`${step} █{40} 100 %  3 events`));
    }
    expect(out).toMatch(/Done: 3 events copied\..*\n$/);
  });

  it('prints JSON for machines: a line for each tenth of a step, one for the outcome', async () => {
    const { status, out } = await run(['--json', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);
    const lines = out.split('\n').filter((line) => line !== '');

    expect(status).toBe(0);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { step: 'comparing', events: 0, share: 0 },
      { step: 'comparing', events: 3, share: 1 },
      { step: 'copying', events: 0, share: 0 },
      { step: 'copying', events: 3, share: 1 },
      { step: 'verifying', events: 0, share: 0 },
      { step: 'verifying', events: 3, share: 1 },
      {
        outcome: 'copied',
        processes: 2,
        events: 3,
        copied: 3,
        source: `sqlite:${from}`,
        target: `sqlite:${to}`,
      },
    ]);
  });

  it('says what it cannot do, with status 1', async () => {
    await use(to, (log) => log.append('dayton-1995', statements(1), null));
    const plain = await run(['--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);
    const json = await run(['--json', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);

    expect(plain.status).toBe(1);
    expect(plain.err).toMatch(
      /^Refused after 0 events copied\. The target differs from the source at its event number 1: /,
    );
    expect(plain.out).not.toContain('Done');
    expect([json.status, json.err]).toEqual([1, '']);
    expect(JSON.parse(json.out.split('\n').at(-2) ?? '')).toMatchObject({
      outcome: 'refused',
      code: 'target-differs',
      copied: 0,
    });
  });

  it('stops when it is told to, says that it can go on, and goes on when it is run again', async () => {
    const words = ['--from', `sqlite:${from}`, '--to', `sqlite:${to}`];
    const stopped = await run(words, stopAt('copying     0 %'));

    expect([stopped.status, stopped.err]).toEqual([
      1,
      'Stopped after 0 events copied. Run it again: it goes on where it was.\n',
    ]);
    const verifying = await run(words, stopAt('verifying'));
    expect([verifying.status, verifying.err]).toEqual([
      1,
      'Stopped after 3 events copied. Run it again: it goes on where it was.\n',
    ]);
    const again = await run(words);
    expect(again.status).toBe(0);
    expect(again.out).toContain(`Done: 0 events copied. sqlite:${to} holds all 3 events`);
  });

  it('leaves the bar in order when it is stopped', async () => {
    const words = ['--from', `sqlite:${from}`, '--to', `sqlite:${to}`];
    const { out } = await run(words, { terminal: true, ...stopAt('copying') });

    // Wrapping of lines is off while a bar is drawn.
    expect(out.lastIndexOf('\u001b[?7h')).toBeGreaterThan(out.lastIndexOf('\u001b[?7l'));
    expect(out.endsWith('\n')).toBe(true);
  });

  it('needs the server to be stopped', async () => {
    await use(from, async () => {
      const { status, err } = await run(['--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);

      expect(status).toBe(1);
      expect(err).toBe(
        `Failed. The source sqlite:${from} cannot be opened. The log in ${from} is open already: one log folder has ` +
          'one writer. Stop the other server or choose another folder\n',
      );
    });
  });

  it('makes no log where it was told to read one', async () => {
    const nowhere = join(top, 'nowhere');
    const { status, err } = await run(['--from', `sqlite:${nowhere}`, '--to', `sqlite:${to}`]);

    expect(status).toBe(1);
    expect(err).toBe(
      `Failed. The source sqlite:${nowhere} cannot be opened. Expected a log in the folder ${nowhere}, got none: there is ` +
        'no file log.db\n',
    );
    expect(readdirSync(top)).toEqual(['from']);
  });

  it('lets go of both logs in the end', async () => {
    await run(['--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);
    await use(from, (log) => log.append('dayton-1995', [statement()], null));
    const { status, out } = await run(['--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);

    expect(status).toBe(0);
    expect(out).toContain(`Done: 1 event copied. sqlite:${to} holds all 4 events of 3 processes`);
  });
});

describe('how chancery copy-log is told', () => {
  const store = 'sqlite:FOLDER for an embedded log, or a connection string: kurrentdb://..., esdb://...';

  it('tells how with --help', async () => {
    const { status, out } = await run(['--help']);

    expect(status).toBe(0);
    for (const word of [
      '--to STORE',
      '--from STORE',
      '--json',
      'CHANCERY_STORE',
      'CHANCERY_STREAM_PREFIX',
      'Exit status',
    ]) {
      expect(out).toContain(word);
    }
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each<[string, readonly string[], string]>([
    ['no store', [], `--to: expected ${store}; got no value`],
    ['a store without a value', ['--to'], `--to: expected ${store}; got no value`],
    ['a store that is none', ['--to', './data'], `--to: expected ${store}; got "./data"`],
    ['a store whose folder is not said', ['--to', 'sqlite:'], `--to: expected ${store}; got "sqlite:"`],
    [
      'a source that is none',
      ['--to', 'sqlite:x', '--from', 'sqlite'],
      `--from: expected ${store}; got "sqlite"`,
    ],
    ['a store twice', ['--to', 'sqlite:x', '--to', 'sqlite:y'], '--to: expected once; got it again'],
    [
      'a flag that is none',
      ['--too', 'sqlite:x'],
      '--too: expected a known flag; nearest is --to, all are in --help',
    ],
    ['a value for --json', ['--to', 'sqlite:x', '--json=yes'], '--json: expected no value; got "yes"'],
    ['a word of its own', ['--to', 'sqlite:x', 'now'], '"now": expected a flag; all are in --help'],
    [
      'one log twice',
      ['--to', 'sqlite:./data/../data'],
      '--to: expected another log than --from; got sqlite:./data/../data for both',
    ],
    [
      'one cluster twice',
      ['--to', 'kurrentdb://admin:sesame@db:2113', '--from', 'kurrentdb://admin:sesame@db:2113'],
      '--to: expected another log than --from; got kurrentdb://***@db:2113 for both',
    ],
  ])('refuses %s with status 2', async (_what, words, problem) => {
    const { status, out, err } = await run(words);

    expect([status, out]).toEqual([2, '']);
    expect(err.split('\n')).toContain(problem);
  });

  it('refuses a configuration that no server would start with', async () => {
    const { status, err } = await run(['--to', 'sqlite:x'], {
      environment: { CHANCERY_STREAM_PREFIX: 'A B' },
    });

    expect(status).toBe(2);
    expect(err).toMatch(/^CHANCERY_STREAM_PREFIX: expected .*; got "A B"\n$/);
  });

  it.each([
    'kurrentdb//admin:open/ses@me@db.example:2113',
    'kurrentdb:admin:open/ses@me@db.example:2113',
    'kurrentdb:/admin:open/ses@me@db.example:2113',
    'http://admin:open/ses@me@db.example:2113',
    'admin:open/ses@me@db.example:2113',
    '--to-kurrentdb://admin:open/ses@me@db.example:2113',
  ])('never prints the password of a mistyped connection string: %s', async (mistyped) => {
    const { status, err } = await run(['--to', mistyped, mistyped]);

    expect(status).toBe(2);
    expect(err).toContain('db.example:2113');
    expect(err).not.toMatch(/open|ses|me@/);
  });
});
