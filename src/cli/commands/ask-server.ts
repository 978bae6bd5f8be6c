/** `status`, `rebuild`, `replay` and `export`, as they are told: what is asked of a running server. */
import { Command } from 'commander';
import { replayOrders } from '../../application/replay/replay-id.js';
import {
  aFile,
  aProcess,
  aText,
  dataOption,
  jsonOption,
  configured,
  serverOf,
  serverOptions,
  valued,
  word,
  type DataOptions,
  type JsonOption,
  type ServerOptions,
} from '../command-line/options.js';
import { UsageRefused } from '../command-line/refusals.js';
import type { CliContext, Run } from '../context.js';

/** The server that is asked, and how it is answered. */
export interface Asked {
  readonly url: string;
  readonly key: string | undefined;
  readonly json: boolean;
}

export interface RebuildOptions extends Asked {
  /** Of a read model; absent: of all. */
  readonly name: string | undefined;
}

export interface ReplayOptions extends Asked {
  readonly process: string;
  /** What the server takes beside it. */
  readonly query: {
    readonly order?: (typeof replayOrders)[number];
    readonly from?: string;
    readonly to?: string;
    readonly pace?: string;
  };
  /** The id of a step. */
  readonly after: string | undefined;
}

export interface ExportSheetOptions {
  readonly process: string;
  /** Absent: on the standard output. */
  readonly to: string | undefined;
  readonly url: string;
  readonly key: string | undefined;
}

export interface ExportOptions {
  readonly process: string | undefined;
  /** Absent: on the standard output. */
  readonly to: string | undefined;
  readonly json: boolean;
  readonly from:
    | { readonly kind: 'server'; readonly url: string; readonly key: string | undefined }
    | { readonly kind: 'folder'; readonly folder: string; readonly streamPrefix: string };
}

export function statusCommand(run: Run): Command {
  return onServer('status', 'says how a running server stands')
    .description(
      'Says whether a running server may be asked and takes entries, and how its read models stand. Status 1 when it is not ready. ' +
        'The read models are told to admins only.',
    )
    .action((given: ServerOptions & JsonOption) =>
      run(async (context) => {
        const { runStatus } = await import('../status.js');
        return runStatus(askedBy(given, context), context);
      }),
    );
}

export function rebuildCommand(run: Run): Command {
  return onServer('rebuild', 'makes read models anew, beside the live ones')
    .usage('[READMODEL] [options]')
    .description(
      'Has a running server make the rows of a read model anew from the log, or of all of them, and waits until the new rows have ' +
        'replaced the old ones. Readers see the old rows until then. It needs an admin.',
    )
    .addArgument(
      word('[READMODEL]', 'the read model, as chancery status names it; otherwise all', {
        expected: 'the name of a read model',
        read: aProcess.read,
      }),
    )
    .action((name: string | undefined, given: ServerOptions & JsonOption) =>
      run(async (context) => {
        const { runRebuild } = await import('../rebuild.js');
        return runRebuild({ name, ...askedBy(given, context) }, context);
      }),
    );
}

export function replayCommand(run: Run): Command {
  return onServer(
    'replay',
    'tells the history of a process, entry by entry',
    'prints each step as a line of JSON',
  )
    .usage('PROCESS [options]')
    .description(
      'Tells the history of a process as a running server replays it: each entry, with the rows that it changes. A line for each, ' +
        'or with --json all that the server says of it.',
    )
    .addArgument(word('<PROCESS>', 'the process', aProcess))
    .addOption(
      valued('--order <ORDER>', 'occurred, recorded or reported; otherwise occurred', {
        expected: 'occurred, recorded or reported',
        read: (text) => replayOrders.find((order) => order === text),
        completes: replayOrders,
      }),
    )
    .addOption(valued('--from <MOMENT>', 'where it begins: a date, a moment, or EDTF', aText))
    .addOption(valued('--to <MOMENT>', 'where it ends, included', aText))
    .addOption(
      valued(
        '--pace <PACE>',
        'how fast: max, 20/s (entries) or 10d/s (days of history); otherwise max',
        aText,
      ),
    )
    .addOption(valued('--after <ID>', 'goes on after a step, by the id that --json prints', aText))
    .action(
      (
        process: string,
        {
          after,
          ...given
        }: ReplayOptions['query'] & { readonly after?: string } & ServerOptions & JsonOption,
      ) =>
        run(async (context) => {
          const { runReplay } = await import('../replay.js');
          const { order, from, to, pace } = given;
          const query = {
            ...(order === undefined ? {} : { order }),
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
            ...(pace === undefined ? {} : { pace }),
          };
          return runReplay({ process, query, after, ...askedBy(given, context) }, context);
        }),
    );
}

interface GivenForExport extends ServerOptions, DataOptions, JsonOption {
  readonly process?: string;
  readonly out?: string;
  readonly format?: (typeof formats)[number];
}

const formats = ['ndjson', 'sheet'] as const;

export function exportCommand(run: Run): Command {
  const command = new Command('export')
    .summary('writes the log as lines of JSON, or a process as a sheet')
    .description(
      'Writes the log in recorded order as NDJSON, an entry a line, as GET /v1/log gives it: of a running server, what its caller ' +
        'sees; or with --data of a data folder, all of it, also while a server runs.\n\n' +
        'With --format sheet, the entries of one process as they read now, as CSV. Sent back by chancery import as it is, the sheet ' +
        'changes nothing.',
    )
    .addOption(
      valued('--format <FORMAT>', 'ndjson or sheet, otherwise ndjson', {
        expected: 'ndjson or sheet',
        read: (text) => formats.find((one) => one === text),
        completes: formats,
      }),
    )
    .addOption(valued('--process <ID>', 'the entries of this process alone', aProcess))
    .addOption(
      valued(
        '--out <FILE>',
        'the file that is written, once all is there; otherwise the standard output',
        aFile,
      ),
    )
    .addOption(dataOption('. With it the folder is read and no server is asked'));
  for (const option of serverOptions()) command.addOption(option);
  return command
    .addOption(jsonOption('prints the outcome as JSON, where there is a file'))
    .action((given: GivenForExport) =>
      run(async (context) => {
        if (given.format === 'sheet') {
          const { runExportSheet } = await import('../export-sheet.js');
          return runExportSheet(sheetOf(given, context), context);
        }
        const { runExport } = await import('../export.js');
        return runExport(exportOf(given, context), context);
      }),
    );
}

function exportOf(given: GivenForExport, { environment }: CliContext): ExportOptions {
  const { process, out: to, data, url, key, json } = given;
  if (data !== undefined && (url !== undefined || key !== undefined))
    throw new UsageRefused(['--data: expected without --url and --key; got both']);
  const common = { process, to, json: json === true };
  if (data === undefined) return { ...common, from: { kind: 'server', ...serverOf(given, environment) } };
  const { data: folder, streamPrefix } = configured(environment, { data });
  return { ...common, from: { kind: 'folder', folder, streamPrefix } };
}

function sheetOf(given: GivenForExport, { environment }: CliContext): ExportSheetOptions {
  const { process, out: to, data, json } = given;
  const problems: string[] = [];
  if (data !== undefined)
    problems.push('--data: expected without --format sheet, which a server makes; got both');
  if (json) problems.push('--json: expected without --format sheet; got both');
  if (process === undefined)
    problems.push('--process: expected the process that the sheet is of; got no value');
  if (process === undefined || problems.length > 0) throw new UsageRefused(problems);
  return { process, to, ...serverOf(given, environment) };
}

function onServer(name: string, summary: string, json?: string): Command {
  const command = new Command(name).summary(summary);
  for (const option of serverOptions()) command.addOption(option);
  return command.addOption(jsonOption(json));
}

function askedBy(given: ServerOptions & JsonOption, { environment }: CliContext): Asked {
  return { ...serverOf(given, environment), json: given.json === true };
}
