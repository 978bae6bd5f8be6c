import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Endpoint, StoreAddress } from './connection-string.js';
import type { Gossip, Seed } from './gossip.js';
import { keyOf, leaderIn, type Member } from './leader.js';

/** How long one node may take to answer; the others are heard meanwhile. */
const ANSWER_MS = 2_000;
const PAUSE_MS = 100;
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

  constructor(
    private readonly address: StoreAddress,
    private readonly gossip: Pick<Gossip, 'ask'>,
  ) {}

  /** @throws NoLeader when the signal aborts before there is one */
  async find(signal: AbortSignal): Promise<Endpoint> {
    const ending = new AbortController();
    const ended = AbortSignal.any([ending.signal, signal]);
    try {
      return await this.#ask(ended);
    } finally {
      ending.abort();
    }
  }

  async #ask(signal: AbortSignal): Promise<Endpoint> {
    const answers = new Map<string, readonly Member[]>();
    const asked = new Set<string>();
    const began = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers<Endpoint>();
    const giveUp = (): void => {
      const who = [...asked].map((key) => `${key} ${answers.has(key) ? 'names none' : 'does not answer'}`);
      reject(new NoLeader(`No leader of the store was found: ${who.join(', ') || 'no node is known'}`));
    };
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });

    const keepAsking = async (seed: Seed): Promise<void> => {
      const key = keyOf(seed);
      while (!signal.aborted) {
        const members = await this.gossip.ask(seed, ANSWER_MS).catch(() => undefined);
        if (members === undefined) answers.delete(key);
        else {
          answers.set(key, members);
          this.#heardOf = members.map(({ endpoint }) => endpoint);
          begin(this.#heardOf);
        }
        const leader = leaderIn(answers, performance.now() - began < PATIENCE_MS);
        if (leader !== undefined) {
          resolve(leader);
          return;
        }
        await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
    };
    const begin = (seeds: readonly Seed[]): void => {
      for (const seed of seeds) {
        if (asked.has(keyOf(seed)) || asked.size >= MOST_NODES || signal.aborted) continue;
        asked.add(keyOf(seed));
        void keepAsking(seed);
      }
    };
    begin(this.#heardOf);
    void this.#seeds().then(begin);
    return promise;
  }

  /** What the connection string names; of one name for all nodes, each address that it has. */
  async #seeds(): Promise<readonly Seed[]> {
    const { endpoints, isOneName } = this.address;
    const [first] = endpoints;
    if (!isOneName || first === undefined) return endpoints;
    const addresses = await lookup(first.host, { all: true }).catch(() => []);
    return addresses.map(({ address, family }) => ({
      host: family === 6 ? `[${address}]` : address,
      port: first.port,
      name: first.host,
    }));
  }
}
