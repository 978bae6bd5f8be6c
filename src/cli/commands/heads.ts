/** `chancery heads`, as it is told. */
import { Command } from 'commander';
import type { Configuration } from '../../config/configuration.js';
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
import type { Run } from '../context.js';

export interface HeadsOptions {
  /** The path of the file that is written. */
  readonly file: string;
  readonly configuration: Configuration;
  readonly json: boolean;
}

export function headsCommand(run: Run): Command {
  return new Command('heads')
    .usage('--out FILE [options]')
    .summary('writes the signed heads of all processes into a file, to be kept elsewhere')
    .description(
      'Writes the signed head of every process into one file, one after the other (C2SP tlog-checkpoint). It reads the log of the ' +
        'data folder from its beginning, also while a server runs. A file that is there is replaced only when each of its heads ' +
        'is the beginning of what is there now; otherwise it stays as it is, and what does not hold is named.',
    )
    .addOption(valued('--out <FILE>', 'the file that is written', aFile))
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nCHANCERY_ORIGIN and CHANCERY_SIGNING_KEY in the environment hold as for the server.',
    )
    .action(({ out: file, data, json }: { readonly out?: string } & DataOptions & JsonOption) =>
      run(async (context) => {
        if (file === undefined) throw new UsageRefused([`--out: expected ${aFile.expected}; got no value`]);
        const configuration = configured(context.environment, { data });
        const { runHeads } = await import('../heads.js');
        return runHeads({ file, configuration, json: json === true }, context);
      }),
    );
}
