/** Where the events of each draft of a process lie, and which entries wait: numbers and ids, nothing of what was proposed. */
import type { DraftState } from '../../domain/drafts/draft.js';
import type { DraftEvent } from '../../domain/drafts/events.js';
import type { StreamHead } from '../../log/event-log.js';

export interface IndexedDraft {
  readonly revisions: number[];
  readonly waiting: Set<string>;
  isAccepted: boolean;
}

/** What a draft and an id take in memory, roughly, in bytes. */
const DRAFT_BYTES = 400;

export class DraftIndex {
  readonly drafts = new Map<string, IndexedDraft>();
  head: StreamHead | null = null;

  get bytes(): number {
    return DRAFT_BYTES * (1 + this.drafts.size);
  }

  /** How many drafts wait. */
  get waiting(): number {
    let count = 0;
    for (const draft of this.drafts.values()) if (draft.waiting.size > 0) count += 1;
    return count;
  }

  take(event: DraftEvent, head: StreamHead): void {
    const { draftId } = event.data;
    const draft = this.drafts.get(draftId) ?? { revisions: [], waiting: new Set(), isAccepted: false };
    this.drafts.set(draftId, draft);
    draft.revisions.push(head.revision);
    this.head = head;
    if (event.type === 'DraftProposed' || event.type === 'DraftRevised') {
      draft.waiting.clear();
      for (const { entry } of event.data.items) draft.waiting.add(entry.id);
    } else {
      for (const id of event.data.entryIds) draft.waiting.delete(id);
      if (event.type === 'DraftAccepted') draft.isAccepted = true;
    }
  }
}

export function stateOf({ waiting, isAccepted }: IndexedDraft): DraftState {
  if (waiting.size > 0) return 'waiting';
  return isAccepted ? 'accepted' : 'rejected';
}
