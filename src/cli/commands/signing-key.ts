/** `chancery signing-key`, as it is told. */
import { Command } from 'commander';
import { keys } from '../../config/keys.js';
import type { Configuration } from '../../config/configuration.js';
import {
  configured,
  dataOption,
  jsonOption,
  valued,
  type DataOptions,
  type JsonOption,
} from '../command-line/options.js';
import { expectNone } from '../command-line/refusals.js';
import type { Run } from '../context.js';

export interface SigningKeyOptions {
  readonly task: 'show' | 'rotate' | 'make';
  /** Since when a new key signs, to the microsecond: `2026-12-01T00:00:00.000000Z`. */
  readonly from: string | undefined;
  readonly configuration: Configuration;
  readonly json: boolean;
}

export function signingKeyCommand(run: Run): Command {
  return new Command('signing-key')
    .summary('shows the keys that heads are checked with, and adds one')
    .description(
      'Prints the verifier keys of a data folder: what the signatures of its heads are checked with.',
    )
    .option(
      '--rotate',
      'adds a key to the folder, which signs what is recorded from now on; heads of what was recorded before keep their signatures. ' +
        'The server has to be stopped',
    )
    .option(
      '--make',
      'prints a new key for CHANCERY_SIGNING_KEY, and changes nothing: for the servers of a cluster, which are all given the same ' +
        'ones. A secret',
    )
    .addOption(
      valued(
        '--from <MOMENT>',
        'since when it signs: 2026-12-01T00:00:00Z. A key that follows another one needs it, in the future, so that every server has ' +
          'it by then; with --rotate otherwise now',
        { expected: 'a moment in UTC, 2026-12-01T00:00:00Z', read: moment },
      ),
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nCHANCERY_ORIGIN and CHANCERY_SIGNING_KEY in the environment hold as for the server.',
    )
    .action((options: Given) =>
      run(async (context) => {
        expectNone(misplaced(options));
        const configuration = configured(context.environment, { data: options.data });
        if (options.rotate) expectNone(notInFolder(configuration));
        const { runSigningKey } = await import('../signing-key.js');
        const task = options.rotate ? 'rotate' : options.make ? 'make' : 'show';
        const { from, json } = options;
        return runSigningKey({ task, from, configuration, json: json === true }, context);
      }),
    );
}

interface Given extends DataOptions, JsonOption {
  readonly rotate?: true;
  readonly make?: true;
  readonly from?: string;
}

function misplaced({ rotate, make, from }: Given): readonly string[] {
  if (rotate && make) return ['expected --rotate or --make; got both'];
  return from !== undefined && !rotate && !make
    ? ['--from: expected with --rotate or --make; got neither']
    : [];
}

/** Whoever gives the keys in the environment, or to several servers, adds to them there. */
function notInFolder({ signingKey, store }: Configuration): readonly string[] {
  return [
    ...(signingKey === keys.signingKey.default
      ? []
      : ['--rotate: expected keys in the folder; they are in CHANCERY_SIGNING_KEY: --make']),
    ...(store === keys.store.default
      ? []
      : ['--rotate: expected the embedded store; the servers of a cluster are given the same keys: --make']),
  ];
}

function moment(text: string): string | undefined {
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/.exec(text) ?? [];
  if (seconds === undefined || Number.isNaN(Date.parse(`${seconds}Z`))) return undefined;
  return `${seconds}.${fraction.padEnd(6, '0')}Z`;
}
