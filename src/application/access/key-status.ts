/** What is told of a key: never its secret, and not what is kept of it. */
import type { AccessKey } from '../../domain/access/access-state.js';
import { isAdmin, writeGrant } from '../../domain/access/grants.js';
import type { Access } from './access.js';
import { keyCaller } from './caller.js';

/** A key, without its secret. */
export interface KeyStatus {
  /** Its id: the caller is `key:` and this. */
  readonly keyId: string;
  /** The name that it was made with. */
  readonly name: string;
  /** What it grants, each as a role and a scope: `recorder:gaza-2025`, `reader:*`. */
  readonly grants: readonly string[];
  /**
   * When it ends by itself; null: never.
   * @format date-time
   */
  readonly expiresAt: string | null;
  /** Whether it was taken back. */
  readonly revoked: boolean;
  /**
   * When it was last used at this server; null: not since its start.
   * @format date-time
   */
  readonly lastUsedAt: string | null;
}

export function keyStatus(
  { keyId, name, grants, expiresAt, revoked }: AccessKey,
  lastUse: number | undefined,
): KeyStatus {
  return {
    keyId,
    name,
    grants: grants.map(writeGrant),
    expiresAt: expiresAt === undefined ? null : toSecond(expiresAt),
    revoked,
    lastUsedAt: lastUse === undefined ? null : toSecond(lastUse),
  };
}

/** A moment (ms since the epoch) in UTC, to the second. */
export function toSecond(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** What an operator should hear after a change: that no key can administer any more. */
export function lockedOut(access: Access): string | undefined {
  const admins = [...access.state.keys.keys()].filter((keyId) => isAdmin(access.grantsOf(keyCaller(keyId))));
  if (admins.length > 0) return undefined;
  return 'no key has the grant admin:* now; the next one is made on the data folder: chancery keys add NAME --grant admin:*';
}
