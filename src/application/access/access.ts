/**
 * Who may what, as the log has it by now. It is read from the log like everything else, so that every replica learns of a
 * revocation by following the log.
 */
import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  evolveAccess,
  NO_ACCESS,
  restrictedIn,
  type AccessKey,
  type AccessState,
} from '../../domain/access/access-state.js';
import { decideAccess, type AccessCommand } from '../../domain/access/decide-access.js';
import { ACCESS_STREAM, ACCESS_VERSION, ANONYMOUS, callerOfKey, LOCAL } from '../../domain/access/events.js';
import {
  ALL_PROCESSES,
  grantsRole,
  includesRole,
  isAdmin,
  type Grant,
  type Role,
} from '../../domain/access/grants.js';
import { sees, visibilityOf, type Visibility } from '../../domain/access/visibility.js';
import {
  LogUnavailable,
  type Arrival,
  type Clock,
  type EventLog,
  type StreamHead,
} from '../../log/event-log.js';
import { newEntryId } from '../append/entry-ids.js';
import { processNotFound, Refused } from '../refusals.js';
import { readAccessEvent } from './access-event.js';
import type { Caller } from './caller.js';
import { seesTheSame, type Viewer } from './viewer.js';
import type { LogFile } from '../log/log-entries.js';

export interface AccessParts {
  readonly log: Pick<EventLog, 'append' | 'headOf'>;
  /** The file on this machine that holds the log. */
  readonly file: Pick<LogFile, 'pageOfStream'>;
  readonly clock: Clock;
  /** Whether the server listens on more than this machine. */
  readonly isReachedByOthers: boolean;
  /** Whether tokens of an issuer are taken. */
  readonly takesTokens: boolean;
  /** The file is a copy that holds nothing yet: what is recorded of access has to come from the store first. */
  readonly isToCome?: boolean;
}

const ADMIN: readonly Grant[] = [{ role: 'admin', scope: ALL_PROCESSES }];
const NO_GRANTS: readonly Grant[] = [];
const PAGE = 500;
/** `setTimeout` takes no more. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;
/** Tries against other servers that change access at the same moment. */
const ATTEMPTS = 20;
const ASKED_AGAIN_MS = 500;

export class Access {
  private current: AccessState = NO_ACCESS;
  private head: StreamHead | null = null;
  /** Nobody knows who may what before this revision has come. */
  private awaited = -1;
  private readonly listeners = new Set<() => void>();
  /** Sessions that were ended before their time, until then (ms since the epoch). This server's alone. */
  private readonly ended = new Map<string, number>();

  /** @throws LogCorrupt what is recorded of access cannot be read */
  constructor(private readonly parts: AccessParts) {
    if (parts.isToCome) this.awaited = Infinity;
    this.refresh();
  }

  get state(): AccessState {
    return this.current;
  }

  /**
   * Whether somebody has been given a way in. A key that was revoked still counts, and so do grants that were taken back: taking
   * away opens nothing.
   */
  get isSetUp(): boolean {
    const { keys, anonymous } = this.current;
    return this.parts.takesTokens || keys.size > 0 || anonymous.changed >= 0;
  }

  /** The same, and wherever others than this machine reach the server: nobody is `local` there. */
  get isConfigured(): boolean {
    return this.parts.isReachedByOthers || this.isSetUp;
  }

  /** Whether what is recorded of access is here. Until then nobody is let in. */
  get isKnown(): boolean {
    return this.current.revision >= this.awaited;
  }

  /** Takes in what the log holds of access by now. @throws LogCorrupt, LogUnavailable */
  refresh(): void {
    const before = this.current;
    for (;;) {
      const bounds = { after: this.current.revision, before: Number.MAX_SAFE_INTEGER, backwards: false };
      const { events, full } = this.parts.file.pageOfStream(ACCESS_STREAM, bounds, PAGE);
      for (const event of events) {
        this.current = evolveAccess(this.current, readAccessEvent(event));
        this.head = { revision: event.revision, hash: event.hash };
      }
      if (!full) break;
    }
    if (this.current !== before) this.announce();
  }

  /** Follows the log until the signal aborts. */
  async follow(
    arrivals: (signal: AbortSignal) => AsyncIterable<Arrival>,
    signal: AbortSignal,
  ): Promise<void> {
    await Promise.all([this.learnWhatIsToCome(signal), this.takeIn(arrivals(signal))]);
  }

  /** Calls back after each change; gives what ends that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** What a caller is granted now; nothing once its key is revoked, or its time is over. */
  grantsOf(caller: Caller): readonly Grant[] {
    if (!this.holds(caller)) return NO_GRANTS;
    const { id, token } = caller;
    if (token) return token.grants;
    if (id === LOCAL) return ADMIN;
    if (id === ANONYMOUS) return this.current.anonymous.grants;
    return this.keyOf(id)?.grants ?? NO_GRANTS;
  }

  /** Whether what a caller came with is still good: its key or token, and its session. */
  holds(caller: Caller): boolean {
    const { id, token, session } = caller;
    if (this.endOf(caller) <= this.now() || (session && this.ended.has(session.id))) return false;
    if (token || id === ANONYMOUS) return true;
    return id === LOCAL ? !this.isConfigured : this.keyOf(id)?.revoked === false;
  }

  /** When a caller's key, token or session ends by itself (ms since the epoch). */
  endOf({ id, token, session }: Caller): number {
    const credential = token?.expiresAt ?? this.keyOf(id)?.expiresAt ?? Infinity;
    return Math.min(credential, session?.until ?? Infinity);
  }

  /** Ends a session before its time, on this server. */
  endSession({ id, until }: NonNullable<Caller['session']>): void {
    for (const [other, end] of this.ended) if (end <= this.now()) this.ended.delete(other);
    this.ended.set(id, until);
    this.announce();
  }

  visibilityOf(caller: Caller): Visibility {
    return visibilityOf(this.grantsOf(caller), restrictedIn(this.current));
  }

  /** What a caller sees now. */
  viewerOf(caller: Caller): Viewer {
    return {
      visibility: this.visibilityOf(caller),
      isLimited: !isAdmin(this.grantsOf(caller)),
      edition: this.editionOf(caller),
    };
  }

  /**
   * A signal that aborts once a caller sees something else than was told to it, because its key was revoked or its time is over,
   * say; and with the given one, which has to abort in the end. `isAllowed`: what else has to stay so.
   */
  whileSeen(
    caller: Caller,
    viewer: Viewer,
    signal: AbortSignal,
    isAllowed: () => boolean = () => true,
  ): AbortSignal {
    const ended = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const look = (): void => {
      clearTimeout(timer);
      if (!seesTheSame(viewer, this.viewerOf(caller)) || !isAllowed()) {
        stop();
        return;
      }
      const left = this.endOf(caller) - this.now();
      if (left > 0 && left !== Infinity) timer = setTimeout(look, Math.min(left, LONGEST_WAIT_MS)).unref();
    };
    const forget = this.onChange(() => {
      look();
    });
    const stop = (): void => {
      clearTimeout(timer);
      forget();
      signal.removeEventListener('abort', stop);
      ended.abort();
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else look();
    return ended.signal;
  }

  /**
   * Names what a caller sees: the same for those who see the same, another one once entries that were there are hidden from it
   * or shown to it. Empty for who sees everything. It tells nothing of processes that the caller has never seen.
   */
  editionOf(caller: Caller): string {
    const grants = this.grantsOf(caller);
    if (isAdmin(grants)) return '';
    const named = new Set(grants.map(({ scope }) => scope));
    const since = this.keyOf(caller.id)?.issued ?? -1;
    const changes = [...this.current.restrictions].map(([processId, { changed }]) =>
      named.has(ALL_PROCESSES) && !named.has(processId) && changed > since ? changed : -1,
    );
    const changed = Math.max(-1, ...changes);
    const scopes = [...named].sort();
    if (changed === -1 && scopes.length === 1 && scopes[0] === ALL_PROCESSES) return '';
    return hash('sha256', `${scopes.join(' ')} ${changed}`, 'hex').slice(0, 8);
  }

  hasRole(caller: Caller, role: Role, processId: string): boolean {
    return grantsRole(this.grantsOf(caller), role, processId);
  }

  /** @throws Refused forbidden */
  expectRole(caller: Caller, role: Role, processId: string): void {
    if (this.hasRole(caller, role, processId)) return;
    throw new Refused('forbidden', `expected a caller with the role ${role} for process "${processId}"`);
  }

  /** @throws Refused forbidden, where a caller has a role for no process at all */
  expectRoleSomewhere(caller: Caller, role: Role): void {
    if (this.grantsOf(caller).some((grant) => includesRole(grant.role, role))) return;
    throw new Refused('forbidden', `expected a caller with the role ${role} for a process`);
  }

  /** @throws Refused forbidden */
  expectAdmin(caller: Caller): void {
    if (isAdmin(this.grantsOf(caller))) return;
    throw new Refused('forbidden', 'expected a caller with the grant admin:*');
  }

  /** @throws Refused process-not-found, for one that is hidden as for one that is not there */
  expectSeen(caller: Caller, processId: string): void {
    if (!sees(this.visibilityOf(caller), processId)) throw processNotFound(processId);
  }

  /**
   * Changes access. Resolves once that is durable and holds here.
   * @throws Refused not-found, invalid-payload, store-unavailable; LogUnavailable, LogCorrupt, AppendOutcomeUnknown
   */
  async change(command: AccessCommand, by: Caller): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const decision = decideAccess(this.current, command);
      if (decision.outcome === 'refused') {
        const { code, detail, field } = decision;
        throw new Refused(code, detail, code === 'not-found' ? field : `/${field}`);
      }
      if (decision.events.length === 0) return;
      const events = decision.events.map(({ type, data }) => ({
        id: newEntryId(),
        type,
        version: ACCESS_VERSION,
        recordedBy: by.id,
        body: { data },
      }));
      const outcome = await this.parts.log.append(ACCESS_STREAM, events, this.head);
      this.refresh();
      if (outcome.outcome === 'conflict') continue;
      const [last] = outcome.events.slice(-1);
      // A mirror has it a moment later; what was decided holds here at once.
      if (last && this.current.revision === last.revision - events.length) {
        for (const event of decision.events) this.current = evolveAccess(this.current, event);
        this.head = { revision: last.revision, hash: last.hash };
        this.announce();
      }
      return;
    }
    throw new Refused(
      'store-unavailable',
      'access changed again and again while this was decided; try again',
    );
  }

  /** Ms since the epoch. */
  now(): number {
    return Number(this.parts.clock() / 1_000n);
  }

  private async takeIn(arrivals: AsyncIterable<Arrival>): Promise<void> {
    for await (const _arrival of arrivals) this.refresh();
  }

  /** Asks the store until it says what there is. */
  private async learnWhatIsToCome(signal: AbortSignal): Promise<void> {
    while (this.awaited === Infinity && !signal.aborted) {
      try {
        this.awaited = (await this.parts.log.headOf(ACCESS_STREAM))?.revision ?? -1;
        this.announce();
      } catch (error) {
        if (!(error instanceof LogUnavailable)) throw error;
        await sleep(ASKED_AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  private keyOf(callerId: string): AccessKey | undefined {
    const prefix = callerOfKey('');
    return callerId.startsWith(prefix) ? this.current.keys.get(callerId.slice(prefix.length)) : undefined;
  }

  private announce(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
