/** `chancery import`, as it is told: entries a line, or a sheet, and to which server. */
import { Command, Option } from 'commander';
import { isSlug } from '../../domain/validation/leaves.js';
import type { Expectation } from '../command-line/expecting.js';
import {
  aFile,
  aProcess,
  aText,
  jsonOption,
  serverOf,
  serverOptions,
  valued,
  word,
  type JsonOption,
  type ServerOptions,
} from '../command-line/options.js';
import { UsageRefused } from '../command-line/refusals.js';
import type { CliContext, ExitStatus, Run } from '../context.js';

interface Sent {
  /** A path; of lines also `-` for the standard input. */
  readonly file: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly json: boolean;
}

export interface ImportOptions extends Sent {
  /** The first line that is sent, from 1. */
  readonly from: number;
  readonly dryRun: boolean;
}

export interface ImportSheetOptions extends Sent {
  /** The process that the rows are of; absent: a mapping says it line by line. */
  readonly process: string | undefined;
  /** The name of the sheet; absent: that of the file, or of the mapping. */
  readonly sheet: string | undefined;
  /** The path of a file that says how the columns of somebody else become ours. */
  readonly map: string | undefined;
  readonly apply: boolean;
  readonly retractMissing: boolean;
  readonly reason: string | undefined;
  readonly language: string;
}

interface GivenForLines {
  readonly from?: number;
}

interface GivenForSheet {
  readonly process?: string;
  readonly sheet?: string;
  readonly map?: string;
  readonly apply?: true;
  readonly retractMissing?: true;
  readonly reason?: string;
  readonly language?: string;
}

interface Given extends ServerOptions, JsonOption, GivenForLines, GivenForSheet {
  readonly dryRun?: true;
}

const aLine: Expectation<number> = {
  expected: 'the number of a line, from 1',
  read: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined),
};

const aSheetName: Expectation<string> = {
  expected: 'a name of a-z, 0-9 and -',
  read: (text) => (isSlug(text) ? text : undefined),
};

const SHEET = /\.(csv|tsv|txt|xlsx)$/i;
const OF_SHEETS: Readonly<Record<keyof GivenForSheet, string>> = {
  process: '--process',
  sheet: '--sheet',
  map: '--map',
  apply: '--apply',
  retractMissing: '--retract-missing',
  reason: '--reason',
  language: '--language',
};

export function importCommand(run: Run): Command {
  const command = new Command('import')
    .usage('FILE [options]')
    .summary('records the entries of a file, one a line, or what a sheet changes')
    .description(
      'Sends a file to a running server. NDJSON, each line an entry with its processId or a CloudEvent, or one JSON array of ' +
        'CloudEvents, is recorded as it comes, over any processes. It stops at the first line that is refused and says where to go ' +
        'on. To send a file again is safe: what is on the record is known.\n\n' +
        'Of a sheet, .csv, .tsv, .txt or .xlsx, it prints what the sheet would do, row by row: what is new, what would be corrected, ' +
        'what is gone, and what is refused. With --apply it is recorded, all of it or nothing.',
    )
    .addArgument(word('<FILE>', 'the file, or - for lines on the standard input', aFile))
    .addOption(
      new Option('--dry-run', 'decides every line, names each that would be refused, and records nothing'),
    )
    .addOption(
      valued('--from <LINE>', 'leaves out what stands before this line; of an array, this item', aLine),
    )
    .addOption(valued('--process <ID>', 'of a sheet: the process that its rows are of', aProcess))
    .addOption(
      valued('--sheet <NAME>', 'what the sheet is called on the record, otherwise as its file', aSheetName),
    )
    .addOption(
      valued('--map <FILE>', 'how the columns of a sheet of somebody else become ours, as JSON', aFile),
    )
    .addOption(new Option('--apply', 'records what the sheet changes'))
    .addOption(
      new Option('--retract-missing', 'retracts the entries of this sheet that it has no rows of any more'),
    )
    .addOption(valued('--reason <TEXT>', 'why entries are corrected, where their row does not say', aText))
    .addOption(valued('--language <TAG>', 'the language of the reason, otherwise en', aText));
  for (const option of serverOptions()) command.addOption(option);
  return command
    .addOption(
      jsonOption('prints lines of JSON: what is refused, and last the outcome; of a sheet, its report'),
    )
    .action((file: string, given: Given) => run(async (context) => importing(file, given, context)));
}

/** @throws UsageRefused an option that is for the other kind of file */
async function importing(file: string, given: Given, context: CliContext): Promise<ExitStatus> {
  const { from, dryRun, json, process, sheet, map, reason, language = 'en' } = given;
  const sent = { file, json: json === true, ...serverOf(given, context.environment) };
  if (map === undefined && !SHEET.test(file)) {
    const problems = Object.entries(OF_SHEETS)
      .filter(([name]) => given[name as keyof GivenForSheet] !== undefined)
      .map(([, flag]) => `${flag}: expected with a sheet (.csv, .tsv, .txt, .xlsx) or --map; got ${file}`);
    if (problems.length > 0) throw new UsageRefused(problems);
    const { runImport } = await import('../import.js');
    return runImport({ ...sent, from: from ?? 1, dryRun: dryRun === true }, context);
  }
  const problems: string[] = [];
  if ((process === undefined) === (map === undefined))
    problems.push(`--process, --map: expected one of them; got ${map === undefined ? 'none' : 'both'}`);
  if (from !== undefined) problems.push(`--from: expected with lines of JSON; got the sheet ${file}`);
  if (dryRun && given.apply) problems.push('--dry-run, --apply: expected one of them; got both');
  if (problems.length > 0) throw new UsageRefused(problems);
  const { runImportSheet } = await import('../import-sheet.js');
  const apply = given.apply === true;
  const retractMissing = given.retractMissing === true;
  return runImportSheet({ ...sent, process, sheet, map, reason, language, apply, retractMissing }, context);
}
