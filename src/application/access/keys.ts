/** Keys: made once, shown once, and taken back. Admins only. */
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { callerOfKey } from '../../domain/access/events.js';
import type { Grant } from '../../domain/access/grants.js';
import { writeKeyToken } from '../../domain/access/key-token.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { Refused } from '../refusals.js';
import type { Access } from './access.js';
import type { Caller } from './caller.js';
import { CallerCommand, CallerQuery } from './caller-message.js';
import { keyDigests, randomKeyToken } from './key-check.js';
import { keyStatus, lockedOut, type KeyStatus } from './key-status.js';

/** What a new key is to be. */
export interface NewKey {
  readonly name: string;
  readonly grants: readonly Grant[];
  /** UTC, to the second. */
  readonly expiresAt?: string | undefined;
}

/** A key that was made. */
export interface IssuedKey {
  /** What its holder sends, as `Authorization: Bearer <token>`. It is shown this once. */
  readonly token: string;
  /** The key. */
  readonly key: KeyStatus;
  /** There when nobody can administer access any more. */
  readonly warning?: string;
}

/** A key as it stands after a change. */
export interface ChangedKey {
  /** The key. */
  readonly key: KeyStatus;
  /** There when nobody can administer access any more. */
  readonly warning?: string;
}

export class IssueKey extends CallerCommand<IssuedKey> {
  constructor(
    caller: Caller,
    readonly key: NewKey,
  ) {
    super(caller);
  }
}

export class RevokeKey extends CallerCommand<ChangedKey> {
  constructor(
    caller: Caller,
    readonly keyId: string,
  ) {
    super(caller);
  }
}

/** The grants that a key has from now on. */
export class GrantKey extends CallerCommand<ChangedKey> {
  constructor(
    caller: Caller,
    readonly keyId: string,
    readonly grants: readonly Grant[],
  ) {
    super(caller);
  }
}

export class ListKeys extends CallerQuery<readonly KeyStatus[]> {}

/**
 * Makes a key; its secret is in the token alone.
 * @throws Refused invalid-payload, store-unavailable; LogUnavailable, LogCorrupt, AppendOutcomeUnknown
 */
export async function issueKey(
  access: Access,
  { name, grants, expiresAt }: NewKey,
  by: Caller,
): Promise<{ readonly keyId: string; readonly token: string }> {
  if (expiresAt !== undefined && Date.parse(expiresAt) <= access.now())
    throw new Refused('invalid-payload', 'expected an end that is to come', '/expiresAt');
  const { keyId, secret } = randomKeyToken();
  const secretHash = keyDigests.digest(secret);
  await access.change({ kind: 'issue-key', keyId, name, secretHash, grants, expiresAt }, by);
  return { keyId, token: writeKeyToken({ keyId, secret }) };
}

@CommandHandler(IssueKey)
export class IssueKeyHandler implements ICommandHandler<IssueKey> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, invalid-payload */
  async execute({ caller, key }: IssueKey): Promise<IssuedKey> {
    const { access } = this.chancery;
    access.expectAdmin(caller);
    const { keyId, token } = await issueKey(access, key, caller);
    return { token, ...changed(this.chancery, keyId) };
  }
}

@CommandHandler(RevokeKey)
export class RevokeKeyHandler implements ICommandHandler<RevokeKey> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, not-found */
  async execute({ caller, keyId }: RevokeKey): Promise<ChangedKey> {
    const { access } = this.chancery;
    access.expectAdmin(caller);
    await access.change({ kind: 'revoke-key', keyId }, caller);
    return changed(this.chancery, keyId);
  }
}

@CommandHandler(GrantKey)
export class GrantKeyHandler implements ICommandHandler<GrantKey> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, not-found, invalid-payload */
  async execute({ caller, keyId, grants }: GrantKey): Promise<ChangedKey> {
    const { access } = this.chancery;
    access.expectAdmin(caller);
    await access.change({ kind: 'change-grants', callerId: callerOfKey(keyId), grants }, caller);
    return changed(this.chancery, keyId);
  }
}

@QueryHandler(ListKeys)
export class ListKeysHandler implements IQueryHandler<ListKeys> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden */
  async execute({ caller }: ListKeys): Promise<readonly KeyStatus[]> {
    this.chancery.access.expectAdmin(caller);
    return keysOf(this.chancery);
  }
}

export function keysOf({ access, authentication }: Chancery): KeyStatus[] {
  return [...access.state.keys.values()].map((key) => keyStatus(key, authentication.lastUseOf(key.keyId)));
}

function changed(chancery: Chancery, keyId: string): ChangedKey {
  const key = keysOf(chancery).find((one) => one.keyId === keyId);
  if (!key) throw new Refused('not-found', `there is no key "${keyId}"`);
  const warning = lockedOut(chancery.access);
  return { key, ...(warning === undefined ? {} : { warning }) };
}
