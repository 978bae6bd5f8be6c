/** What is said of a command line that is not as expected. */
import type { Command, CommanderError } from 'commander';
import { shown, withoutCredentials } from '../../config/shown.js';
import { nearest } from '../../domain/validation/nearest.js';
import { ExpectingArgument, ExpectingOption } from './expecting.js';

/** A sentence for each problem: where, what was expected, what came. */
export class UsageRefused extends Error {
  override readonly name = 'UsageRefused';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** @throws UsageRefused where there is a problem */
export function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageRefused(problems);
}

/** An error of the parser in our words. Others are faults, and are returned as they are. */
export function refusalOf(command: Command, error: CommanderError): Error {
  switch (error.code) {
    case 'commander.unknownOption':
      return new UsageRefused([unknownOption(command)]);
    case 'commander.optionMissingArgument':
      return new UsageRefused([missingValue(command, error)]);
    case 'commander.missingArgument':
      return new UsageRefused([missingWord(command)]);
    case 'commander.excessArguments':
      return new UsageRefused([excessWord(command)]);
    default:
      return error;
  }
}

/** What a group of commands says where none of them is named. */
export function unknownCommand(group: Command, word: string | undefined): UsageRefused {
  const names = group.commands.map((command) => command.name());
  const words = word?.startsWith('-') === true ? longOptions(group) : names;
  const likely = nearest(word ?? '', words, 1).join();
  const got = `got ${shown(word)}${likely === '' ? '' : `; nearest is ${likely}`}`;
  return new UsageRefused([`expected ${either(names)}; ${got}; all are in --help`]);
}

function unknownOption(command: Command): string {
  const word = command.args.find((one) => one.length > 1 && one.startsWith('-')) ?? '';
  const [, flag = word, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
  const known = longOptions(command);
  if (known.includes(flag)) return `${flag}: expected no value; got ${shown(value)}`;
  const others = (command.parent?.commands ?? []).filter((other) => longOptions(other).includes(flag));
  if (command.parent?.parent && others.length > 0)
    return `${flag}: expected with ${either(others.map((other) => other.name()))} alone`;
  const likely = nearest(flag, known, 1).join();
  return `${withoutCredentials(flag)}: expected a known flag; ${likely && `nearest is ${likely}, `}all are in --help`;
}

function missingValue(command: Command, { message }: CommanderError): string {
  const option = command.options.find(({ flags }) => message.includes(`'${flags}'`));
  const expected = option instanceof ExpectingOption ? option.expected : 'a value';
  return `${option?.long ?? ''}: expected ${expected}; got no value`;
}

function missingWord(command: Command): string {
  const argument = command.registeredArguments[command.args.length];
  return `expected ${argument instanceof ExpectingArgument ? argument.expected : 'a word'}; got no value`;
}

function excessWord(command: Command): string {
  const last = command.registeredArguments.at(-1);
  const word = shown(command.args[command.registeredArguments.length]);
  return last instanceof ExpectingArgument
    ? `${word}: expected ${last.expected} as one word, in quotes where it has spaces`
    : `${word}: expected a flag; all are in --help`;
}

function longOptions(command: Command): readonly string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), '--help'];
}

function either(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
