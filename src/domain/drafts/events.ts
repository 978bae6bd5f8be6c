// This is the stored format of drafts: entries that are proposed for a process, in a stream of their own beside it.
import type { JsonObject } from '../validation/compounds.js';

/** A text that entries were read from. */
export interface DraftText {
  /** Unique in the draft: quotes name it. */
  readonly name: string;
  readonly url?: string;
  readonly text: string;
}

/** Words of a text, as they stand in it. */
export interface DraftQuote {
  /** The name of the text. */
  readonly text: string;
  readonly quote: string;
}

/** An entry as it would be posted; its id is the one that it has on the record once it is accepted. */
export type DraftedEntry = JsonObject & { readonly id: string };

export interface DraftItem {
  readonly entry: DraftedEntry;
  /** What it was read from. */
  readonly quotes: readonly DraftQuote[];
}

/** What the record would answer to an entry. */
export interface Verdict {
  readonly entryId: string;
  /** Whether it would be recorded, with the others. */
  readonly recordable: boolean;
  /** Why not. */
  readonly refusals: readonly VerdictRefusal[];
}

export interface VerdictRefusal {
  readonly code: string;
  /** JSON Pointer into the entry. */
  readonly pointer: string;
  /** What was expected, and what came. */
  readonly detail: string;
}

export interface DraftEvents {
  readonly DraftProposed: {
    readonly draftId: string;
    readonly texts: readonly DraftText[];
    readonly items: readonly DraftItem[];
    /** As of then. */
    readonly verdicts: readonly Verdict[];
  };
  /** The entries that wait are these from now on; texts are added. */
  readonly DraftRevised: {
    readonly draftId: string;
    readonly texts: readonly DraftText[];
    readonly items: readonly DraftItem[];
  };
  /** These are on the record, under the same ids. */
  readonly DraftAccepted: { readonly draftId: string; readonly entryIds: readonly string[] };
  readonly DraftRejected: {
    readonly draftId: string;
    readonly entryIds: readonly string[];
    readonly reason: string;
  };
}

export type DraftEventType = keyof DraftEvents;

export type DraftEvent = {
  readonly [Type in DraftEventType]: { readonly type: Type; readonly data: DraftEvents[Type] };
}[DraftEventType];

/** The version of the stored format of every event of a draft. */
export const DRAFT_VERSION = 1;

/** The stream of the drafts of a process. No process can have its name, which is no slug. */
export function draftsStream(processId: string): string {
  return `$drafts-${processId}`;
}
