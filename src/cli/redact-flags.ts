/** What `redact` is told: an entry, and what of it goes. */
import { parseArgs } from 'node:util';
import { shown } from '../config/shown.js';
import { nearest } from '../domain/validation/nearest.js';

export interface RedactFlags {
  readonly process: string;
  readonly entry: string;
  readonly reason: string;
  /** The language of the reason. */
  readonly language: string;
  /** JSON Pointers into what was posted. */
  readonly drops: readonly string[];
  /** What is put in the place of a text. */
  readonly puts: readonly { readonly pointer: string; readonly text: string }[];
  /** The path of a file that holds all that is left; absent: what was posted, but for the drops and the puts. */
  readonly body: string | undefined;
  /** Other entries of the process that hold one of these are named. */
  readonly finds: readonly string[];
  readonly url: string;
  readonly yes: boolean;
}

export type RedactFlagsReading =
  | ({ readonly outcome: 'read' } & RedactFlags)
  | { readonly outcome: 'help' }
  /** A sentence for each problem: the flag, what was expected, what came. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

const options = {
  process: { type: 'string' },
  entry: { type: 'string' },
  reason: { type: 'string' },
  language: { type: 'string' },
  drop: { type: 'string', multiple: true },
  put: { type: 'string', multiple: true },
  body: { type: 'string' },
  find: { type: 'string', multiple: true },
  url: { type: 'string' },
  yes: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const redactHelp = `Usage: chancery redact --process ID --entry ID --reason TEXT
         [--drop POINTER]... [--put POINTER=TEXT]... [--body FILE] [--find TEXT]... [--yes]

Erases what was posted of an entry, but for what is left, through a running server. It first shows
what goes and what will be left, whether the server takes it, and what else was said about the
entry, then asks. It cannot be undone.

  --process ID          the process of the entry
  --entry ID            the entry
  --reason TEXT         why; it is read by everybody, so it must not say what goes
  --language TAG        the language of the reason, otherwise en
  --drop POINTER        takes a part away: /note, /sources/0/quote, /data/title
  --put POINTER=TEXT    puts another text in the place of one: '/data/text/en=A witness saw it.'
  --body FILE           all that is left, as JSON: occurred, data, sources, note
  --find TEXT           names the other entries of the process that hold this text
  --url URL             the server, otherwise CHANCERY_URL, otherwise http://127.0.0.1:3000
  --yes                 does not ask
  -h, --help            prints this

Where the server asks for a key, it is the one in CHANCERY_API_KEY.

What was said about an entry - corrections, disputes, translations - is redacted entry by entry.
Backups made before still hold what goes. The store of a cluster keeps its own bytes until the log
is copied into a fresh store: chancery copy-log.

Exit status: 0 when it is redacted, 1 when it is not, 2 when a flag is not as expected.
`;

const POINTER = /^\/(occurred|data|sources|note)(\/|$)/;

/** @param words what follows `redact` */
export function readRedactFlags(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): RedactFlagsReading {
  const known = Object.keys(options);
  const { tokens, values } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  if (values.help === true) return { outcome: 'help' };
  const problems = tokens.flatMap((token) => {
    if (token.kind === 'positional') return [`${shown(token.value)}: expected a flag; all are in --help`];
    if (token.kind !== 'option') return [];
    if (known.includes(token.name)) return [];
    return [`${token.rawName}: expected a known flag; nearest is --${nearest(token.name, known, 1).join()}`];
  });
  const text = (name: 'process' | 'entry' | 'reason'): string => {
    const value = values[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
    problems.push(`--${name}: expected a text; got ${shown(typeof value === 'string' ? value : undefined)}`);
    return '';
  };
  const [process, entry, reason] = [text('process'), text('entry'), text('reason')];
  const drops = textsOf(values.drop);
  const puts = textsOf(values.put).map((put) => {
    const at = put.indexOf('=');
    if (at < 0) problems.push(`--put: expected POINTER=TEXT; got ${shown(put)}`);
    return { pointer: put.slice(0, at < 0 ? undefined : at), text: put.slice(at + 1) };
  });
  for (const pointer of [...drops, ...puts.map((put) => put.pointer)])
    if (!POINTER.test(pointer))
      problems.push(`${shown(pointer)}: expected a JSON Pointer below /occurred, /data, /sources or /note`);
  const body = typeof values.body === 'string' ? values.body : undefined;
  if (body === undefined && drops.length + puts.length === 0)
    problems.push('expected what goes: --drop, --put or --body; got none of them');
  if (body !== undefined && drops.length + puts.length > 0)
    problems.push('--body: expected without --drop and --put; it is all that is left');
  if (problems.length > 0) return { outcome: 'refused', problems };
  const url = typeof values.url === 'string' ? values.url : environment['CHANCERY_URL'];
  return {
    outcome: 'read',
    ...{ process, entry, reason, drops, puts, body },
    language: typeof values.language === 'string' ? values.language : 'en',
    finds: textsOf(values.find),
    url: (url ?? 'http://127.0.0.1:3000').replace(/\/$/, ''),
    yes: values.yes === true,
  };
}

function textsOf(values: string | boolean | readonly (string | boolean)[] | undefined): readonly string[] {
  return [values].flat().filter((value) => typeof value === 'string');
}
