/** What `copy-log` is told: two logs, by flags and by the configuration of the server. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../config/configuration.js';
import { keys } from '../config/keys.js';
import { shown, withoutCredentials } from '../config/shown.js';
import { nearest } from '../domain/validation/nearest.js';
import type { LogChoice } from '../open-log.js';

export type CopyFlagsReading =
  | {
      readonly outcome: 'read';
      readonly from: LogChoice;
      readonly to: LogChoice;
      readonly json: boolean;
      /** Whether keys, grants and restrictions are copied too. */
      readonly withAccess: boolean;
    }
  | { readonly outcome: 'help' }
  /** A sentence for each problem: the flag, what was expected, what came. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

const STORE = 'sqlite:FOLDER for an embedded log, or a connection string: kurrentdb://..., esdb://...';
const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
  'with-access': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const copyLogHelp = `Usage: chancery copy-log --to STORE [--from STORE] [--with-access] [--json]

Copies every event of a log into another store, in the same order and as it is: ids, hashes and
recorded times are kept. What the target holds already has to be the beginning of the source,
otherwise nothing is written. So a copy that was broken off, by Ctrl-C or by an outage, goes on
where it was when it is run again. In the end everything is read back and verified.
Stop the servers that write to either log first.

  --to STORE      the log that is written
  --from STORE    the log that is read
  --with-access   copies keys, grants and restrictions too. Without it they are left out, and what
                  the target has of its own stays: a copy for others is not for whom ours is
  --json          prints lines of JSON: the progress, and last the outcome
  -h, --help      prints this

A STORE is ${STORE}.
Of --from and --to, the one that is not given is the log that the server is configured to use:
CHANCERY_STORE and CHANCERY_DATA in the environment, by default sqlite:./data. A connection string
with a password is better given there than as a flag. CHANCERY_STREAM_PREFIX and
CHANCERY_SETTLE_TIME in the environment hold for both logs.

Exit status: 0 when the copy is complete and verified, 1 when it is not, 2 when a flag or a
variable is not as expected.
`;

/** @param words what follows `copy-log` */
export function readCopyFlags(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CopyFlagsReading {
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  if (given.some(({ name }) => name === 'help')) return { outcome: 'help' };

  const problems = [
    ...tokens.flatMap((token) =>
      token.kind === 'positional' ? [`${shown(token.value)}: expected a flag; all are in --help`] : [],
    ),
    ...given.flatMap((flag, at) => problemsOf(flag, given.slice(0, at))),
  ];
  const configured = readConfiguration(environment, []);
  if (configured.outcome === 'refused') problems.push(...configured.problems);
  if (configured.outcome !== 'read' || problems.length > 0) return { outcome: 'refused', problems };

  const chosen = (name: string): LogChoice | undefined => {
    const value = given.find((flag) => flag.name === name)?.value;
    return value === undefined ? undefined : { ...configured.configuration, ...readStore(value) };
  };
  const [from, to] = [chosen('from'), chosen('to')];
  if (from === undefined && to === undefined) {
    return { outcome: 'refused', problems: [`--to: expected ${STORE}; got no value`] };
  }
  return differing({
    from: from ?? configured.configuration,
    to: to ?? configured.configuration,
    json: given.some(({ name }) => name === 'json'),
    withAccess: given.some(({ name }) => name === 'with-access'),
  });
}

/** The name of a log for people, without a password. */
export function nameOfLog({ store, data }: LogChoice): string {
  return store === 'sqlite' ? `sqlite:${data}` : withoutCredentials(store);
}

interface Flag {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

function problemsOf({ name, rawName, value }: Flag, before: readonly Flag[]): string[] {
  const known = Object.keys(options);
  if (!known.includes(name)) {
    const likely = nearest(name, known, 1).join();
    return [
      `${withoutCredentials(rawName)}: expected a known flag; ${likely && `nearest is --${likely}, `}all are in --help`,
    ];
  }
  const problems = before.some((flag) => flag.name === name)
    ? [`${rawName}: expected once; got it again`]
    : [];
  if (name === 'json' || name === 'with-access') {
    return value === undefined
      ? problems
      : [...problems, `${rawName}: expected no value; got ${shown(value)}`];
  }
  const readable = value !== undefined && readStore(value) !== undefined;
  return readable ? problems : [...problems, `${rawName}: expected ${STORE}; got ${shown(value)}`];
}

function readStore(text: string): Partial<LogChoice> | undefined {
  const folder = /^sqlite:(.*)$/s.exec(text)?.[1];
  if (folder !== undefined) {
    const data = keys.data.read(folder);
    return data === undefined ? undefined : { store: 'sqlite', data };
  }
  const store = keys.store.read(text);
  return store === undefined || store === keys.store.default ? undefined : { store };
}

function differing(read: Omit<Extract<CopyFlagsReading, { outcome: 'read' }>, 'outcome'>): CopyFlagsReading {
  if (placeOf(read.from) !== placeOf(read.to)) return { outcome: 'read', ...read };
  return {
    outcome: 'refused',
    problems: [`--to: expected another log than --from; got ${nameOfLog(read.to)} for both`],
  };
}

function placeOf({ store, data }: LogChoice): string {
  return store === 'sqlite' ? `sqlite:${resolve(data)}` : store;
}
