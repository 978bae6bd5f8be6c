/** Signed heads of processes and the proofs that belong to them. */
import { consistencyProof, inclusionProof, rootOf, type HashAt } from '../../attestation/merkle.js';
import { verifierKeyText } from '../../attestation/signed-note.js';
import { consistencyText, entryProofText } from '../../attestation/proof-text.js';
import type { SigningKeys } from '../../attestation/signing-keys.js';
import { envelopeOf } from '../../log/chain.js';
import { LogCorrupt, type RecordedEvent } from '../../log/event-log.js';
import type { HeavyQuestions } from '../heavy/heavy-questions.js';
import { processNotFound, Refused } from '../refusals.js';
import { verifierLines } from './new-key.js';
import { signedHead } from './signed-head.js';
import { entryAt, isOf, sizeOf, type Grown, type StreamPages, type Trees } from './trees.js';

/** What is read of the log. */
export interface HeadLog extends StreamPages {
  eventById(stream: string, id: string): RecordedEvent | undefined;
}

/** The verifier key that the servers of a store sign with. */
export interface NamedKey {
  /** Undefined until one of them has named it. */
  readonly verifierKey: () => string | undefined;
  readonly name: (verifierKey: string) => Promise<void>;
}

export interface HeadParts {
  readonly log: HeadLog;
  readonly trees: Trees;
  /** Undefined: this server has no key. */
  readonly keys: SigningKeys | undefined;
  /** What the store says its servers sign with; absent where no other server signs for it. */
  readonly named?: NamedKey;
  readonly heavy: Pick<HeavyQuestions, 'ask'>;
  /** Told when a tree was made anew, because the log has another history than it was made of. */
  readonly remade: (process: string) => void;
}

export class Heads {
  readonly #growing = new Map<string, Promise<void>>();

  constructor(private readonly parts: HeadParts) {}

  /** What the signatures of heads are checked with, one a line, the oldest first. @throws Refused no-signing-key */
  verifierKeys(): string {
    return verifierLines(this.keys());
  }

  /**
   * The head of a process, a signed note. The same size gives the same text for ever.
   * @param wanted absent: of all entries that it has now
   * @throws Refused process-not-found, size-not-reached, no-signing-key, too-many-questions
   */
  async head(process: string, wanted?: number): Promise<string> {
    const size = await this.grown(process, wanted);
    return this.read(process, (hashAt) => this.signed(process, size, hashAt));
  }

  /** What shows that an entry is under a head. @throws Refused not-found, entry-beyond-size and what `head` throws */
  async entryProof(process: string, id: string, wanted?: number): Promise<string> {
    const size = await this.grown(process, wanted);
    const event = this.parts.log.eventById(process, id);
    if (!event) throw new Refused('not-found', `expected an entry of process "${process}", ${id} is none`);
    const { revision: index } = event;
    if (index >= size)
      throw new Refused(
        'entry-beyond-size',
        `expected a size of ${index + 1} or more, which the entry of revision ${index} is under; got ${size}`,
        'size',
      );
    return this.read(process, (hashAt) => {
      const hashes = inclusionProof(index, size, hashAt);
      return entryProofText({ leaf: envelopeOf(event), index, hashes }, this.signed(process, size, hashAt));
    });
  }

  /** What shows that an earlier head is the beginning of a later one. @throws Refused invalid-query and what `head` throws */
  async consistency(process: string, from: number, to?: number): Promise<string> {
    const size = await this.grown(process, to);
    if (from > size)
      throw new Refused(
        to === undefined ? 'size-not-reached' : 'invalid-query',
        `parameter "from": expected a size of at most ${size}, got ${from}`,
        'from',
      );
    return this.read(process, (hashAt) =>
      consistencyText(from, consistencyProof(from, size, hashAt), this.signed(process, size, hashAt)),
    );
  }

  /** Has the tree of a process reach a size, and says which: the one that is wanted, or that of all entries. */
  private async grown(process: string, wanted: number | undefined): Promise<number> {
    await this.nameKey();
    const { log, trees } = this.parts;
    const there = sizeOf(log, process);
    if (there === 0) throw processNotFound(process);
    const size = wanted ?? there;
    if (size > there)
      throw new Refused(
        'size-not-reached',
        `expected a size of at most ${there}, as many entries as process "${process}" has here; got ${size}`,
        'size',
      );
    for (;;) {
      const kept = trees.treeOf(process);
      if (kept !== undefined && kept.size >= size && isOf(log, process, kept)) return size;
      await this.grow(process, there);
    }
  }

  /** One at a time for each process, for all that wait for it. */
  private async grow(process: string, size: number): Promise<void> {
    let growing = this.#growing.get(process);
    if (!growing) {
      growing = this.growOnce(process, size).finally(() => this.#growing.delete(process));
      this.#growing.set(process, growing);
    }
    await growing;
  }

  private async growOnce(process: string, size: number): Promise<void> {
    const { heavy, remade } = this.parts;
    const { text } = await heavy.ask(
      { kind: 'grow-tree', process, size },
      { caller: `tree of ${process}`, signal: new AbortController().signal },
    );
    const grown = JSON.parse(text) as Grown;
    if (grown.remade) remade(process);
    if (grown.size < size)
      throw new LogCorrupt(`expected ${size} entries of process ${process} in the log, got ${grown.size}`);
  }

  private read<T>(process: string, work: (hashAt: HashAt) => T): T {
    const { trees } = this.parts;
    return trees.consistently(() => work((level, index) => trees.hashAt(process, level, index)));
  }

  private signed(process: string, size: number, hashAt: HashAt): string {
    const last = entryAt(this.parts.log, process, size - 1);
    if (!last) throw new LogCorrupt(`expected an entry of revision ${size - 1} of process ${process}`);
    const { recordedAt } = last;
    return signedHead(this.keys(), { process, size, root: rootOf(size, hashAt), recordedAt });
  }

  /** Says to the other servers of the store what is signed with. @throws Refused no-signing-key, store-unavailable */
  private async nameKey(): Promise<void> {
    const { newest } = this.keys();
    const { named } = this.parts;
    if (named && named.verifierKey() !== newest) await named.name(newest);
  }

  /** @throws Refused no-signing-key */
  private keys(): SigningKeys {
    const { keys, named } = this.parts;
    if (!keys)
      throw new Refused(
        'no-signing-key',
        'this server was given no key to sign heads with: on a cluster every server is given the same ones',
      );
    const expected = named?.verifierKey();
    // Who has the named key and a newer one has been given that first, and names it.
    if (expected !== undefined && !keys.verifierKeys.some((key) => verifierKeyText(key) === expected))
      throw new Refused(
        'no-signing-key',
        'this server has another signing key than the others on its store, and signs nothing with it',
      );
    return keys;
  }
}
