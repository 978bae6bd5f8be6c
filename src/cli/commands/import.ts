/** `chancery import`, as it is told: what is sent, from which line on, and to which server. */
import { Command, Option } from 'commander';
import type { Expectation } from '../command-line/expecting.js';
import {
  aFile,
  jsonOption,
  serverOf,
  serverOptions,
  valued,
  word,
  type JsonOption,
  type ServerOptions,
} from '../command-line/options.js';
import type { Run } from '../context.js';

export interface ImportOptions {
  /** A path, or `-` for the standard input. */
  readonly file: string;
  /** The first line that is sent, from 1. */
  readonly from: number;
  readonly dryRun: boolean;
  readonly url: string;
  readonly key: string | undefined;
  readonly json: boolean;
}

interface Given extends ServerOptions, JsonOption {
  readonly from?: number;
  readonly dryRun?: true;
}

const aLine: Expectation<number> = {
  expected: 'the number of a line, from 1',
  read: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined),
};

export function importCommand(run: Run): Command {
  const command = new Command('import')
    .usage('FILE [options]')
    .summary('records the entries of a file, one a line, over any processes')
    .description(
      'Sends a file to a running server, which records its entries as they come: NDJSON, each line an entry with its processId or a ' +
        'CloudEvent, or one JSON array of CloudEvents. It stops at the first line that is refused and says where to go on. To send ' +
        'a file again is safe: what is on the record is known.',
    )
    .addArgument(word('<FILE>', 'the file, or - for the standard input', aFile))
    .addOption(
      valued('--from <LINE>', 'leaves out what stands before this line; of an array, this item', aLine),
    )
    .addOption(
      new Option('--dry-run', 'decides every line, names each that would be refused, and records nothing'),
    );
  for (const option of serverOptions()) command.addOption(option);
  return command
    .addOption(jsonOption('prints lines of JSON: each line that is refused, and last the outcome'))
    .action((file: string, given: Given) =>
      run(async (context) => {
        const { runImport } = await import('../import.js');
        const { from = 1, dryRun, json } = given;
        const server = serverOf(given, context.environment);
        return runImport({ file, from, dryRun: dryRun === true, json: json === true, ...server }, context);
      }),
    );
}
