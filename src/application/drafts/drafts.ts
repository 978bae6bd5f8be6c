/** The drafts of each process, in a stream of their own beside it. */
import { evolveDraft, type Draft, type DraftState } from '../../domain/drafts/draft.js';
import { DRAFT_VERSION, draftsStream, type DraftEvent } from '../../domain/drafts/events.js';
import type { DraftRefusal } from '../../domain/drafts/decide-draft.js';
import type { EventLog } from '../../log/event-log.js';
import { RecentlyUsed } from '../../views/recently-used.js';
import { newEntryId } from '../append/entry-ids.js';
import { Refused } from '../refusals.js';
import { readDraftEvent } from './draft-event.js';
import { DraftIndex, stateOf, type DraftPlace } from './draft-index.js';

/** Tries against others that change drafts of the process at the same moment. */
const ATTEMPTS = 20;
/** Bounds the indexes that are kept, in bytes, roughly; one that is not kept is read again. */
const INDEX_BYTES = 96 * 1024 * 1024;

export interface DraftChange {
  readonly processId: string;
  readonly draftId: string;
  /** The caller. */
  readonly by: string;
}

export interface DraftsPage {
  readonly drafts: readonly Draft[];
  /** The number of the proposal to go on before; null at the end. */
  readonly next: number | null;
}

/** A draft, and the position of each thing in its history. */
export interface PlacedDraft {
  readonly draft: Draft;
  readonly positions: readonly number[];
}

/** What is decided on a draft as it is: an event, nothing to do, or a refusal. */
export type DraftDecision = DraftEvent | DraftRefusal | undefined;

export class Drafts {
  private readonly indexes = new RecentlyUsed<string, DraftIndex>(INDEX_BYTES);

  constructor(private readonly log: Pick<EventLog, 'append' | 'readStream'>) {}

  /** Undefined where there is none. @throws LogUnavailable, LogCorrupt */
  async find(processId: string, draftId: string): Promise<Draft | undefined> {
    return (await this.placed(processId, draftId))?.draft;
  }

  /** The same with its places in the log. @throws LogUnavailable, LogCorrupt */
  async placed(processId: string, draftId: string): Promise<PlacedDraft | undefined> {
    return this.read(processId, await this.index(processId), draftId);
  }

  /** The first drafts whose last event lies after a position, by the positions of those. @throws LogUnavailable, LogCorrupt */
  async changedAfter(processId: string, position: number, limit: number): Promise<readonly DraftPlace[]> {
    return (await this.index(processId)).changedAfter(position, limit);
  }

  /** The revision of the last event of the drafts of a process; -1 where there is none. @throws LogUnavailable, LogCorrupt */
  async revision(processId: string): Promise<number> {
    return (await this.index(processId)).head?.revision ?? -1;
  }

  /** @throws Refused not-found; LogUnavailable, LogCorrupt */
  async get(processId: string, draftId: string): Promise<Draft> {
    const draft = await this.find(processId, draftId);
    if (draft) return draft;
    throw new Refused('not-found', `expected a draft of process "${processId}", "${draftId}" is none`);
  }

  /** Bytes of the indexes that are kept, roughly. */
  get cachedBytes(): number {
    return this.indexes.size;
  }

  /** How many drafts of a process wait. */
  async waiting(processId: string): Promise<number> {
    return (await this.index(processId)).waiting;
  }

  /** Those that were proposed last come first. `before` is a `next`. */
  async page(
    processId: string,
    { states, before, limit }: { states: readonly DraftState[] | undefined; before: number; limit: number },
  ): Promise<DraftsPage> {
    const index = await this.index(processId);
    const drafts: Draft[] = [];
    let last: number | null = null;
    for (const [draftId, indexed] of [...index.drafts].reverse()) {
      const [proposal = 0] = indexed.revisions;
      if (proposal >= before || states?.includes(stateOf(indexed)) === false) continue;
      if (drafts.length === limit) return { drafts, next: last };
      const read = await this.read(processId, index, draftId);
      if (read) drafts.push(read.draft);
      last = proposal;
    }
    return { drafts, next: null };
  }

  /**
   * Appends what is decided, after whatever others have done meanwhile. Resolves once that is durable.
   * @throws Refused by the decision, store-unavailable; LogUnavailable, LogCorrupt, AppendOutcomeUnknown
   */
  async change(
    { processId, draftId, by }: DraftChange,
    decide: (draft: Draft | undefined, waiting: number) => DraftDecision,
  ): Promise<Draft> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const index = await this.index(processId);
      const { head, waiting } = index;
      const draft = (await this.read(processId, index, draftId))?.draft;
      const decided = decide(draft, waiting);
      if (decided && 'code' in decided) throw refused(decided);
      if (!decided && draft) return draft;
      if (!decided) break;
      const event = {
        id: newEntryId(),
        type: decided.type,
        version: DRAFT_VERSION,
        recordedBy: by,
        body: { data: decided.data },
      };
      const outcome = await this.log.append(draftsStream(processId), [event], head);
      const [appended] = outcome.outcome === 'appended' ? outcome.events : [];
      if (!appended) continue;
      const changed = evolveDraft(draft, decided, { by, at: appended.recordedAt });
      if (changed) return changed;
    }
    throw new Refused(
      'store-unavailable',
      `the drafts of process "${processId}" changed again and again while this was decided; try again`,
    );
  }

  /** Takes in what the stream holds by now. */
  private async index(processId: string): Promise<DraftIndex> {
    const index = this.indexes.get(processId) ?? new DraftIndex();
    const after = index.head?.revision ?? -1;
    for await (const event of this.log.readStream(draftsStream(processId), { after })) {
      // Another question may have taken it in meanwhile.
      if (event.revision <= (index.head?.revision ?? -1)) continue;
      index.take(readDraftEvent(event), event);
    }
    this.indexes.set(processId, index, index.bytes);
    return index;
  }

  private async read(
    processId: string,
    index: DraftIndex,
    draftId: string,
  ): Promise<PlacedDraft | undefined> {
    let draft: Draft | undefined;
    const positions: number[] = [];
    for (const revision of [...(index.drafts.get(draftId)?.revisions ?? [])]) {
      const place = { after: revision - 1, limit: 1 };
      for await (const event of this.log.readStream(draftsStream(processId), place)) {
        draft = evolveDraft(draft, readDraftEvent(event), { by: event.recordedBy, at: event.recordedAt });
        if (draft) positions.push(Number(event.position));
      }
    }
    return draft && { draft, positions };
  }
}

function refused({ code, detail, pointer }: DraftRefusal): Refused {
  return new Refused(code, detail, pointer);
}
