import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { AppendCall } from './append-call.js';
import { meaningOf } from './client-errors.js';
import { EXAMPLE, NOT_USABLE, type Endpoint, type StoreAddress } from './connection-string.js';
import { DeadlinePassed, within, type Watch } from './deadline.js';
import { Gossip } from './gossip.js';
import { LeaderSearch, NoLeader } from './leader-search.js';

/** A client that was given up is let go once whatever it still does has passed every deadline. */
const LINGER_MS = 15_000;
/** At most so often a new client is made, but for a server that is silent. */
const RENEWAL_MS = 500;
/** How long a call waits for a leader. */
const SEARCH_MS = 2_000;
/** A client, connected to one node for good. */
export interface Session {
  readonly client: KurrentDBClient;
  readonly appends: AppendCall;
  /** Aborts once another client has to take its place: what lasts, such as a subscription, goes on there. */
  readonly ended: AbortSignal;
}

interface OwnSession extends Session {
  readonly ending: AbortController;
  readonly madeAt: number;
}

/**
 * The client of the store, at the leader of a cluster. It is made anew when it does not come back by itself: reads never work
 * again on a client whose first connection failed, and a call to a server that has fallen silent blocks the connection for
 * 20 s. The client's own search for the leader is not used: it asks one node after the other, and the two halves of the
 * client take its time limit in different units.
 */
export class Connection {
  readonly #search: LeaderSearch | undefined;
  #session: OwnSession | undefined;
  #finding: Promise<OwnSession> | undefined;
  readonly #closing = new AbortController();
  readonly #lingering = new Map<NodeJS.Timeout, OwnSession>();

  /** @throws TypeError when the connection string is none, without its secrets */
  constructor(private readonly address: StoreAddress) {
    // What the client would refuse is refused here, before there is a node to connect to.
    const client = this.#make(undefined);
    if (!address.isCluster) this.#begin(client);
    else {
      void client.dispose();
      this.#search = new LeaderSearch(address, new Gossip(address));
    }
  }

  /**
   * What reads have to be told: their half of the client takes user and password from the connection string as they stand there,
   * percent-encoded. Appends are not told, since the client would send each of them by a slower way.
   */
  get credentialsOfReads(): {
    readonly credentials?: { readonly username: string; readonly password: string };
  } {
    const { login } = this.address;
    return login === undefined ? {} : { credentials: { username: login.user, password: login.password } };
  }

  /**
   * The client to make calls with.
   * @throws NoLeader when none was found in time
   */
  async session(searchMs = SEARCH_MS): Promise<Session> {
    if (this.#session !== undefined) return this.#session;
    const search = this.#search;
    if (search === undefined) return this.#begin(this.#make(undefined));
    if (this.#finding === undefined) {
      this.#finding = this.#find(search);
      // It may outlast all who wait for it.
      this.#finding.catch(() => undefined);
    }
    const finding = this.#finding;
    try {
      return await within(searchMs, 'looking for the leader', () => finding);
    } catch (error) {
      if (!(error instanceof DeadlinePassed)) throw error;
      throw new NoLeader(`No leader of the store was found: ${search.report}`);
    }
  }

  /**
   * One call that is answered within `ms`, once there is a leader: a client that is new needs most of it.
   * @throws NoLeader, DeadlinePassed, and whatever the client throws
   */
  async call<T>(
    what: string,
    ms: number,
    work: (session: Session, watch: Watch) => Promise<T>,
    searchMs = SEARCH_MS,
  ): Promise<T> {
    const session = await this.session(Math.min(searchMs, SEARCH_MS));
    try {
      return await within(ms, what, (watch) => work(session, watch));
    } catch (error) {
      this.failed(session, error);
      throw error;
    }
  }

  /** A call or subscription has failed: where that may lie with the client or its node, the next one gets another. */
  failed(session: Session, error: unknown): void {
    const current = this.#session;
    const meaning = meaningOf(error);
    if (meaning !== 'away' && meaning !== 'uncertain') return;
    if (session !== current || this.#closing.signal.aborted) return;
    if (!(error instanceof DeadlinePassed) && performance.now() - current.madeAt < RENEWAL_MS) return;
    this.#session = undefined;
    current.ending.abort();
    const timer = setTimeout(() => {
      this.#lingering.delete(timer);
      dispose(current);
    }, LINGER_MS).unref();
    this.#lingering.set(timer, current);
  }

  close(): void {
    this.#closing.abort();
    for (const timer of this.#lingering.keys()) clearTimeout(timer);
    for (const session of this.#lingering.values()) dispose(session);
    if (this.#session !== undefined) dispose(this.#session);
    this.#lingering.clear();
  }

  async #find(search: LeaderSearch): Promise<OwnSession> {
    try {
      const node = await search.find(this.#closing.signal);
      return this.#begin(this.#make(node), node);
    } finally {
      this.#finding = undefined;
    }
  }

  #begin(client: KurrentDBClient, node: Endpoint | undefined = this.address.endpoints[0]): OwnSession {
    if (node === undefined) throw new TypeError(`${NOT_USABLE}: it names no host`);
    const ending = new AbortController();
    const appends = new AppendCall(this.address, node);
    this.#session = { client, appends, ending, ended: ending.signal, madeAt: performance.now() };
    return this.#session;
  }

  #make(node: Endpoint | undefined): KurrentDBClient {
    try {
      return KurrentDBClient.connectionString(this.address.stringFor(node));
    } catch (error) {
      throw new TypeError(`${NOT_USABLE}: ${reasonOf(error)}`);
    }
  }
}

function dispose({ client, appends }: Session): void {
  appends.close();
  void client.dispose();
}

/** Why the client does not take a connection string. Its own words quote the string, with the password in it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('expected' in error && typeof error.expected === 'string')) return error.message;
  return `expected ${error.expected}, as in ${EXAMPLE}`;
}
