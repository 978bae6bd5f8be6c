/** `chancery copy-log`, as it is told: two logs, by flags and by the configuration of the server. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { keys } from '../../config/keys.js';
import type { LogChoice } from '../../open-log.js';
import { configured, jsonOption, valued, type JsonOption } from '../command-line/options.js';
import type { Expectation } from '../command-line/expecting.js';
import { UsageRefused } from '../command-line/refusals.js';
import type { CliContext, Run } from '../context.js';
import { nameOfLog } from '../name-of-log.js';

/** The log of a release, which is only read. */
export interface ReleaseChoice {
  readonly release: string;
}

export interface CopyLogOptions {
  readonly from: LogChoice | ReleaseChoice;
  readonly to: LogChoice;
  readonly json: boolean;
  /** Whether keys, grants and restrictions are copied too. */
  readonly withAccess: boolean;
}

const STORE = 'sqlite:FOLDER for an embedded log, or a connection string: kurrentdb://..., esdb://...';
const aStore: Expectation<Partial<LogChoice>> = { expected: STORE, read: readStore };

export function copyLogCommand(run: Run): Command {
  return new Command('copy-log')
    .usage('--to STORE [options]')
    .summary('copies the log into another store')
    .description(
      'Copies every event of a log into another store, in the same order and as it is: ids, hashes and recorded times are kept. ' +
        'What the target holds already has to be the beginning of the source, otherwise nothing is written. So a copy that was ' +
        'broken off, by Ctrl-C or by an outage, goes on where it was when it is run again. In the end everything is read back and ' +
        'verified. Stop the servers that write to either log first.',
    )
    .addOption(valued('--to <STORE>', 'the log that is written', aStore))
    .addOption(
      valued(
        '--from <STORE>',
        'the log that is read; or release:FOLDER or release:FILE.zip, that of a release',
        {
          expected: STORE,
          read: (text) => readRelease(text) ?? readStore(text),
        },
      ),
    )
    .option(
      '--with-access',
      'copies keys, grants, restrictions, webhooks and drafts too. Without it they are left out, and what the target has of its own stays: a copy for ' +
        'others is not for whom ours is',
    )
    .addOption(jsonOption('prints lines of JSON: the progress, and last the outcome'))
    .addHelpText(
      'after',
      `
A STORE is ${STORE}.
Of --from and --to, the one that is not given is the log that the server is configured to use:
CHANCERY_STORE and CHANCERY_DATA in the environment, by default sqlite:./data. A connection string
with a password is better given there than as a flag. CHANCERY_STREAM_PREFIX and
CHANCERY_SETTLE_TIME in the environment hold for both logs.`,
    )
    .action((options: Given) =>
      run(async (context) => {
        const { runCopyLog } = await import('../copy-log.js');
        return runCopyLog(read(options, context), context);
      }),
    );
}

interface Given extends JsonOption {
  readonly from?: Partial<LogChoice> | ReleaseChoice;
  readonly to?: Partial<LogChoice>;
  readonly withAccess?: true;
}

function read(
  { from, to, json, withAccess }: Given,
  { environment }: Pick<CliContext, 'environment'>,
): CopyLogOptions {
  const server = configured(environment);
  if (!from && !to) throw new UsageRefused([`--to: expected ${STORE}; got no value`]);
  const common = { json: json === true, withAccess: withAccess === true };
  if (from && 'release' in from) return { from, to: { ...server, ...to }, ...common };
  const logs = { from: { ...server, ...from }, to: { ...server, ...to } };
  if (placeOf(logs.from) === placeOf(logs.to))
    throw new UsageRefused([`--to: expected another log than --from; got ${nameOfLog(logs.to)} for both`]);
  return { ...logs, ...common };
}

function readRelease(text: string): ReleaseChoice | undefined {
  const release = keys.data.read(/^release:(.*)$/s.exec(text)?.[1] ?? '');
  return release === undefined ? undefined : { release };
}

function readStore(text: string): Partial<LogChoice> | undefined {
  const folder = /^sqlite:(.*)$/s.exec(text)?.[1];
  if (folder !== undefined) {
    const data = keys.data.read(folder);
    return data === undefined ? undefined : { store: 'sqlite', data };
  }
  const store = keys.store.read(text);
  return store === undefined || store === keys.store.default ? undefined : { store };
}

function placeOf({ store, data }: LogChoice): string {
  return store === 'sqlite' ? `sqlite:${resolve(data)}` : store;
}
