/** Where the events of each draft of a process lie, and which entries wait: numbers and ids, nothing of what was proposed. */
import type { DraftState } from '../../domain/drafts/draft.js';
import type { DraftEvent } from '../../domain/drafts/events.js';
import type { RecordedEvent, StreamHead } from '../../log/event-log.js';

export interface IndexedDraft {
  readonly revisions: number[];
  readonly waiting: Set<string>;
  isAccepted: boolean;
  /** The position of its last event. */
  changed: number;
}

/** A draft that has changed, and the position of its last event. */
export interface DraftPlace {
  readonly draftId: string;
  readonly position: number;
}

/** What a draft takes in memory with the ids that wait, and what each of its events adds: roughly, in bytes. */
const DRAFT_BYTES = 400;
const EVENT_BYTES = 60;

export class DraftIndex {
  readonly drafts = new Map<string, IndexedDraft>();
  head: StreamHead | null = null;
  /** One for each event, by their positions. */
  private readonly changes: DraftPlace[] = [];

  get bytes(): number {
    return DRAFT_BYTES * (1 + this.drafts.size) + EVENT_BYTES * this.changes.length;
  }

  /** How many drafts wait. */
  get waiting(): number {
    let count = 0;
    for (const draft of this.drafts.values()) if (draft.waiting.size > 0) count += 1;
    return count;
  }

  /** The first drafts whose last event lies after a position, by the positions of those. */
  changedAfter(position: number, limit: number): DraftPlace[] {
    const found: DraftPlace[] = [];
    for (let i = this.firstAfter(position); i < this.changes.length && found.length < limit; i++) {
      const change = this.changes[i];
      if (change && this.drafts.get(change.draftId)?.changed === change.position) found.push(change);
    }
    return found;
  }

  take(event: DraftEvent, { revision, hash, position }: RecordedEvent): void {
    const { draftId } = event.data;
    const changed = Number(position);
    const draft = this.drafts.get(draftId) ?? {
      revisions: [],
      waiting: new Set(),
      isAccepted: false,
      changed,
    };
    this.drafts.set(draftId, draft);
    draft.revisions.push(revision);
    draft.changed = changed;
    this.changes.push({ draftId, position: changed });
    this.head = { revision, hash };
    if (event.type === 'DraftProposed' || event.type === 'DraftRevised') {
      draft.waiting.clear();
      for (const { entry } of event.data.items) draft.waiting.add(entry.id);
    } else {
      for (const id of event.data.entryIds) draft.waiting.delete(id);
      if (event.type === 'DraftAccepted') draft.isAccepted = true;
    }
  }

  private firstAfter(position: number): number {
    let [low, high] = [0, this.changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.changes[middle]?.position ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

export function stateOf({ waiting, isAccepted }: IndexedDraft): DraftState {
  if (waiting.size > 0) return 'waiting';
  return isAccepted ? 'accepted' : 'rejected';
}
