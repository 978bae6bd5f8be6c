/**
 * The shapes of what the API answers beside the rows of the read models. The schemas of the OpenAPI document are made of these
 * types and of their comments: `scripts/type-schemas.ts`.
 */
import type { WebhookAnswer } from '../application/webhooks/webhook-answer.js';
import type { KeyStatus } from '../application/access/key-status.js';
import type { RebuildState } from '../application/project/rebuild.js';
import type { ProjectionStatus } from '../application/project/status.js';
import type { ProblemDocument } from './problem.js';
import type { UnknownId } from '../application/query/unknown-ids.js';

export type { Self } from '../application/access/get-self.js';
export type { NamedCaller } from '../application/access/get-caller.js';
export type { ChangedKey, IssuedKey } from '../application/access/keys.js';
export type {
  AccessOverview,
  AnonymousAccess,
  ProcessRestriction,
} from '../application/access/who-may-what.js';
export type { ListAnswer, RowAnswer } from '../application/query/ask.js';
export type { SearchMatch } from '../application/query/search.js';
export type { ChosenText } from '../domain/values/chosen-text.js';
export type { Difference } from '../application/query/difference.js';
export type { ProblemDocument } from './problem.js';
export type { DraftAnswer, DraftPage, JudgedDraft } from '../application/drafts/draft-answer.js';
export type { WebhookAnswer, WebhookWithSecret } from '../application/webhooks/webhook-answer.js';
export type { DeliveryAttempt } from '../domain/webhooks/delivery.js';
export type { SheetReport } from '../application/sheets/sheet-report.js';

/** An event of the log: its envelope, then what was posted. */
export interface Event {
  readonly processId: string;
  readonly position: string;
  readonly revision: number;
  /**
   * The id of the entry.
   * @format uuid
   */
  readonly id: string;
  /** The event type. */
  readonly type: string;
  /** The version of the format of its payload. */
  readonly version: number;
  readonly recordedAt: string;
  /** Only where the store took it in late: it counts for `knownAt` from then on. */
  readonly knownSince?: string;
  readonly recordedBy: string;
  /** Who proposed it, where it was accepted from a draft. */
  readonly proposedBy?: string;
  /** The `hash` of the event before it in its process; null at revision 0. */
  readonly previousHash: string | null;
  /**
   * SHA-256 of the canonical JSON (RFC 8785) of `{bodyHash, id, previousHash, recordedAt, recordedBy, revision, stream, type,
   * version}`; `stream` is `processId`.
   */
  readonly hash: string;
  /** SHA-256 of the 16 bytes of `salt`, then the canonical JSON of what was posted: `{data, note?, occurred?, proposedBy?, sources?}`. */
  readonly bodyHash: string;
  /** 16 random bytes in hex; null once what was posted was erased. */
  readonly salt: string | null;
  /** What was posted was erased: this is what an `EntryRedacted` has left of it. */
  readonly redacted?: true;
  /** As posted: EDTF or ISO 8601. */
  readonly occurred?: string;
  /** The payload; see the schema of the type. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The sources, each as `Source` has it. */
  readonly sources?: readonly Readonly<Record<string, unknown>>[];
  /** A remark in one or more languages. */
  readonly note?: Readonly<Record<string, unknown>>;
}

/** An entry with every editorial entry about it. */
export interface EventDetail extends Event {
  /** The editorial entries about it, and about those, in recorded order. */
  readonly about: readonly Event[];
}

/** A page of the entries of a process. */
export interface EventPage {
  /** In recorded order. */
  readonly items: readonly Event[];
  readonly nextCursor: string | null;
}

/** The schemas of the payloads. */
export interface PayloadSchemas {
  /** In the order of the catalogue. */
  readonly items: readonly PayloadSchema[];
}

/** Where the schema of a payload is. */
export interface PayloadSchema {
  /** The event type. */
  readonly type: string;
  /** The version of the format of its payload. */
  readonly version: number;
  /** Relative to the server. */
  readonly url: string;
  /** What the event says, in one sentence. */
  readonly summary: string;
  /** Whether an entry of it needs a source. */
  readonly sourced: boolean;
}

/** A page of the log. */
export interface LogPage {
  /** In recorded order. */
  readonly items: readonly Event[];
  /** Where to go on; null when the page reaches the head. */
  readonly nextAfter: string | null;
  /** The position of the head. */
  readonly position: string;
}

/** Where an entry is on the record. */
export interface ReceiptEntry {
  /**
   * The id of the entry: the one that was posted, or one that was made for it.
   * @format uuid
   */
  readonly id: string;
  /** The event type. */
  readonly type: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
  /** SHA-256, see `Event`. */
  readonly hash: string;
}

/** Entries that are on the record. */
export interface Receipt {
  readonly processId: string;
  /** Of the last of the entries. */
  readonly revision: number;
  /** Of the last of the entries. */
  readonly position: string;
  /** In the order in which they were posted. */
  readonly events: readonly ReceiptEntry[];
  /** What has become of what was there; only where there is an `EntryRedacted` among the entries. */
  readonly erasure?: Erasure;
}

/** What has become of what an `EntryRedacted` erases. */
export interface Erasure {
  /** `erased`: nothing of it is left in the files of this server; `under-way`: it is being erased still. */
  readonly files: 'erased' | 'under-way';
  /** The same of the store; `kept`: a cluster keeps its own bytes until the log is copied into a fresh store. */
  readonly store: 'erased' | 'under-way' | 'kept';
  /** The same in words, with what this does not reach. */
  readonly detail: string;
}

/** An entry that would be recorded. */
export interface DryRunEntry {
  /**
   * The id that it was posted with, or one that was made for it.
   * @format uuid
   */
  readonly id: string;
  /** The event type. */
  readonly type: string;
}

/** What would be recorded; nothing was. */
export interface DryRun {
  /** Tells it from a receipt. */
  readonly dryRun: true;
  readonly processId: string;
  /** In the order in which they were posted. */
  readonly events: readonly DryRunEntry[];
}

/** What a post that recorded nothing new answers; only a dry run has `dryRun`. */
export type Outcome = Receipt | DryRun;

/** How far an import has come. */
export interface ImportProgress {
  /** Every line up to here is on the record; in a dry run: is decided. */
  readonly line: number;
  /** How many entries were recorded. */
  readonly committed?: number;
  /** Of a dry run: how many entries would be recorded. */
  readonly accepted?: number;
  /** Of a dry run: how many lines would be refused. */
  readonly refused?: number;
  /** Of a dry run: how many lines are not told as refused, as all they lack is what a refused one would have brought. */
  readonly following?: number;
}

/** A line that is refused. Without `dryRun` it is the last that is answered. */
export interface ImportProblem {
  /** Which line, from 1; blank ones count. */
  readonly line: number;
  /** Why; its pointers are into the line. */
  readonly problem: ProblemDocument;
  /** How many entries were recorded; absent in a dry run. */
  readonly committed?: number;
}

/** All lines are on the record. */
export interface ImportEnd {
  /** There is nothing more. */
  readonly done: true;
  /** How many lines there were, blank ones too. */
  readonly lines: number;
  /** How many entries were recorded. */
  readonly committed: number;
  /** How many entries were on the record already. */
  readonly known: number;
  /** Of the last of the entries; 0 where there is none. */
  readonly position: string;
}

/** All lines are decided; nothing was recorded. */
export interface ImportDryRun {
  /** There is nothing more. */
  readonly done: true;
  /** Tells it from what was recorded. */
  readonly dryRun: true;
  /** How many lines there were, blank ones too. */
  readonly lines: number;
  /** How many entries would be recorded. */
  readonly accepted: number;
  /** How many entries are on the record already. */
  readonly known: number;
  /** How many lines would be refused; the first 1,000 of them were told. */
  readonly refused: number;
  /** How many lines are not told as refused, as all they lack is what a refused one would have brought. */
  readonly following: number;
}

/** A line of what an import answers. */
export type ImportMessage = ImportProgress | ImportProblem | ImportEnd | ImportDryRun;

/** The last event of a process. */
export interface ChainHead {
  readonly revision: number;
  /** Its hash, to be kept elsewhere. */
  readonly hash: string;
}

/** The chain of a process holds. */
export interface ChainIntact {
  readonly processId: string;
  /** Whether the chain holds. */
  readonly ok: true;
  /** How many events were checked. */
  readonly events: number;
  /** Null where there is none. */
  readonly head: ChainHead | null;
  /** The entries of which what was posted was erased. */
  readonly redacted: readonly ErasedEntry[];
}

/** An entry of which what was posted was erased. */
export interface ErasedEntry {
  readonly revision: number;
  /** Its id. */
  readonly eventId: string;
  /** The id of the `EntryRedacted` that says what is left. */
  readonly by: string;
}

/** The chain of a process breaks. */
export interface ChainBroken {
  readonly processId: string;
  /** Whether the chain holds. */
  readonly ok: false;
  /** Where it breaks. */
  readonly revision: number;
  /** Null where the event cannot be read. */
  readonly eventId: string | null;
  /** What does not hold: `body`, `hash`, `index`, `head` ... */
  readonly reason: string;
  /** What should be there. */
  readonly expected: string;
  /** What is there. */
  readonly actual: string;
}

/** Whether the chain of a process holds; if not, where it breaks. */
export type Verification = ChainIntact | ChainBroken;

/** How every read model stands. */
export interface Projections {
  /** One for each read model. */
  readonly items: readonly ProjectionStatus[];
}

/** Every key, those that were revoked too. */
export interface Keys {
  /** In the order in which they were made. */
  readonly items: readonly KeyStatus[];
}

/** Webhooks, those that were added first first. */
export interface Webhooks {
  /** Each as it stands. */
  readonly items: readonly WebhookAnswer[];
}

/** A rebuild that has begun, or was running. */
export interface Rebuild {
  /** The name of the read model. */
  readonly name: string;
  /** How it goes. */
  readonly rebuild: RebuildState;
}

/** What the server is, and where to go on. */
export interface Landing {
  /** `chancery`. */
  readonly name: string;
  /** The version of the software; that of the API is in the paths. */
  readonly version: string;
  /** What there is, by its path. */
  readonly links: Readonly<Record<string, string>>;
}

/** How the server is. */
export interface Health {
  /** `ok`; `degraded`: it answers and cannot record; `error`. */
  readonly status: string;
  /** Why not, where it is not. */
  readonly reason?: string;
  /** The parts that are well. */
  readonly info?: Readonly<Record<string, unknown>>;
  /** The parts that are not. */
  readonly error?: Readonly<Record<string, unknown>>;
  /** All parts. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What a feed says of its filter. */
export interface ContextData {
  /** The ids that name nothing on the record, 20 at most. */
  readonly unknown: readonly UnknownId[];
}

/** A row that no longer matches the filter or no longer exists. */
export interface GoneData {
  /** The read model, in the feed of all of them. */
  readonly projection?: string;
  readonly key: string;
}

/** Everything up to here has been sent. */
export interface UpToDateData {
  readonly position: string;
}

/** Forget what you have, a snapshot follows. An `id` that cannot be used gives this, never an error. */
export interface ResetData {
  /** Why what you have cannot be gone on with; `access-changed`: you may see other processes than when you had it. */
  readonly reason: 'projection-version' | 'unknown-id' | 'ahead-of-log' | 'access-changed';
}

/** A row that an entry changes in a replay. */
export interface ReplayedChange {
  readonly projection: string;
  readonly key: string;
  /** As the read model gives it; null: there is no such row any more. */
  readonly row: Readonly<Record<string, unknown>> | null;
}

/** A step of a replay: an entry with the row changes that it makes. */
export interface ReplayStep {
  /** The entry as a fold sees it, corrections applied in occurred order. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** The rows that it changes. */
  readonly changes: readonly ReplayedChange[];
}
