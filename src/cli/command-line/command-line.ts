/** `chancery`: reads a command line and runs what it names. */
import { Command, CommanderError } from 'commander';
import { version } from '../../http/version.js';
import { commands } from '../commands/commands.js';
import type { CliContext, ExitStatus, Run } from '../context.js';
import { refusalOf, unknownCommand, UsageRefused } from './refusals.js';

const WIDTH = 100;

const STATUS = `
Exit status: 0 when it is done, 1 when the answer is no or something failed, 2 when the command
line or a variable is not as expected.`;

/** All commands, each with its options and what runs it. @param run is given the work of the command that is named */
export function chanceryProgram(run: Run, { out, err }: Pick<CliContext, 'out' | 'err'>): Command {
  const program = new Command('chancery')
    .usage('COMMAND')
    .description('An event-sourced record of peace processes: its server, and what is run beside it.')
    .version(version(), '--version', 'prints the version')
    .helpCommand(false)
    .helpOption('-h, --help', 'prints this')
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => err.write(text),
      // What is not as expected is told by whoever runs the program.
      outputError: () => undefined,
      getOutHelpWidth: () => WIDTH,
      getErrHelpWidth: () => WIDTH,
    })
    .configureHelp({
      subcommandTerm: (command) => command.name(),
      optionTerm: ({ flags }) => flags.replace(/[<>]/g, ''),
    })
    .addHelpText('after', `\nchancery COMMAND --help tells of each.\n${STATUS}`);
  for (const make of commands) program.addCommand(make(run));
  for (const command of program.commands) settle(command, program);
  return expectCommand(program);
}

/** What the program says of itself holds for its commands too. */
function settle(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  refuseInOurWords(command);
  if (command.commands.length === 0) command.addHelpText('after', STATUS);
  else {
    for (const one of command.commands) settle(one, command);
    expectCommand(command);
  }
}

/** A command that only holds others says which they are where none is named. */
function expectCommand(group: Command): Command {
  refuseInOurWords(group);
  return group
    .argument('[COMMAND]')
    .configureHelp({ ...group.configureHelp(), visibleArguments: () => [] })
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {
      throw unknownCommand(group, group.args[0]);
    });
}

function refuseInOurWords(command: Command): void {
  command.exitOverride((error) => {
    throw error.exitCode === 0 ? error : refusalOf(command, error);
  });
}

/** @param words what follows `chancery` */
export async function runCommandLine(words: readonly string[], context: CliContext): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = chanceryProgram(async (work) => {
    status = await work(context);
  }, context);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (!(error instanceof UsageRefused)) throw error;
    // A server says so as a line of its log, too.
    if (words[0] === 'serve' || words[0] === 'start')
      (await import('../log-refusal.js')).logRefusal(error.problems);
    context.err.write(`${error.problems.join('\n')}\n`);
    return 2;
  }
}
