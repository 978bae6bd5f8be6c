import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { errorOf } from '../../thrown.js';
import type { Endpoint, StoreAddress } from './connection-string.js';
import { GossipDenied, type Gossip, type Seed } from './gossip.js';
import { keyOf, leaderIn, type Member } from './leader.js';

/** How long one node may take to answer; the others are heard meanwhile. */
const ANSWER_MS = 2_000;
/** Between two questions to a node; it grows to the longest while a search goes on. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
/** After so long the nodes that have answered are all that can be reached. */
const PATIENCE_MS = 1_000;
const MOST_NODES = 32;

/** No node of the store that could be asked is the leader. Nothing was sent to any. */
export class NoLeader extends Error {
  override readonly name = 'NoLeader';
}

/** Looks for the leader of a cluster: asks all nodes at once, and again until they agree on one that answers. */
export class LeaderSearch {
  /** All nodes that were heard of last: they can be asked also when the ones of the connection string are gone. */
  #heardOf: readonly Endpoint[] = [];
  /** Of the search that goes on, or of the last one. */
  #asked = new Set<string>();
  #answers = new Map<string, readonly Member[]>();
  /** Why a node has not answered. */
  #failures = new Map<string, Error>();

  constructor(
    private readonly address: StoreAddress,
    private readonly gossip: Pick<Gossip, 'ask'>,
    /** All addresses of a name; none when it has none. */
    private readonly addressesOf: AddressesOf = async (name) => lookup(name, { all: true }),
  ) {}

  /** What the nodes say of a leader that is not found. */
  get report(): string {
    const said = [...this.#asked].map((key) => {
      const leader = this.#answers.get(key)?.find(({ isLeader }) => isLeader);
      if (!this.#answers.has(key)) return `${key} ${whyNot(this.#failures.get(key))}`;
      return leader === undefined ? `${key} knows none` : `${key} says ${keyOf(leader.endpoint)}`;
    });
    return said.join(', ') || 'no node is known';
  }

  /** Searches for as long as it takes. @throws NoLeader when the signal aborts; GossipDenied when every node refuses us */
  async find(signal: AbortSignal): Promise<Endpoint> {
    this.#asked = new Set();
    this.#answers = new Map();
    this.#failures = new Map();
    const { promise, resolve, reject } = Promise.withResolvers<Endpoint>();
    const ending = new AbortController();
    const leave = (): void => {
      reject(new NoLeader('The search for the leader of the store was ended'));
    };
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    const search = {
      signal: AbortSignal.any([signal, ending.signal]),
      began: performance.now(),
      found: resolve,
      refused: reject,
    };
    this.#ask(this.#heardOf, search);
    void this.#seeds().then((seeds) => {
      this.#ask(seeds, search);
    });
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', leave);
      ending.abort();
    }
  }

  #ask(seeds: readonly Seed[], search: Search): void {
    for (const seed of seeds) {
      if (this.#asked.has(keyOf(seed)) || this.#asked.size >= MOST_NODES || search.signal.aborted) continue;
      this.#asked.add(keyOf(seed));
      void this.#keepAsking(seed, search);
    }
  }

  async #keepAsking(seed: Seed, search: Search): Promise<void> {
    const { signal, began, found } = search;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(1.1 * pause, LONGEST_PAUSE_MS)) {
      const members = await this.gossip.ask(seed, ANSWER_MS).catch((error: unknown) => {
        this.#failures.set(keyOf(seed), errorOf(error));
      });
      if (signal.aborted) return;
      if (members === undefined) {
        this.#answers.delete(keyOf(seed));
        this.#giveUpIfRefused(search);
      } else {
        this.#answers.set(keyOf(seed), members);
        this.#heardOf = members.map(({ endpoint }) => endpoint);
        this.#ask(this.#heardOf, search);
      }
      const leader = leaderIn(this.#answers, performance.now() - began < PATIENCE_MS);
      if (leader !== undefined) {
        found(leader);
        return;
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Where all that were asked refuse us, another try would be refused as well. */
  #giveUpIfRefused({ refused }: Search): void {
    const failures = [...this.#asked].map((key) => this.#failures.get(key));
    if (this.#answers.size > 0 || !failures.every((error) => error instanceof GossipDenied)) return;
    refused(new GossipDenied(`No node of the store tells us of the leader: ${this.report}`));
  }

  /** What the connection string names; of one name for all nodes, each address that it has. */
  async #seeds(): Promise<readonly Seed[]> {
    const { endpoints, isOneName } = this.address;
    const [first] = endpoints;
    if (!isOneName || first === undefined) return endpoints;
    const addresses = await this.addressesOf(first.host).catch(() => []);
    return addresses.map(({ address, family }) => ({
      host: family === 6 ? `[${address}]` : address,
      port: first.port,
      name: first.host,
    }));
  }
}

/** A name is resolved as the system does it: its table of hosts counts too. */
type AddressesOf = (
  name: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

function whyNot(error: Error | undefined): string {
  if (error instanceof GossipDenied) return `refuses us (${error.message})`;
  return error === undefined ? 'does not answer' : `does not answer (${error.message})`;
}

interface Search {
  readonly signal: AbortSignal;
  /** Ms of the process's clock. */
  readonly began: number;
  readonly found: (leader: Endpoint) => void;
  readonly refused: (error: GossipDenied) => void;
}
