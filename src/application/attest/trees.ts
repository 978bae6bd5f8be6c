/** Grows the Merkle tree of a process from the log, as far as it is asked for. */
import { leafHash, subtreesCompletedBy, type HashAt, type Subtree } from '../../attestation/merkle.js';
import { envelopeOf } from '../../log/chain.js';
import type { RecordedEvent } from '../../log/event-log.js';
import type { Progress } from '../query/past-history.js';

/** How far the tree of a process is kept. */
export interface KeptTree {
  readonly size: number;
  /** The hash that the last of its entries has in the chain. */
  readonly hash: string;
}

/** What keeps trees: `TreeFile`. */
export interface Trees {
  treeOf(process: string): KeptTree | undefined;
  /** @throws Error where it is not kept */
  hashAt(process: string, level: number, index: number): Buffer;
  add(
    process: string,
    was: KeptTree | undefined,
    change: { readonly subtrees: readonly Subtree[]; readonly now: KeptTree },
  ): boolean;
  forget(process: string): void;
  consistently<T>(work: () => T): T;
}

/** What is read of the log: `LogFileReader`. */
export interface StreamPages {
  pageOfStream(
    stream: string,
    bounds: { readonly after: number; readonly before: number; readonly backwards: boolean },
    limit: number,
  ): { readonly events: readonly RecordedEvent[] };
}

/** Few enough that another thread, or another server's command, does not wait long for the file. */
const SLICE = 500;

/** What became of a tree: `remade` where the one that was kept was made of another history than the log has now. */
export interface Grown {
  readonly size: number;
  readonly remade: boolean;
}

/** Whether a tree was made of the history that the log has. */
export function isOf(log: StreamPages, process: string, { size, hash }: KeptTree): boolean {
  return entryAt(log, process, size - 1)?.hash === hash;
}

/** The entry of a revision, if there is one. */
export function entryAt(log: StreamPages, process: string, revision: number): RecordedEvent | undefined {
  const bounds = { after: revision - 1, before: revision + 1, backwards: false };
  return log.pageOfStream(process, bounds, 1).events[0];
}

/** How many entries a process has. */
export function sizeOf(log: StreamPages, process: string): number {
  const bounds = { after: -1, before: Number.MAX_SAFE_INTEGER, backwards: true };
  const [newest] = log.pageOfStream(process, bounds, 1).events;
  return newest ? newest.revision + 1 : 0;
}

/** Brings the tree of a process up to a size that the log has, slice by slice. */
export function growTree(
  { log, trees }: { readonly log: StreamPages; readonly trees: Trees },
  { process, size }: { readonly process: string; readonly size: number },
  progress: Progress,
): Grown {
  let kept = trees.treeOf(process);
  const remade = kept !== undefined && !isOf(log, process, kept);
  if (remade) {
    trees.forget(process);
    kept = undefined;
  }
  while ((kept?.size ?? 0) < size) {
    const from = kept?.size ?? 0;
    const bounds = { after: from - 1, before: size, backwards: false };
    const { events } = log.pageOfStream(process, bounds, SLICE);
    const last = events.at(-1);
    if (!last) break;
    const now = { size: last.revision + 1, hash: last.hash };
    const hashAt: HashAt = (level, index) => trees.hashAt(process, level, index);
    const subtrees = subtreesOf(events, hashAt, progress);
    // Where another thread has added them, it is gone on from there.
    kept = trees.add(process, kept, { subtrees, now }) ? now : trees.treeOf(process);
  }
  return { size: kept?.size ?? 0, remade };
}

/** The subtrees that entries complete, each of which may be made of those before. */
function subtreesOf(events: readonly RecordedEvent[], hashAt: HashAt, progress: Progress): Subtree[] {
  const added = new Map<string, Subtree>();
  const known: HashAt = (level, index) => added.get(`${level} ${index}`)?.hash ?? hashAt(level, index);
  for (const event of events) {
    progress.looked();
    for (const one of subtreesCompletedBy(event.revision, leafHash(envelopeOf(event)), known))
      added.set(`${one.level} ${one.index}`, one);
  }
  return [...added.values()];
}
