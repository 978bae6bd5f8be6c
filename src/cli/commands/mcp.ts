/** `chancery mcp`, as it is told: the record for an assistant that starts a program and speaks with it. */
import { Command } from 'commander';
import type { Configuration } from '../../config/configuration.js';
import {
  configured,
  dataOption,
  serverOf,
  serverOptions,
  type DataOptions,
  type ServerOptions,
} from '../command-line/options.js';
import { UsageRefused } from '../command-line/refusals.js';
import type { CliContext, Run } from '../context.js';

/** Where the record is. */
export type McpSource =
  | { readonly kind: 'server'; readonly url: string; readonly key: string | undefined }
  | { readonly kind: 'folder'; readonly configuration: Configuration };

export function mcpCommand(run: Run): Command {
  const command = new Command('mcp')
    .summary('speaks with an assistant over the standard input and output')
    .description(
      'Speaks the Model Context Protocol over the standard input and output, for an assistant that starts programs: of a running server, ' +
        'with what its caller sees; or with --data of a data folder that no server has open, with all of it. It prints nothing else, and ends when its input ends.',
    )
    .addOption(dataOption('. With it the folder is opened and no server is asked'));
  for (const option of serverOptions()) command.addOption(option);
  return command.action((given: DataOptions & ServerOptions) =>
    run(async (context) => {
      const { runMcp } = await import('../mcp.js');
      return runMcp(sourceOf(given, context), context);
    }),
  );
}

function sourceOf({ data, url, key }: DataOptions & ServerOptions, { environment }: CliContext): McpSource {
  if (data === undefined)
    return { kind: 'server', ...serverOf({ ...(url && { url }), ...(key && { key }) }, environment) };
  if (url !== undefined || key !== undefined)
    throw new UsageRefused(['--data: expected without --url and --key; got both']);
  return { kind: 'folder', configuration: configured(environment, { data }) };
}
