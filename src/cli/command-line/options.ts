/** How the options and words of commands are read, and those that several commands have. */
import type { Argument, Option } from 'commander';
import { Option as Switch } from 'commander';
import { readConfiguration, type Configuration, type ServerFlags } from '../../config/configuration.js';
import { keys } from '../../config/keys.js';
import { shown } from '../../config/shown.js';
import { isSlug } from '../../domain/validation/leaves.js';
import { ExpectingArgument, ExpectingOption, type Expectation } from './expecting.js';
import { UsageRefused } from './refusals.js';

const LOCAL = 'http://127.0.0.1:3000';
const aServer: Expectation<string> = { expected: `the URL of a server, as ${LOCAL}`, read: serverUrl };

/** An option with a value, given once at most. */
export function valued<Value>(flags: string, description: string, expectation: Expectation<Value>): Option {
  const { expected, completes } = expectation;
  const option = new ExpectingOption(flags, description, expected, completes);
  return option.argParser<Value | undefined>((text, previous) => {
    if (previous !== undefined) throw new UsageRefused([`${option.long}: expected once; got it again`]);
    return readOr(`${option.long}: `, text, expectation);
  });
}

/** An option with a value that may be given again: the values in their order. */
export function repeated<Value>(flags: string, description: string, expectation: Expectation<Value>): Option {
  const { expected, completes } = expectation;
  const option = new ExpectingOption(flags, `${description} May be given again.`, expected, completes);
  return option.argParser<readonly Value[] | undefined>((text, previous) => [
    ...(previous ?? []),
    readOr(`${option.long}: `, text, expectation),
  ]);
}

/** A word of a command. @param name `<NAME>`, or `[NAME]` where it can be left out */
export function word<Value>(name: string, description: string, expectation: Expectation<Value>): Argument {
  const { expected, completes } = expectation;
  const argument = new ExpectingArgument(name, description, expected, completes);
  return argument.argParser<Value>((text) => readOr('', text, expectation));
}

function readOr<Value>(place: string, text: string, { expected, read, isSecret }: Expectation<Value>): Value {
  const value = read(text);
  if (value !== undefined) return value;
  throw new UsageRefused([`${place}expected ${expected}; got ${isSecret ? 'another value' : shown(text)}`]);
}

/** A path that looks like an option is one whose value was forgotten before it. */
function path(text: string): string | undefined {
  return text.startsWith('--') ? undefined : keys.data.read(text);
}

export const aFile: Expectation<string> = { expected: 'the path of a file', read: path, completes: 'file' };
export const aText: Expectation<string> = {
  expected: 'a text',
  read: (text) => (text.trim() === '' ? undefined : text),
};

export const aProcess: Expectation<string> = {
  expected: 'the id of a process (a-z, 0-9 and -, up to 64)',
  read: (text) => (isSlug(text) ? text : undefined),
};

export interface DataOptions {
  readonly data?: string;
}

export function dataOption(more = ''): Option {
  const description = `the data folder, otherwise CHANCERY_DATA, otherwise ./data${more}`;
  return valued('--data <FOLDER>', description, {
    expected: keys.data.expected,
    read: path,
    completes: 'folder',
  });
}

export interface ServerOptions {
  readonly url?: string;
  readonly key?: string;
}

/** Which server is asked, and what it is shown. */
export function serverOptions(): readonly Option[] {
  return [
    valued('--url <URL>', `the server, otherwise CHANCERY_URL, otherwise ${LOCAL}`, aServer),
    valued(
      '--key <KEY>',
      'the key, where the server asks for one, otherwise CHANCERY_API_KEY, where no list of processes shows it',
      { expected: 'a key', read: aText.read, isSecret: true },
    ),
  ];
}

/** The server that a command asks, and what it comes with. */
export function serverOf(
  { url, key }: ServerOptions,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly url: string; readonly key: string | undefined } {
  const named = environment['CHANCERY_URL'] || LOCAL;
  return {
    url: (url ?? readOr('CHANCERY_URL: ', named, aServer)).replace(/\/$/, ''),
    key: key ?? environment['CHANCERY_API_KEY'],
  };
}

/** A name and a password in it would be shown with it, and are not what a server of ours asks for. */
function serverUrl(text: string): string | undefined {
  const url = URL.parse(text);
  const isOne = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isOne && url.search === '' && url.hash === '' ? text : undefined;
}

export interface JsonOption {
  readonly json?: true;
}

export function jsonOption(description = 'prints the outcome as JSON'): Option {
  return new Switch('--json', description);
}

/**
 * The configuration of the server, as the environment and the flags of the same names say.
 * @throws UsageRefused with all that is not as expected
 */
export function configuredBy(
  environment: Readonly<Record<string, string | undefined>>,
  flags: ServerFlags,
): Configuration {
  const reading = readConfiguration(environment, flags);
  if (reading.outcome === 'refused') throw new UsageRefused(reading.problems);
  return reading.configuration;
}

/** That of the folder and the store that a command is given. @throws UsageRefused */
export function configured(
  environment: Readonly<Record<string, string | undefined>>,
  { data, store }: { readonly data?: string | undefined; readonly store?: string | undefined } = {},
): Configuration {
  return configuredBy(environment, {
    ...(data === undefined ? {} : { '--data': data }),
    ...(store === undefined ? {} : { '--store': store }),
  });
}
