/** `chancery keys`, `restrict` and `unrestrict`, as they are told. */
import { Command, type Option } from 'commander';
import { keys } from '../../config/keys.js';
import { expectedGrant, readGrant, type Grant } from '../../domain/access/grants.js';
import type { LogChoice } from '../../open-log.js';
import {
  aProcess,
  aText,
  configured,
  dataOption,
  jsonOption,
  repeated,
  valued,
  word,
  type DataOptions,
  type JsonOption,
} from '../command-line/options.js';
import { UsageRefused } from '../command-line/refusals.js';
import type { Run } from '../context.js';

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

export interface AccessOptions {
  readonly task: AccessTask;
  readonly log: LogChoice;
  /** Whether servers on this log take tokens of an issuer, so that access is configured by that alone. */
  readonly takesTokens: boolean;
  readonly json: boolean;
}

interface LogOptions extends DataOptions, JsonOption {
  readonly store?: string;
}

interface GrantOptions extends LogOptions {
  readonly grant?: readonly (Grant | 'none')[];
}

const AFTER = '\nCHANCERY_STREAM_PREFIX and CHANCERY_SETTLE_TIME in the environment hold as for the server.';

export function keysCommand(run: Run): Command {
  return new Command('keys')
    .usage('add|list|revoke|grant')
    .summary('makes keys, lists them, takes them back, and changes what they grant')
    .description(
      'Says who may what. As soon as there is one key, whoever asks the server has to come with one, also on this machine.',
    )
    .addCommand(addCommand(run))
    .addCommand(listCommand(run))
    .addCommand(revokeCommand(run))
    .addCommand(grantCommand(run));
}

function addCommand(run: Run): Command {
  return onLog('add', 'makes a key and prints its token, which is shown this once')
    .usage('NAME --grant GRANT... [options]')
    .addArgument(
      word('<NAME>', 'the name of the key', {
        expected: 'the name of the key',
        read: aText.read,
      }),
    )
    .addOption(grantOption('what it grants: ROLE:SCOPE.'))
    .addOption(
      valued('--expires <MOMENT>', 'when the key ends by itself: 2026-12-31T00:00:00Z', {
        expected: 'a moment in UTC, to the second: 2026-12-31T00:00:00Z',
        read: moment,
      }),
    )
    .action((name: string, options: GrantOptions & { readonly expires?: string }) =>
      perform(run, options, () => {
        return { kind: 'add', name, grants: grantsOf(options), expiresAt: options.expires };
      }),
    );
}

function listCommand(run: Run): Command {
  return onLog('list', 'prints the keys, what is granted to anonymous, and the restricted processes').action(
    (options: LogOptions) => perform(run, options, () => ({ kind: 'list' })),
  );
}

function revokeCommand(run: Run): Command {
  return onLog('revoke', 'takes a key back, for good; its feeds and sessions end with it')
    .usage('KEYID [options]')
    .addArgument(word('<KEYID>', 'the id of a key', { expected: 'the id of a key', read: aText.read }))
    .action((keyId: string, options: LogOptions) => perform(run, options, () => ({ kind: 'revoke', keyId })));
}

function grantCommand(run: Run): Command {
  return onLog(
    'grant',
    'changes what a key grants, or whoever comes without one: to the grants that are given and no others',
  )
    .usage('KEYID|anonymous --grant GRANT... [options]')
    .addArgument(
      word('<KEYID>', 'the id of a key, or anonymous', {
        expected: 'the id of a key, or anonymous',
        read: aText.read,
      }),
    )
    .addOption(grantOption('what it grants from now on: ROLE:SCOPE; none takes all away.'))
    .action((keyId: string, options: GrantOptions) =>
      perform(run, options, () => ({ kind: 'grant', keyId, grants: grantsOf(options) })),
    );
}

const restricting =
  'A restricted process is reached only by grants that name it, and by admins; for everybody else it does not exist. It can be ' +
  'restricted before it is opened.';

export function restrictCommand(run: Run): Command {
  return processCommand(run, 'restrict', 'makes a process one that only grants by its name reach');
}

export function unrestrictCommand(run: Run): Command {
  return processCommand(run, 'unrestrict', 'lets a restricted process go');
}

function processCommand(run: Run, kind: 'restrict' | 'unrestrict', summary: string): Command {
  return onLog(kind, summary)
    .usage('PROCESS [options]')
    .description(restricting)
    .addArgument(word('<PROCESS>', 'the id of a process', aProcess))
    .action((processId: string, options: LogOptions) => perform(run, options, () => ({ kind, processId })));
}

function onLog(name: string, summary: string): Command {
  return new Command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .addOption(
      dataOption(
        '. Its server has to be stopped; while it runs, an admin does the same over the API: /v1/admin',
      ),
    )
    .addOption(
      valued(
        '--store <STORE>',
        'the store, otherwise CHANCERY_STORE. On a cluster the servers may run: they follow what is changed. A connection string ' +
          'with a password is better given in the environment',
        keys.store,
      ),
    )
    .addOption(jsonOption())
    .addHelpText('after', AFTER);
}

function grantOption(what: string): Option {
  const roles =
    'A role is reader, recorder, editor or admin, each with all before it; a scope is the id of a process, or *; an admin is admin:*.';
  return repeated('--grant <GRANT>', `${what} ${roles}`, {
    expected: expectedGrant,
    read: (text) => (text === 'none' ? text : readGrant(text)),
  });
}

/** `none` stands alone, for no grants at all. */
function grantsOf({ grant = [] }: GrantOptions): readonly Grant[] {
  if (grant.length === 0) throw new UsageRefused([`--grant: expected ${expectedGrant}; got none`]);
  const grants = grant.filter((one) => one !== 'none');
  if (grants.length < grant.length && grant.length > 1)
    throw new UsageRefused(['--grant: expected none by itself; got other grants beside it']);
  return grants;
}

function moment(text: string): string | undefined {
  const isOne = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
  return isOne ? text : undefined;
}

function perform(run: Run, { data, store, json }: LogOptions, task: () => AccessTask): Promise<void> {
  return run(async (context) => {
    const configuration = configured(context.environment, { data, store });
    const { runAccess } = await import('../access.js');
    const takesTokens = configuration.oidcIssuer !== keys.oidcIssuer.default;
    return runAccess({ task: task(), log: configuration, takesTokens, json: json === true }, context);
  });
}
