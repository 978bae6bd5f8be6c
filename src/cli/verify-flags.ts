/** What `verify` is told: what it looks at, and what that is held against. */
import { parseArgs } from 'node:util';
import { readConfiguration, type Configuration } from '../config/configuration.js';
import { keys } from '../config/keys.js';
import { shown } from '../config/shown.js';
import { nearest } from '../domain/validation/nearest.js';
import { isSlug } from '../domain/validation/leaves.js';

interface Common {
  /** The path of a file of saved heads. */
  readonly head: string | undefined;
  /** Verifier keys, or paths of files that hold them. */
  readonly keys: readonly string[];
  readonly json: boolean;
}

export interface FolderFlags extends Common {
  readonly outcome: 'folder';
  /** Absent: every process that the heads name, or that there is. */
  readonly process: string | undefined;
  readonly configuration: Configuration;
}

export interface FileFlags extends Common {
  readonly outcome: 'file';
  /** The path of a proof, or of heads. */
  readonly file: string;
  /** The path of an entry as the API answers it. */
  readonly entry: string | undefined;
}

export type VerifyFlagsReading =
  | FolderFlags
  | FileFlags
  | { readonly outcome: 'help' }
  /** A sentence for each problem: the flag, what was expected, what came. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

const options = {
  head: { type: 'string' },
  key: { type: 'string', multiple: true },
  entry: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const verifyHelp = `Usage: chancery verify [PROCESS] [--head FILE] [--key KEY]... [--data FOLDER] [--json]
       chancery verify FILE [--key KEY]... [--entry FILE] [--head FILE] [--json]

Reads the log of a data folder, also while a server runs, and changes nothing in it: the chain of a
process, or of all. With saved heads it says whether each is the beginning of what is there, and if
not which revision is the first that differs, as far as that can be known.

With a file it needs neither a folder nor a server: the proof of an entry, the proof that a head is
the beginning of a later one (--head names the earlier one), or heads alone.

  PROCESS         the process; a word with a dot or a slash in it is a file
  --head FILE     saved heads, one after the other: of GET .../head, or of chancery heads. Without
                  PROCESS every process that they name is looked at
  --key KEY       a verifier key, or a file of them: of GET /v1/verifier-key. May be given again.
                  Of a folder it is otherwise its own
  --entry FILE    the entry as GET .../events/{id} answers it: held against its proof
  --data FOLDER   the data folder, otherwise CHANCERY_DATA, otherwise ./data
  --json          prints lines of JSON, one for each process or file
  -h, --help      prints this

What it cannot show: who wrote an entry, and that the world was as it says.

Exit status: 0 when all holds, 1 when something does not or cannot be read, 2 when a flag or a
variable is not as expected.
`;

/** @param words what follows `verify` */
export function readVerifyFlags(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): VerifyFlagsReading {
  const known = Object.keys(options);
  const { tokens, values, positionals } = parseArgs({
    args: [...words],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  if (values.help === true) return { outcome: 'help' };
  const problems = tokens.flatMap((token) =>
    token.kind === 'option' && !known.includes(token.name)
      ? [`${token.rawName}: expected a known flag; nearest is --${nearest(token.name, known, 1).join()}`]
      : [],
  );
  const [what, ...more] = positionals;
  if (more.length > 0) problems.push(`${shown(more[0])}: expected one process or one file; got another word`);
  const text = (name: 'head' | 'entry' | 'data'): string | undefined => {
    const value = values[name];
    if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return value;
    problems.push(`--${name}: expected the path of a ${name === 'data' ? 'folder' : 'file'}; got no value`);
    return undefined;
  };
  const [head, entry, data] = [text('head'), text('entry'), text('data')];
  const given = (values.key ?? []).filter((key) => typeof key === 'string' && key !== '');
  if (given.length < (values.key ?? []).length) problems.push('--key: expected a verifier key; got no value');
  const common = { head, keys: given.map(String), json: values.json === true };
  const isFile = what !== undefined && !isSlug(what);
  if (isFile && data !== undefined) problems.push('--data: expected with a process; got a file');
  if (!isFile && entry !== undefined) problems.push('--entry: expected with the file of its proof; got none');
  const configured = readConfiguration(environment, data === undefined ? [] : ['--data', data]);
  if (configured.outcome === 'refused' && !isFile) problems.push(...configured.problems);
  if (problems.length > 0) return { outcome: 'refused', problems };
  if (isFile) return { outcome: 'file', file: what, entry, ...common };
  if (configured.outcome !== 'read')
    return { outcome: 'refused', problems: [`${keys.data.name}: ${keys.data.expected}`] };
  return { outcome: 'folder', process: what, configuration: configured.configuration, ...common };
}
