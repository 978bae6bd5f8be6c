/** `chancery backup` and `chancery restore`, as they are told. */
import { Command } from 'commander';
import { keys } from '../../config/keys.js';
import {
  aFile,
  configured,
  dataOption,
  jsonOption,
  valued,
  type DataOptions,
  type JsonOption,
} from '../command-line/options.js';
import { UsageRefused } from '../command-line/refusals.js';
import type { CliContext, Run } from '../context.js';

export interface BackupOptions {
  readonly to: string;
  readonly folder: string;
  readonly streamPrefix: string;
  readonly json: boolean;
}

export interface RestoreOptions extends Omit<BackupOptions, 'to'> {
  readonly from: string;
  /** Whether a log that is there gives way. */
  readonly replace: boolean;
}

const AFTER = '\nCHANCERY_STREAM_PREFIX in the environment holds as for the server.';
const JSON_LINES = 'prints lines of JSON: the progress, and last the outcome';

export function backupCommand(run: Run): Command {
  return new Command('backup')
    .usage('--to FILE [options]')
    .summary('copies the embedded log into one file, also while the server runs')
    .description(
      'Copies the embedded log into one file, as it is at one moment, also while the server runs and takes entries. The copy is ' +
        'read to its end: its pages, and the chain of every process. It has its name only once it is whole, verified and on ' +
        'disk; a file that is there is not replaced.',
    )
    .addOption(valued('--to <FILE>', 'the file that is written', aFile))
    .addOption(dataOption())
    .addOption(jsonOption(JSON_LINES))
    .addHelpText('after', AFTER)
    .action((options: { readonly to?: string } & DataOptions & JsonOption) =>
      run(async (context) => {
        const { runBackup } = await import('../backup.js');
        const to = given('--to', options.to);
        return runBackup({ to, ...placeOf(options, context) }, context);
      }),
    );
}

export function restoreCommand(run: Run): Command {
  return new Command('restore')
    .usage('--from FILE [options]')
    .summary('puts such a file in the place of the embedded log')
    .description(
      'Puts a backup in the place of the embedded log. The backup is copied and read to its end before anything in the folder is ' +
        'touched. The server of the folder has to be stopped. The read models are removed: the next start makes them from the ' +
        'restored log.',
    )
    .addOption(
      valued(
        '--from <FILE>',
        'a file of chancery backup, or another log.db with its log.db-wal beside it',
        aFile,
      ),
    )
    .option('--replace', 'a log that is there gives way, and is kept in a folder beside the restored one')
    .addOption(dataOption())
    .addOption(jsonOption(JSON_LINES))
    .addHelpText('after', AFTER)
    .action((options: { readonly from?: string; readonly replace?: true } & DataOptions & JsonOption) =>
      run(async (context) => {
        const { runRestore } = await import('../backup.js');
        const from = given('--from', options.from);
        const replace = options.replace === true;
        return runRestore({ from, replace, ...placeOf(options, context) }, context);
      }),
    );
}

function given(flag: string, file: string | undefined): string {
  if (file !== undefined) return file;
  throw new UsageRefused([`${flag}: expected ${aFile.expected}; got no value`]);
}

function placeOf(
  { data, json }: DataOptions & JsonOption,
  { environment }: Pick<CliContext, 'environment'>,
): Omit<BackupOptions, 'to'> {
  const { store, data: folder, streamPrefix } = configured(environment, { data });
  if (data === undefined && store !== keys.store.default)
    throw new UsageRefused([
      'CHANCERY_STORE: expected sqlite, the embedded store; a cluster is backed up by its own means',
    ]);
  return { folder, streamPrefix, json: json === true };
}
