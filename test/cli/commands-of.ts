import type { Command } from 'commander';

/** Every command of a program by its words, those of groups too. */
export function commandsOf(
  group: Command,
  before: readonly string[] = [],
): { readonly words: readonly string[]; readonly command: Command }[] {
  return group.commands.flatMap((command) => {
    const words = [...before, command.name()];
    return [{ words, command }, ...commandsOf(command, words)];
  });
}
