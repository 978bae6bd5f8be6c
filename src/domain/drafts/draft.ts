/** A draft, folded from its events. */
import type { DraftEvent, DraftItem, DraftText } from './events.js';

export const draftStates = ['waiting', 'accepted', 'rejected'] as const;

export type DraftState = (typeof draftStates)[number];

export interface DraftEntry extends DraftItem {
  readonly state: DraftState;
  /** Who decided on it, once somebody has. */
  readonly decidedBy?: string;
  /** Why it was rejected. */
  readonly reason?: string;
}

/** One thing that happened to a draft. */
export interface DraftStep {
  readonly type: DraftEvent['type'];
  readonly by: string;
  readonly at: string;
  /** The entries that it is about. */
  readonly entryIds: readonly string[];
  readonly reason?: string;
}

export interface Draft {
  readonly draftId: string;
  /** How many things have happened to it: whoever changes it says which version it has seen. */
  readonly version: number;
  /** `waiting` while an entry waits; then `accepted` if any was, otherwise `rejected`. */
  readonly state: DraftState;
  readonly proposedBy: string;
  readonly texts: readonly DraftText[];
  readonly entries: readonly DraftEntry[];
  /** What was proposed, as it came. */
  readonly proposed: { readonly texts: readonly DraftText[]; readonly items: readonly DraftItem[] };
  readonly history: readonly DraftStep[];
}

/** Who recorded an event, and when. */
export interface DraftRecording {
  readonly by: string;
  readonly at: string;
}

/** Undefined where the event is about a draft that was never proposed. */
export function evolveDraft(
  draft: Draft | undefined,
  event: DraftEvent,
  { by, at }: DraftRecording,
): Draft | undefined {
  if (event.type === 'DraftProposed') {
    const { draftId, texts, items } = event.data;
    const entries = items.map((item): DraftEntry => ({ ...item, state: 'waiting' }));
    const step: DraftStep = { type: event.type, by, at, entryIds: idsOf(items) };
    return {
      draftId,
      version: 1,
      state: stateOf(entries),
      proposedBy: by,
      texts,
      entries,
      proposed: { texts, items },
      history: [step],
    };
  }
  return draft && changed(draft, event, { by, at });
}

function changed(
  draft: Draft,
  event: Exclude<DraftEvent, { type: 'DraftProposed' }>,
  { by, at }: DraftRecording,
): Draft {
  const step = { type: event.type, by, at };
  switch (event.type) {
    case 'DraftRevised': {
      const { texts, items } = event.data;
      const decided = draft.entries.filter(({ state }) => state !== 'waiting');
      const waiting = items.map((item): DraftEntry => ({ ...item, state: 'waiting' }));
      return next(draft, [...decided, ...waiting], { ...step, entryIds: idsOf(items) }, texts);
    }
    case 'DraftAccepted': {
      const { entryIds } = event.data;
      const named = new Set(entryIds);
      // What is on the record is accepted, whatever was said of it meanwhile.
      const entries = draft.entries.map(({ entry, quotes, ...rest }): DraftEntry =>
        named.has(entry.id)
          ? { entry, quotes, state: 'accepted', decidedBy: by }
          : { entry, quotes, ...rest },
      );
      return next(draft, entries, { ...step, entryIds });
    }
    case 'DraftRejected': {
      const { entryIds, reason } = event.data;
      const named = new Set(entryIds);
      const entries = draft.entries.map((one): DraftEntry =>
        named.has(one.entry.id) ? { ...one, state: 'rejected', decidedBy: by, reason } : one,
      );
      return next(draft, entries, { ...step, entryIds, reason });
    }
  }
}

function next(
  draft: Draft,
  entries: readonly DraftEntry[],
  step: DraftStep,
  texts: readonly DraftText[] = [],
): Draft {
  return {
    ...draft,
    version: draft.version + 1,
    state: stateOf(entries),
    texts: [...draft.texts, ...texts],
    entries,
    history: [...draft.history, step],
  };
}

function stateOf(entries: readonly DraftEntry[]): DraftState {
  if (entries.some(({ state }) => state === 'waiting')) return 'waiting';
  return entries.some(({ state }) => state === 'accepted') ? 'accepted' : 'rejected';
}

function idsOf(items: readonly DraftItem[]): readonly string[] {
  return items.map(({ entry }) => entry.id);
}
