/** `chancery completion`, as it is told. */
import { Command } from 'commander';
import { word } from '../command-line/options.js';
import { completionScript, shells } from '../completion.js';
import type { Run } from '../context.js';

export function completionCommand(run: Run): Command {
  const command: Command = new Command('completion')
    .usage('SHELL')
    .summary('prints the script by which bash or zsh completes what is typed after chancery')
    .description(
      'Prints the script by which a shell completes what is typed after chancery: commands, options, files and folders.',
    )
    .addArgument(
      word('<SHELL>', shells.join(' or '), {
        expected: shells.join(' or '),
        read: (text) => shells.find((one) => one === text),
        completes: shells,
      }),
    )
    .addHelpText(
      'after',
      `
bash: source <(chancery completion bash)      in ~/.bashrc
zsh:  source <(chancery completion zsh)       in ~/.zshrc, after compinit`,
    )
    .action((shell: (typeof shells)[number]) =>
      run(({ out }) => {
        if (command.parent) out.write(completionScript(command.parent, shell));
        return Promise.resolve(0);
      }),
    );
  return command;
}
