/** `chancery verify`, as it is told: what it looks at, and what that is held against. */
import { Command } from 'commander';
import type { Configuration } from '../../config/configuration.js';
import { isSlug } from '../../domain/validation/leaves.js';
import {
  aFile,
  aText,
  configured,
  dataOption,
  jsonOption,
  repeated,
  valued,
  word,
  type DataOptions,
  type JsonOption,
} from '../command-line/options.js';
import { expectNone } from '../command-line/refusals.js';
import type { Run } from '../context.js';

interface Common {
  /** The path of a file of saved heads. */
  readonly head: string | undefined;
  /** Verifier keys, or paths of files that hold them. */
  readonly keys: readonly string[];
  readonly json: boolean;
}

export interface VerifyFolderOptions extends Common {
  readonly of: 'folder';
  /** Absent: every process that the heads name, or that there is. */
  readonly process: string | undefined;
  readonly configuration: Configuration;
}

export interface VerifyFileOptions extends Common {
  readonly of: 'file';
  /** The path of a proof, or of heads. */
  readonly file: string;
  /** The path of an entry as the API answers it. */
  readonly entry: string | undefined;
}

interface Given extends DataOptions, JsonOption {
  readonly head?: string;
  readonly key?: readonly string[];
  readonly entry?: string;
}

export function verifyCommand(run: Run): Command {
  return new Command('verify')
    .usage('[PROCESS | FILE] [options]')
    .summary('holds a log against itself and against saved heads, and proofs against heads')
    .description(
      [
        'Reads the log of a data folder, also while a server runs, and changes nothing in it: the chain of a process, or of all. ' +
          'With saved heads it says whether each is the beginning of what is there, and if not which revision is the first that ' +
          'differs, as far as that can be known.',
        'With a file it needs neither a folder nor a server: the proof of an entry, the proof that a head is the beginning of a ' +
          'later one (--head names the earlier one), heads alone, or the folder or the ZIP file of a release.',
      ].join('\n\n'),
    )
    .addArgument(
      word('[PROCESS]', 'the process; a word with a dot or a slash in it is a file', {
        expected: 'one process or one file',
        read: aText.read,
        completes: 'file',
      }),
    )
    .addOption(
      valued(
        '--head <FILE>',
        'saved heads, one after the other: of GET .../head, or of chancery heads. Without PROCESS every process that they name is ' +
          'looked at',
        aFile,
      ),
    )
    .addOption(
      repeated(
        '--key <KEY>',
        'a verifier key, or a file of them: of GET /v1/verifier-key. Of a folder or a release it is otherwise its own.',
        { expected: 'a verifier key', read: aText.read, completes: 'file' },
      ),
    )
    .addOption(
      valued('--entry <FILE>', 'the entry as GET .../events/{id} answers it: held against its proof', aFile),
    )
    .addOption(dataOption())
    .addOption(jsonOption('prints lines of JSON, one for each process or file'))
    .addHelpText('after', '\nWhat it cannot show: who wrote an entry, and that the world was as it says.')
    .action((what: string | undefined, given: Given) =>
      run(async (context) => {
        const options = read(what, given, context.environment);
        const { runVerify } = await import('../verify.js');
        return runVerify(options, context);
      }),
    );
}

function read(
  what: string | undefined,
  { head, key: keys = [], entry, data, json }: Given,
  environment: Readonly<Record<string, string | undefined>>,
): VerifyFolderOptions | VerifyFileOptions {
  const common = { head, keys, json: json === true };
  if (what !== undefined && !isSlug(what)) {
    if (data !== undefined) expectNone(['--data: expected with a process; got a file']);
    return { of: 'file', file: what, entry, ...common };
  }
  if (entry !== undefined) expectNone(['--entry: expected with the file of its proof; got none']);
  return { of: 'folder', process: what, configuration: configured(environment, { data }), ...common };
}
