/** A draft as it is answered. */
import type { Draft, DraftState } from '../../domain/drafts/draft.js';
import type { DraftText, Verdict } from '../../domain/drafts/events.js';

/** An entry that is proposed, with the words that it was read from. */
export interface DraftEntryAnswer {
  /** As it would be posted; it has the same `id` on the record once it is accepted. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** Words that stand in a text of the draft, each with the name of the text. */
  readonly quotes: readonly { readonly text: string; readonly quote: string }[];
  readonly state: DraftState;
  /** The caller who accepted or rejected it. */
  readonly decidedBy?: string;
  /** Why it was rejected. */
  readonly reason?: string;
}

/** Something that happened to a draft. */
export interface DraftStepAnswer {
  readonly type: 'DraftProposed' | 'DraftRevised' | 'DraftAccepted' | 'DraftRejected';
  /** The caller who did it. */
  readonly by: string;
  /** When it was recorded. */
  readonly at: string;
  /** The entries that it is about. */
  readonly entryIds: readonly string[];
  /** Why they were rejected. */
  readonly reason?: string;
}

/** Entries that somebody proposes for the record of a process. */
export interface DraftAnswer {
  /** The id of the draft. */
  readonly draftId: string;
  readonly processId: string;
  /** How many things have happened to it: whoever changes it says which version it has seen. */
  readonly version: number;
  /** `waiting` while an entry waits; then `accepted` if any was, otherwise `rejected`. */
  readonly state: DraftState;
  /** The caller who proposed it. */
  readonly proposedBy: string;
  /** When it was proposed. */
  readonly proposedAt: string;
  /** When something happened to it last. */
  readonly changedAt: string;
  /** What the entries were read from. */
  readonly texts: readonly DraftText[];
  /** Those that were decided first, once it was revised. */
  readonly entries: readonly DraftEntryAnswer[];
  readonly history: readonly DraftStepAnswer[];
}

/** A draft, and what the record would answer to its entries. */
export interface JudgedDraft {
  /** As it is now. */
  readonly draft: DraftAnswer;
  /** Of each entry that waits, decided together on the record as it is now. */
  readonly verdicts: readonly Verdict[];
}

/** A draft in a list: without its texts and its history. */
export type DraftSummary = Omit<DraftAnswer, 'texts' | 'history'>;

/** The drafts of a process, those that were proposed last first. */
export interface DraftPage {
  /** The drafts of the page. */
  readonly items: readonly DraftSummary[];
  readonly nextCursor: string | null;
}

export function draftAnswer(processId: string, draft: Draft): DraftAnswer {
  const { draftId, version, state, proposedBy, texts, entries, history } = draft;
  return {
    ...{ draftId, processId, version, state, proposedBy },
    proposedAt: history[0]?.at ?? '',
    changedAt: history.at(-1)?.at ?? '',
    ...{ texts, entries, history },
  };
}

export function draftSummary(processId: string, draft: Draft): DraftSummary {
  const { texts: _texts, history: _history, ...summary } = draftAnswer(processId, draft);
  return summary;
}
