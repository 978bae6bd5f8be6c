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
import type { AccessOptions, AccessTask } from './commands/keys.js';
import type { CliContext, ExitStatus } from './context.js';

const clock = (): bigint => BigInt(Date.now()) * 1_000n;

/** @param options what is done, on which log */
export async function runAccess(
  { task, log: choice, takesTokens, json }: AccessOptions,
  { out, err }: CliContext,
): Promise<ExitStatus> {
  try {
    if (task.kind !== 'add') expectLogIn(choice);
    const log = await openStore(choice, clock);
    try {
      const access = await accessOfLog(log, { clock, takesTokens });
      const { result, sentences, remark } = await carryOut(task, { access, log });
      if (json) out.write(`${JSON.stringify(result)}\n`);
      else {
        if (remark !== undefined) err.write(`${remark}\n`);
        out.write(sentences);
      }
      const warning = changesKeys(task) ? lockedOut(access) : undefined;
      if (warning !== undefined) err.write(`Mind: ${warning}.\n`);
      return 0;
    } finally {
      await log.close();
    }
  } catch (error) {
    const message = `Nothing was changed. ${sentenceOf(error)}`;
    if (json) out.write(`${JSON.stringify({ outcome: 'failed', message })}\n`);
    else err.write(`${message}\n`);
    return 1;
  }
}

/** Opening makes an embedded log where there is none, which would turn a mistyped folder into an empty log. */
function expectLogIn({ store, data }: LogChoice): void {
  if (store !== 'sqlite' || existsSync(join(data, 'log.db'))) return;
  throw new Error(`Expected a log in the folder ${data}, got none: there is no file log.db`);
}

interface Outcome {
  /** For machines. */
  readonly result: object;
  /** For people. */
  readonly sentences: string;
  /** What is said beside that, so that it does not end in a file with it. */
  readonly remark?: string;
}

async function carryOut(task: AccessTask, parts: Parameters<typeof restrictProcess>[0]): Promise<Outcome> {
  const { access } = parts;
  switch (task.kind) {
    case 'add': {
      const { keyId, token } = await issueKey(access, task, localCaller);
      const { name, grants } = task;
      return {
        result: { keyId, name, grants: grants.map(writeGrant), token },
        sentences: `${token}\n`,
        remark: `Key ${keyId} for ${name} is made: ${grantsText(grants)}. It is shown this once:`,
      };
    }
    case 'list':
      return { result: listed(access), sentences: listing(access) };
    case 'revoke': {
      const { keyId } = task;
      await access.change({ kind: 'revoke-key', keyId }, localCaller);
      return { result: { keyId, revoked: true }, sentences: `Key ${keyId} is revoked.\n` };
    }
    case 'grant': {
      const { keyId, grants } = task;
      const callerId = keyId === ANONYMOUS ? ANONYMOUS : callerOfKey(keyId);
      await access.change({ kind: 'change-grants', callerId, grants }, localCaller);
      return {
        result: { callerId, grants: grants.map(writeGrant) },
        sentences: `${callerId} has these grants now: ${grantsText(grants)}.\n`,
      };
    }
    case 'restrict':
    case 'unrestrict': {
      const { processId } = task;
      const restricted = task.kind === 'restrict';
      await restrictProcess(parts, { processId, restricted }, localCaller);
      return {
        result: { processId, restricted },
        sentences: `Process ${processId} is ${restricted ? '' : 'not '}restricted.\n`,
      };
    }
  }
}

function changesKeys({ kind }: AccessTask): boolean {
  return kind === 'add' || kind === 'revoke' || kind === 'grant';
}

function listed(access: Access): object {
  const { keys, anonymous } = access.state;
  const state = (key: AccessKey): string => {
    if (key.revoked) return 'revoked';
    return key.expiresAt !== undefined && key.expiresAt <= access.now() ? 'expired' : 'valid';
  };
  return {
    keys: [...keys.values()].map((key) => ({
      keyId: key.keyId,
      name: key.name,
      grants: key.grants.map(writeGrant),
      ...(key.expiresAt === undefined ? {} : { expiresAt: toSecond(key.expiresAt) }),
      state: state(key),
    })),
    anonymous: anonymous.grants.map(writeGrant),
    restricted: restrictedIn(access.state).sort(),
  };
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
