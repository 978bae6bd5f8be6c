/** What `keys`, `restrict` and `unrestrict` are told: what to do, and on which log. */
import { parseArgs } from 'node:util';
import { readConfiguration } from '../config/configuration.js';
import { keys } from '../config/keys.js';
import { shown } from '../config/shown.js';
import { expectedGrant, readGrant, type Grant } from '../domain/access/grants.js';
import { isSlug } from '../domain/validation/leaves.js';
import { unknownFlag } from './words.js';
import type { LogChoice } from '../open-log.js';

export type AccessTask =
  | {
      readonly kind: 'add';
      readonly name: string;
      readonly grants: readonly Grant[];
      readonly expiresAt: string | undefined;
    }
  | { readonly kind: 'list' }
  | { readonly kind: 'revoke'; readonly keyId: string }
  | { readonly kind: 'grant'; readonly keyId: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'restrict' | 'unrestrict'; readonly processId: string };

export type AccessFlagsReading =
  | {
      readonly outcome: 'read';
      readonly task: AccessTask;
      readonly log: LogChoice;
      /** Whether servers on this log take tokens of an issuer, so that access is configured by that alone. */
      readonly takesTokens: boolean;
    }
  | { readonly outcome: 'help' }
  /** A sentence for each problem: the flag, what was expected, what came. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

const options = {
  grant: { type: 'string', multiple: true },
  expires: { type: 'string' },
  data: { type: 'string' },
  store: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const where = `  --data FOLDER     the data folder, otherwise CHANCERY_DATA, otherwise ./data. Its server has to be
                    stopped; while it runs, an admin does the same over the API: /v1/admin
  --store STORE     the store, otherwise CHANCERY_STORE. On a cluster the servers may run: they
                    follow what is changed. A connection string with a password is better given
                    in the environment
  -h, --help        prints this

CHANCERY_STREAM_PREFIX and CHANCERY_SETTLE_TIME in the environment hold as for the server.
Exit status: 0 when it is done, 1 when it is not, 2 when a word, a flag or a variable is not as
expected.
`;

export const keysHelp = `Usage: chancery keys add NAME --grant GRANT... [--expires MOMENT]
       chancery keys list
       chancery keys revoke KEYID
       chancery keys grant KEYID|anonymous --grant GRANT...

Says who may what. As soon as there is one key, whoever asks the server has to come with one, also
on this machine.

  add               makes a key and prints its token, which is shown this once
  list              prints the keys, what is granted to anonymous, and the restricted processes
  revoke            takes a key back, for good; its feeds and sessions end with it
  grant             changes what a key grants, or whoever comes without one: to the grants that
                    are given and no others
  --grant GRANT     ROLE:SCOPE, as often as needed. A role is reader, recorder, editor or admin,
                    each with all before it; a scope is the id of a process, or *; an admin is
                    admin:*. None with grant takes all away: --grant none
  --expires MOMENT  when the key ends by itself: UTC, to the second, 2026-12-31T00:00:00Z
${where}`;

export const restrictHelp = `Usage: chancery restrict PROCESS
       chancery unrestrict PROCESS

A restricted process is reached only by grants that name it, and by admins; for everybody else it
does not exist. It can be restricted before it is opened.

${where}`;

type Words = readonly [command: 'keys' | 'restrict' | 'unrestrict', ...words: readonly string[]];

export function readAccessFlags(
  [command, ...words]: Words,
  environment: Readonly<Record<string, string | undefined>>,
): AccessFlagsReading {
  const { tokens, values, positionals } = parseArgs({
    args: [...words],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  if (values.help === true) return { outcome: 'help' };
  const known = Object.keys(options);
  const problems = tokens.flatMap((token) => {
    if (token.kind !== 'option') return [];
    const { name, rawName, value } = token;
    if (!known.includes(name)) return [unknownFlag({ name, rawName }, known)];
    return value === undefined ? [`${rawName}: expected a value; got no value`] : [];
  });
  const given = { values: { ...values, grant: textsOf(values.grant) }, problems };
  const task = command === 'keys' ? keysTask(positionals, given) : processTask(command, positionals, given);
  const configured = readConfiguration(environment, configurationFlags(values));
  if (configured.outcome === 'refused') problems.push(...configured.problems);
  if (configured.outcome !== 'read' || problems.length > 0 || !task) return { outcome: 'refused', problems };
  const { configuration } = configured;
  return {
    outcome: 'read',
    task,
    log: configuration,
    takesTokens: configuration.oidcIssuer !== keys.oidcIssuer.default,
  };
}

interface Given {
  readonly values: { readonly grant: readonly string[]; readonly expires?: string | boolean | undefined };
  readonly problems: string[];
}

function keysTask([action, ...rest]: readonly string[], given: Given): AccessTask | undefined {
  const { values, problems } = given;
  const takes = (flag: 'grant' | 'expires', isTaken: boolean): void => {
    const isGiven = flag === 'grant' ? values.grant.length > 0 : values.expires !== undefined;
    if (isGiven && !isTaken)
      problems.push(`--${flag}: expected with ${flag === 'grant' ? 'add or grant' : 'add'} alone`);
  };
  takes('grant', action === 'add' || action === 'grant');
  takes('expires', action === 'add');
  switch (action) {
    case 'add': {
      const name = single('the name of the key', rest, problems);
      return { kind: action, name, grants: grantsOf(given), expiresAt: momentOf(given) };
    }
    case 'list':
      if (rest[0] !== undefined) problems.push(`${shown(rest[0])}: expected nothing after list`);
      return { kind: action };
    case 'revoke':
      return { kind: action, keyId: single('the id of a key', rest, problems) };
    case 'grant':
      return {
        kind: action,
        keyId: single('the id of a key, or anonymous', rest, problems),
        grants: grantsOf(given),
      };
    case undefined:
    default:
      problems.push(`expected add, list, revoke or grant; got ${shown(action)}; all are in --help`);
      return undefined;
  }
}

function processTask(
  kind: 'restrict' | 'unrestrict',
  words: readonly string[],
  { values, problems }: Given,
): AccessTask {
  const processId = single('the id of a process', words, problems);
  if (processId !== '' && !isSlug(processId))
    problems.push(`expected the id of a process (a-z, 0-9 and -, up to 64); got ${shown(processId)}`);
  if (values.grant.length > 0) problems.push('--grant: expected with keys alone');
  if (values.expires !== undefined) problems.push('--expires: expected with keys alone');
  return { kind, processId };
}

function single(what: string, words: readonly string[], problems: string[]): string {
  const [first = '', ...more] = words;
  if (first.trim() === '') problems.push(`expected ${what}; got no value`);
  if (more[0] !== undefined)
    problems.push(`${shown(more[0])}: expected ${what} as one word, in quotes where it has spaces`);
  return first;
}

function grantsOf({ values, problems }: Given): readonly Grant[] {
  if (values.grant.length === 0) problems.push(`--grant: expected ${expectedGrant}; got none`);
  if (values.grant.join() === 'none') return [];
  return values.grant.flatMap((text) => {
    const read = readGrant(text);
    if (!read) problems.push(`--grant: expected ${expectedGrant}; got ${shown(text)}`);
    return read ?? [];
  });
}

function momentOf({ values: { expires }, problems }: Given): string | undefined {
  if (expires === undefined) return undefined;
  const isOne = typeof expires === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(expires);
  if (isOne && !Number.isNaN(Date.parse(expires))) return expires;
  problems.push(
    `--expires: expected a moment in UTC, to the second: 2026-12-31T00:00:00Z; got ${shown(String(expires))}`,
  );
  return undefined;
}

function configurationFlags({
  data,
  store,
}: {
  readonly data?: unknown;
  readonly store?: unknown;
}): string[] {
  const flag = (name: string, value: unknown): string[] =>
    typeof value === 'string' ? [`--${name}=${value}`] : [];
  return [...flag('data', data), ...flag('store', store)];
}

function textsOf(values: string | boolean | readonly (string | boolean)[] | undefined): readonly string[] {
  return [values].flat().filter((value) => typeof value === 'string');
}
