/** `chancery template`, as it is told. */
import { Command } from 'commander';
import { aText, serverOf, serverOptions, valued, type ServerOptions } from '../command-line/options.js';
import type { Run } from '../context.js';

export interface TemplateOptions {
  readonly url: string;
  readonly key: string | undefined;
  readonly types: readonly string[];
  readonly languages: string | undefined;
}

export function templateCommand(run: Run): Command {
  const command = new Command('template')
    .usage('TYPE... [options]')
    .summary('prints an empty sheet for event types')
    .description(
      'Prints the header of a sheet for event types, a line that says what each column wants, and an example of each, as CSV.',
    )
    .argument('<TYPE...>', 'the event types')
    .addOption(valued('--languages <TAGS>', 'the languages of texts, with commas; otherwise en,ar', aText));
  for (const option of serverOptions()) command.addOption(option);
  return command.action((types: string[], given: ServerOptions & { readonly languages?: string }) =>
    run(async (context) => {
      const { runTemplate } = await import('../export-sheet.js');
      return runTemplate(
        { types, languages: given.languages, ...serverOf(given, context.environment) },
        context,
      );
    }),
  );
}
