/** `chancery release`, as it is told. */
import { Command } from 'commander';
import {
  aFile,
  aProcess,
  jsonOption,
  serverOf,
  serverOptions,
  valued,
  word,
  type JsonOption,
  type ServerOptions,
} from '../command-line/options.js';
import { expectNone } from '../command-line/refusals.js';
import type { Run } from '../context.js';
import type { Asked } from './ask-server.js';

export interface ReleaseOptions extends Asked {
  readonly process: string;
  /** UTC, to the second. */
  readonly knownAt: string;
  /** What is written. */
  readonly to: { readonly as: 'folder' | 'file'; readonly path: string };
}

interface Given extends ServerOptions, JsonOption {
  readonly knownAt?: string;
  readonly out?: string;
  readonly file?: string;
}

const MOMENT = 'a moment in UTC, to the second: 2026-01-20T09:00:00Z';

export function releaseCommand(run: Run): Command {
  const command = new Command('release')
    .usage('PROCESS --known-at MOMENT (--out FOLDER | --file FILE.zip) [options]')
    .summary('writes a process as it was known at a moment, as a data package to be cited')
    .description(
      'Writes all of a process as it was known at a moment into a folder, or into one ZIP file: a Frictionless data package with a table for each read ' +
        'model, the log, its signed head and how it is cited. The moment has to be over; then it gives the same bytes for ever, on ' +
        'every server of the record. chancery verify checks it, and chancery copy-log makes a record of it again.',
    )
    .addArgument(word('<PROCESS>', 'the process', aProcess))
    .addOption(
      valued('--known-at <MOMENT>', 'what was recorded later is left out: 2026-01-20T09:00:00Z', {
        expected: MOMENT,
        read: (text) =>
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text))
            ? text
            : undefined,
      }),
    )
    .addOption(
      valued('--out <FOLDER>', 'the folder that is written, which is not there yet', {
        ...aFile,
        expected: 'the path of a folder',
        completes: 'folder',
      }),
    )
    .addOption(
      valued('--file <FILE.zip>', 'the ZIP file that is written instead, which is not there yet', aFile),
    );
  for (const option of serverOptions()) command.addOption(option);
  return command.addOption(jsonOption()).action((process: string, given: Given) =>
    run(async (context) => {
      const { knownAt = '', json } = given;
      expectNone([
        ...(knownAt === '' ? [`--known-at: expected ${MOMENT}; got no value`] : []),
        ...targetProblems(given),
      ]);
      const to = targetOf(given);
      const { runRelease } = await import('../release.js');
      return runRelease(
        { process, knownAt, to, json: json === true, ...serverOf(given, context.environment) },
        context,
      );
    }),
  );
}

function targetProblems({ out, file }: Given): readonly string[] {
  if (out === undefined && file === undefined)
    return ['--out, --file: expected the path of a folder or of a file; got no value'];
  return out !== undefined && file !== undefined ? ['--out, --file: expected one of them; got both'] : [];
}

function targetOf({ out = '', file }: Given): ReleaseOptions['to'] {
  return file === undefined ? { as: 'folder', path: out } : { as: 'file', path: file };
}
