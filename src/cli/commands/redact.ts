/** `chancery redact`, as it is told: an entry, and what of it goes. */
import { Command } from 'commander';
import { shown } from '../../config/shown.js';
import type { Expectation } from '../command-line/expecting.js';
import {
  aFile,
  aText,
  jsonOption,
  repeated,
  serverOf,
  serverOptions,
  valued,
  type JsonOption,
  type ServerOptions,
} from '../command-line/options.js';
import { expectNone, UsageRefused } from '../command-line/refusals.js';
import type { Run } from '../context.js';

export interface RedactOptions {
  readonly process: string;
  readonly entry: string;
  readonly reason: string;
  /** The language of the reason. */
  readonly language: string;
  /** JSON Pointers into what was posted. */
  readonly drops: readonly string[];
  /** What is put in the place of a text. */
  readonly puts: readonly Put[];
  /** The path of a file that holds all that is left; absent: what was posted, but for the drops and the puts. */
  readonly body: string | undefined;
  /** Other entries of the process that hold one of these are named. */
  readonly finds: readonly string[];
  readonly url: string;
  readonly key: string | undefined;
  readonly yes: boolean;
  readonly json: boolean;
}

interface Put {
  readonly pointer: string;
  readonly text: string;
}

interface Given extends ServerOptions, JsonOption {
  readonly process?: string;
  readonly entry?: string;
  readonly reason?: string;
  readonly language?: string;
  readonly drop?: readonly string[];
  readonly put?: readonly Put[];
  readonly body?: string;
  readonly find?: readonly string[];
  readonly yes?: true;
}

const aPointer: Expectation<string> = {
  expected: 'a JSON Pointer below /occurred, /data, /sources or /note',
  read: (text) => (/^\/(occurred|data|sources|note)(\/|$)/.test(text) ? text : undefined),
};

export function redactCommand(run: Run): Command {
  const command = new Command('redact')
    .usage('--process ID --entry ID --reason TEXT [options]')
    .summary('erases what was posted of an entry, after showing what will be left')
    .description(
      'Erases what was posted of an entry, but for what is left, through a running server. It first shows what goes and what will ' +
        'be left, whether the server takes it, and what else was said about the entry, then asks. It cannot be undone.',
    )
    .addOption(valued('--process <ID>', 'the process of the entry', aText))
    .addOption(valued('--entry <ID>', 'the entry', aText))
    .addOption(valued('--reason <TEXT>', 'why; it is read by everybody, so it must not say what goes', aText))
    .addOption(valued('--language <TAG>', 'the language of the reason, otherwise en', aText))
    .addOption(
      repeated('--drop <POINTER>', 'takes a part away: /note, /sources/0/quote, /data/title.', aPointer),
    )
    .addOption(
      repeated(
        '--put <POINTER=TEXT>',
        "puts another text in the place of one: '/data/text/en=A witness saw it.'",
        { expected: 'POINTER=TEXT, as /data/text/en=A witness saw it.', read: readPut },
      ),
    )
    .addOption(valued('--body <FILE>', 'all that is left, as JSON: occurred, data, sources, note', aFile))
    .addOption(
      repeated('--find <TEXT>', 'names the other entries of the process that hold this text.', aText),
    )
    .option('--yes', 'does not ask');
  for (const option of serverOptions()) command.addOption(option);
  return command
    .addOption(jsonOption('prints lines of JSON: what would go, and last the outcome'))
    .addHelpText(
      'after',
      `
What was said about an entry - corrections, disputes, translations - is redacted entry by entry.
Backups made before still hold what goes. The store of a cluster keeps its own bytes until the log
is copied into a fresh store: chancery copy-log.`,
    )
    .action((given: Given) =>
      run(async (context) => {
        const options = read(given, context.environment);
        if (!options.yes && !context.ask)
          throw new UsageRefused(['--yes: expected where nobody can be asked; got no terminal']);
        const { runRedact } = await import('../redact.js');
        return runRedact(options, context);
      }),
    );
}

function readPut(text: string): Put | undefined {
  const at = text.indexOf('=');
  const pointer = text.slice(0, Math.max(at, 0));
  if (at < 0) return undefined;
  if (aPointer.read(pointer) !== undefined) return { pointer, text: text.slice(at + 1) };
  throw new UsageRefused([`${shown(pointer)}: expected ${aPointer.expected}`]);
}

function read(given: Given, environment: Readonly<Record<string, string | undefined>>): RedactOptions {
  const { process = '', entry = '', reason = '', drop: drops = [], put: puts = [], body } = given;
  const edits = drops.length + puts.length;
  expectNone([
    ...Object.entries({ process, entry, reason }).flatMap(([name, value]) =>
      value === '' ? [`--${name}: expected a text; got no value`] : [],
    ),
    ...(body === undefined && edits === 0
      ? ['expected what goes: --drop, --put or --body; got none of them']
      : []),
    ...(body !== undefined && edits > 0
      ? ['--body: expected without --drop and --put; it is all that is left']
      : []),
  ]);
  return {
    ...{ process, entry, reason, drops, puts, body },
    language: given.language ?? 'en',
    finds: given.find ?? [],
    ...serverOf(given, environment),
    yes: given.yes === true,
    json: given.json === true,
  };
}
