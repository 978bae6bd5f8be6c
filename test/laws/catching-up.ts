/**
 * A process that brings the read models of a folder up to its log, to be killed by its test. It prints `read` for every
 * 400 events that it reads, `committed <position>` after each commit, and `done` when it has caught up.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { projections } from '../../projections/index.js';
import { Projector } from '../../src/application/project/projector.js';
import { LogEntries } from '../../src/application/log/log-entries.js';
import { openLogFile } from '../../src/log/sqlite/log-file-reader.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import type { EventLog } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Says how far reading has come, so that the kill falls between commits too. */
function heard(log: EventLog): EventLog {
  const follow = log.follow.bind(log);
  log.follow = async function* (options): ReturnType<EventLog['follow']> {
    for await (const message of follow(options)) {
      if (message.kind === 'event' && message.event.position % 400n === 0n) say('read');
      yield message;
    }
  };
  return log;
}

async function run(folder: string): Promise<void> {
  const log = heard(await openSqliteLog({ folder, clock: () => BigInt(Date.now()) * 1_000n }));
  const { db } = openViewsFile(join(folder, 'views.db'));
  const logFile = openLogFile(join(folder, 'log.db'), 'process-');
  const entries = new LogEntries(logFile);
  const projector = new Projector(
    log,
    new SqliteViews(db, projections, entries),
    entries,
    () => projections,
    {
      skipped: say,
      failed: (error) => {
        say(`failed ${String(error)}`);
      },
    },
  );
  projector.onCommit(({ position }) => {
    say(`committed ${position}`);
  });
  projector.start();
  await projector.firstCaughtUp();
  await projector.stop();
  db.close();
  logFile.close();
  await log.close();
  say('done');
}

await run(process.argv[2] ?? '');
