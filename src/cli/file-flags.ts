/** What `backup` and `restore` are told: a file, by a flag, and a folder, by a flag or the configuration of the server. */
import { parseArgs } from 'node:util';
import { readConfiguration, type Configuration } from '../config/configuration.js';
import { keys } from '../config/keys.js';
import { shown } from '../config/shown.js';
import { unknownFlag } from './words.js';

/** The flags of a command: the one that names its file, and what it can be switched. */
export interface FileCommand {
  readonly file: string;
  readonly switches: readonly string[];
}

export type FileFlagsReading =
  | {
      readonly outcome: 'read';
      readonly file: string;
      readonly folder: string;
      readonly streamPrefix: string;
      /** The switches that were given. */
      readonly on: ReadonlySet<string>;
    }
  | { readonly outcome: 'help' }
  /** A sentence for each problem: the flag, what was expected, what came. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

interface Given {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

/** @param words what follows the name of the command */
export function readFileFlags(
  { file, switches }: FileCommand,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): FileFlagsReading {
  const valued = [file, 'data'];
  const known = [...valued, ...switches, 'help'];
  const options: Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }> = {
    help: { type: 'boolean', short: 'h' },
  };
  for (const name of valued) options[name] = { type: 'string' };
  for (const name of switches) options[name] = { type: 'boolean' };
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  if (given.some(({ name }) => name === 'help')) return { outcome: 'help' };

  const problemsOf = ({ name, rawName, value }: Given, at: number): string[] => {
    if (!known.includes(name)) return [unknownFlag({ name, rawName }, known)];
    if (given.findIndex((flag) => flag.name === name) < at)
      return [`${rawName}: expected once; got it again`];
    if (switches.includes(name))
      return value === undefined ? [] : [`${rawName}: expected no value; got ${shown(value)}`];
    const expected = name === 'data' ? keys.data.expected : 'the path of a file';
    const readable = value !== undefined && keys.data.read(value) !== undefined;
    return readable ? [] : [`${rawName}: expected ${expected}; got ${shown(value)}`];
  };
  const problems = [
    ...tokens.flatMap((token) =>
      token.kind === 'positional' ? [`${shown(token.value)}: expected a flag; all are in --help`] : [],
    ),
    ...given.flatMap(problemsOf),
  ];
  const chosen = (name: string): string | undefined => given.find((flag) => flag.name === name)?.value;
  if (!given.some(({ name }) => name === file))
    problems.push(`--${file}: expected the path of a file; got no value`);
  const configured = readConfiguration(environment, []);
  if (configured.outcome === 'refused') problems.push(...configured.problems);
  if (configured.outcome !== 'read' || problems.length > 0) return { outcome: 'refused', problems };
  const folder = folderOf(configured.configuration, chosen('data'));
  if (folder === undefined) {
    return {
      outcome: 'refused',
      problems: [
        'CHANCERY_STORE: expected sqlite, the embedded store; a cluster is backed up by its own means',
      ],
    };
  }
  const { streamPrefix } = configured.configuration;
  const on = new Set(given.map(({ name }) => name).filter((name) => switches.includes(name)));
  return { outcome: 'read', file: chosen(file) ?? '', folder, streamPrefix, on };
}

function folderOf({ store, data }: Configuration, chosen: string | undefined): string | undefined {
  return chosen ?? (store === keys.store.default ? data : undefined);
}
