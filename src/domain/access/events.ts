/**
 * What is recorded of access, in a stream of its own: who may what is itself a record. Each event holds what it says, and
 * nothing secret: of a key its digest.
 */

import type { WebhookEvents } from '../webhooks/webhook.js';

/** The stream of access. No process can have its name, which is no slug. */
export const ACCESS_STREAM = '$access';

/** Streams of the system hold no entries of a process. */
export function isSystemStream(stream: string): boolean {
  return stream.startsWith('$');
}

/** The caller without a key, and the one who reaches a server without access. */
export const ANONYMOUS = 'anonymous';
export const LOCAL = 'local';

/** A grant as it is stored: `recorder:gaza-2025`. */
export type StoredGrant = string;

export interface AccessEvents extends WebhookEvents {
  readonly KeyIssued: {
    readonly keyId: string;
    readonly name: string;
    /** Hex SHA-256 of the secret. */
    readonly secretHash: string;
    readonly grants: readonly StoredGrant[];
    /** UTC, to the second; absent: it does not expire. */
    readonly expiresAt?: string;
  };
  readonly KeyRevoked: { readonly keyId: string };
  /** The grants that a caller has from now on: a key by its id, or `anonymous`. */
  readonly GrantsChanged: { readonly callerId: string; readonly grants: readonly StoredGrant[] };
  /** The servers of this store sign heads with this key from now on. */
  readonly SigningKeyNamed: { readonly verifierKey: string };
  /** `onRecord`: the process had entries by then, so that others may have seen it. */
  readonly ProcessRestricted: { readonly processId: string; readonly onRecord: boolean };
  readonly ProcessUnrestricted: { readonly processId: string; readonly onRecord: boolean };
}

export type AccessEventType = keyof AccessEvents;

export type AccessEvent = {
  readonly [Type in AccessEventType]: { readonly type: Type; readonly data: AccessEvents[Type] };
}[AccessEventType];

/** The version of the stored format of every event of access. */
export const ACCESS_VERSION = 1;

/** The caller id of a key. */
export function callerOfKey(keyId: string): string {
  return `key:${keyId}`;
}
