/** Who sends a request, by what came with it: a key, a token, a session, or nothing. Why somebody is not known is for the log alone. */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { callerOfKey } from '../../domain/access/events.js';
import { readGrant, writeGrant } from '../../domain/access/grants.js';
import { isLikeKeyToken, readKeyToken } from '../../domain/access/key-token.js';
import type { Access } from './access.js';
import { anonymousCaller, keyCaller, localCaller, type Caller } from './caller.js';
import { hasSecret, keyDigests, type KeyDigests } from './key-check.js';
import type { SessionSeal } from './session-seal.js';
import type { Tokens } from './tokens.js';

export type Authenticated =
  | { readonly outcome: 'known'; readonly caller: Caller }
  /** `principal`: whom it claims to be, where there is such a one. */
  | { readonly outcome: 'unknown'; readonly principal?: string; readonly why: string }
  /** Nobody can tell now. */
  | { readonly outcome: 'issuer-away' };

export interface BegunSession {
  /** What the browser keeps and sends. */
  readonly sealed: string;
  readonly seconds: number;
  /** Whom it makes of the browser. */
  readonly caller: Caller;
}

export interface AuthenticationParts {
  readonly access: Access;
  /** Absent: tokens are not taken. */
  readonly tokens?: Tokens | undefined;
  readonly seal: SessionSeal;
  /** Ms since the epoch. */
  readonly now: () => number;
  readonly digests?: KeyDigests;
}

const LONGEST_SESSION_MS = 12 * 60 * 60 * 1_000;
const NAMES_KEPT = 10_000;

export class Authentication {
  private readonly uses = new Map<string, number>();
  /** Names of callers with a token, as the newest one has it: they are on no record. */
  private readonly names = new LRUCache<string, string>({ max: NAMES_KEPT });

  constructor(private readonly parts: AuthenticationParts) {}

  /** The issuer whose tokens are taken, and for whom they have to be. */
  get issuer(): { readonly issuer: string; readonly audience: string } | undefined {
    return this.parts.tokens?.settings;
  }

  /** Whoever presents nothing. */
  get nobody(): Caller {
    return this.parts.access.isConfigured ? anonymousCaller : localCaller;
  }

  /** By the value of `Authorization`. A key is looked at at once. */
  by(authorization: string): Authenticated | Promise<Authenticated> {
    const [, credential] = /^bearer +([^\s]+)$/i.exec(authorization) ?? [];
    if (credential === undefined) return { outcome: 'unknown', why: 'neither a key nor a token' };
    return isLikeKeyToken(credential) ? this.byKey(credential) : this.byToken(credential);
  }

  bySession(sealed: string): Authenticated {
    const session = this.parts.seal.open(sealed);
    if (!session) return { outcome: 'unknown', why: 'a session that is none' };
    const { id, callerId, until, grants } = session;
    const token = grants && { grants: grants.flatMap((one) => readGrant(one) ?? []), expiresAt: until };
    const caller = { id: callerId, session: { id, until }, ...(token ? { token } : {}) };
    const isTaken = !token || this.parts.tokens !== undefined;
    if (isTaken && this.parts.access.holds(caller)) return { outcome: 'known', caller };
    return { outcome: 'unknown', principal: callerId, why: 'a session that is over' };
  }

  /** A session for who has come with a key or a token; for how long is in the caller that it makes. */
  begin({ id, token }: Caller): BegunSession {
    const { access, seal, now } = this.parts;
    const caller: Caller = { id, ...(token ? { token } : {}) };
    const until = Math.min(access.endOf(caller), now() + LONGEST_SESSION_MS);
    const session = { id: randomUUID(), until };
    const grants = token && { grants: token.grants.map(writeGrant) };
    return {
      sealed: seal.seal({ ...session, callerId: id, ...grants }),
      seconds: Math.floor((until - now()) / 1_000),
      caller: { ...caller, session },
    };
  }

  /** When a key was last used here since the start (ms since the epoch). */
  lastUseOf(keyId: string): number | undefined {
    return this.uses.get(keyId);
  }

  /** The name that a caller is known by here. */
  nameOf(callerId: string): string | undefined {
    const key = [...this.parts.access.state.keys.values()].find(
      ({ keyId }) => callerOfKey(keyId) === callerId,
    );
    return key?.name ?? this.names.get(callerId);
  }

  private byKey(credential: string): Authenticated {
    const { access, now, digests = keyDigests } = this.parts;
    const token = readKeyToken(credential);
    if (!token) return { outcome: 'unknown', why: 'no well-formed key' };
    const { keyId } = token;
    const key = access.state.keys.get(keyId);
    const caller = keyCaller(keyId);
    if (!hasSecret(key, token, digests)) return { outcome: 'unknown', why: 'a key that was never made' };
    if (!access.holds(caller))
      return { outcome: 'unknown', principal: caller.id, why: 'a key that is revoked or expired' };
    this.uses.set(keyId, now());
    return { outcome: 'known', caller };
  }

  private async byToken(credential: string): Promise<Authenticated> {
    const { tokens } = this.parts;
    if (!tokens) return { outcome: 'unknown', why: 'a token, which is not taken here' };
    const reading = await tokens.read(credential);
    if (reading.outcome === 'issuer-away') return reading;
    if (reading.outcome === 'refused') return { outcome: 'unknown', why: reading.why };
    const { callerId, name, grants, expiresAt } = reading;
    if (name !== undefined) this.names.set(callerId, name);
    return { outcome: 'known', caller: { id: callerId, token: { grants, expiresAt } } };
  }
}
