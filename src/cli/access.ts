/** `chancery keys`, `restrict` and `unrestrict`: who may what, said on the log itself, before and beside any server. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from '../application/access/access.js';
import { accessOfLog } from '../application/access/access-of-a-log.js';
import { localCaller } from '../application/access/caller.js';
import { lockedOut, toSecond } from '../application/access/key-status.js';
import { issueKey } from '../application/access/keys.js';
import { restrictProcess } from '../application/access/who-may-what.js';
import { restrictedIn, type AccessKey } from '../domain/access/access-state.js';
import { ANONYMOUS, callerOfKey } from '../domain/access/events.js';
import { writeGrant, type Grant } from '../domain/access/grants.js';
import { openStore, type LogChoice } from '../open-log.js';
import { sentenceOf } from '../thrown.js';
import { keysHelp, readAccessFlags, restrictHelp, type AccessTask } from './access-flags.js';
import type { CliContext } from './copy-log.js';
import type { ExitStatus } from './program.js';

const clock = (): bigint => BigInt(Date.now()) * 1_000n;

type Printer = Pick<CliContext, 'out' | 'err'>;

/** @param words what follows `keys` */
export function runKeys(words: readonly string[], context: CliContext): Promise<ExitStatus> {
  return run('keys', words, context);
}

/** @param words what follows `restrict` or `unrestrict` */
export function runRestriction(
  command: 'restrict' | 'unrestrict',
  words: readonly string[],
  context: CliContext,
): Promise<ExitStatus> {
  return run(command, words, context);
}

async function run(
  command: 'keys' | 'restrict' | 'unrestrict',
  words: readonly string[],
  { environment, out, err }: CliContext,
): Promise<ExitStatus> {
  const reading = readAccessFlags([command, ...words], environment);
  if (reading.outcome === 'help') {
    out.write(command === 'keys' ? keysHelp : restrictHelp);
    return 0;
  }
  if (reading.outcome === 'refused') {
    err.write(`${reading.problems.join('\n')}\n`);
    return 2;
  }
  const { task, log: choice, takesTokens } = reading;
  try {
    if (task.kind !== 'add') expectLogIn(choice);
    const log = await openStore(choice, clock);
    try {
      const access = await accessOfLog(log, { clock, takesTokens });
      await carryOut(task, { access, log }, { out, err });
      return 0;
    } finally {
      await log.close();
    }
  } catch (error) {
    err.write(`Nothing was changed. ${sentenceOf(error)}\n`);
    return 1;
  }
}

/** Opening makes an embedded log where there is none, which would turn a mistyped folder into an empty log. */
function expectLogIn({ store, data }: LogChoice): void {
  if (store !== 'sqlite' || existsSync(join(data, 'log.db'))) return;
  throw new Error(`Expected a log in the folder ${data}, got none: there is no file log.db`);
}

async function carryOut(
  task: AccessTask,
  parts: Parameters<typeof restrictProcess>[0],
  { out, err }: Printer,
): Promise<void> {
  const { access } = parts;
  switch (task.kind) {
    case 'add': {
      const { keyId, token } = await issueKey(access, task, localCaller);
      err.write(
        `Key ${keyId} for ${task.name} is made: ${grantsText(task.grants)}. It is shown this once:\n`,
      );
      out.write(`${token}\n`);
      break;
    }
    case 'list':
      out.write(listing(access));
      return;
    case 'revoke':
      await access.change({ kind: 'revoke-key', keyId: task.keyId }, localCaller);
      out.write(`Key ${task.keyId} is revoked.\n`);
      break;
    case 'grant': {
      const callerId = task.keyId === ANONYMOUS ? ANONYMOUS : callerOfKey(task.keyId);
      await access.change({ kind: 'change-grants', callerId, grants: task.grants }, localCaller);
      out.write(`${callerId} has these grants now: ${grantsText(task.grants)}.\n`);
      break;
    }
    case 'restrict':
    case 'unrestrict': {
      const restricted = task.kind === 'restrict';
      await restrictProcess(parts, { processId: task.processId, restricted }, localCaller);
      out.write(`Process ${task.processId} is ${restricted ? '' : 'not '}restricted.\n`);
      return;
    }
  }
  const warning = lockedOut(access);
  if (warning !== undefined) err.write(`Mind: ${warning}.\n`);
}

function listing(access: Access): string {
  const { keys, anonymous } = access.state;
  const lines = [...keys.values()].map(
    (key) => `${key.keyId}  ${key.name}  ${grantsText(key.grants)}${stateOf(key, access.now())}\n`,
  );
  const restricted = restrictedIn(access.state).sort();
  return [
    ...(lines.length > 0 ? lines : ['no keys\n']),
    `${ANONYMOUS}  ${grantsText(anonymous.grants)}\n`,
    `restricted  ${restricted.join(' ') || 'no process'}\n`,
  ].join('');
}

function stateOf({ expiresAt, revoked }: AccessKey, now: number): string {
  if (revoked) return '  revoked';
  if (expiresAt === undefined) return '';
  return `  ${expiresAt > now ? 'until' : 'expired'} ${toSecond(expiresAt)}`;
}

function grantsText(grants: readonly Grant[]): string {
  return grants.map(writeGrant).join(' ') || 'nothing';
}
