import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { meaningOf } from './client-errors.js';
import { DeadlinePassed, within, type Watch } from './deadline.js';

/** A client that was given up is let go once whatever it still does has passed every deadline. */
const LINGER_MS = 15_000;
/** At most so often a new client is made: each begins with a search for the leader. */
const RENEWAL_MS = 500;

/**
 * The client of the store, made anew when it does not come back by itself: reads never work again on a client whose first
 * discovery failed, and a call to a server that has fallen silent blocks the connection for 20 s.
 */
export class Connection {
  #client: KurrentDBClient;
  #madeAt = performance.now();
  #closed = false;
  readonly #lingering = new Map<NodeJS.Timeout, KurrentDBClient>();

  /** @throws TypeError when the connection string is none, without its secrets */
  constructor(private readonly connectionString: string) {
    this.#client = this.#make();
  }

  /** The client to make a lasting call with, such as a subscription. */
  get client(): KurrentDBClient {
    return this.#client;
  }

  /**
   * One call that is answered within `ms`.
   * @throws DeadlinePassed, and whatever the client throws
   */
  async call<T>(
    what: string,
    ms: number,
    work: (client: KurrentDBClient, watch: Watch) => Promise<T>,
  ): Promise<T> {
    const client = this.#client;
    try {
      return await within(ms, what, (watch) => work(client, watch));
    } catch (error) {
      this.failed(client, error);
      throw error;
    }
  }

  /** A call or subscription of a client has failed: where that may lie with the client, the next one gets another. */
  failed(client: KurrentDBClient, error: unknown): void {
    const meaning = meaningOf(error);
    if (meaning !== 'away' && meaning !== 'uncertain') return;
    if (client !== this.#client || this.#closed) return;
    if (!(error instanceof DeadlinePassed) && performance.now() - this.#madeAt < RENEWAL_MS) return;
    this.#client = this.#make();
    this.#madeAt = performance.now();
    const timer = setTimeout(() => {
      this.#lingering.delete(timer);
      void client.dispose();
    }, LINGER_MS).unref();
    this.#lingering.set(timer, client);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#lingering.keys()) clearTimeout(timer);
    for (const client of [this.#client, ...this.#lingering.values()]) void client.dispose();
    this.#lingering.clear();
  }

  #make(): KurrentDBClient {
    try {
      return KurrentDBClient.connectionString(this.connectionString);
    } catch (error) {
      throw new TypeError(`The connection string of the store cannot be used: ${reasonOf(error)}`);
    }
  }
}

/** Why the client does not take a connection string. Its own words quote the string, with the password in it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('expected' in error && typeof error.expected === 'string')) return error.message;
  return `expected ${error.expected}, as in kurrentdb://user:password@host:2113?tls=true with the password percent-encoded`;
}
