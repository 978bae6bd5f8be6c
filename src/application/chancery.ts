/** The parts that a running Chancery is made of. `src/compose.ts` builds them; use cases and the edge ask for them by the token. */
import type { EventLog, Micros } from '../log/event-log.js';
import type { MirrorStatus } from '../log/mirror-status.js';
import type { SqliteRows } from '../views/sqlite/sqlite-rows.js';
import type { SqliteViews } from '../views/sqlite/sqlite-views.js';
import type { Access } from './access/access.js';
import type { Authentication } from './access/authentication.js';
import type { DraftChanges } from './drafts/draft-changes.js';
import type { Drafts } from './drafts/drafts.js';
import type { Heads } from './attest/heads.js';
import type { Recorder } from './append/recorder.js';
import type { Feeds } from './feed/feeds.js';
import type { Heartbeat } from './feed/heartbeat.js';
import type { HeavyQuestions } from './heavy/heavy-questions.js';
import type { ProjectionThread } from './project/projection-thread.js';
import type { Readiness } from './project/readiness.js';
import type { Statuses } from './project/status.js';
import type { Erasing } from './redact/erasing.js';
import type { Publications } from './publish/publish-process.js';
import type { Ahead } from './record-clock.js';
import type { AsOfReader } from './query/as-of-reader.js';
import type { Ask } from './query/ask.js';
import type { WebhookParts } from './webhooks/webhooks.js';

/** Where entries are decided without being recorded. */
export interface Scratch {
  readonly recorder: Recorder;
  /** Forgets what was decided. */
  close(): Promise<void>;
}

export interface Chancery {
  /** Who may what. */
  readonly access: Access;
  /** Who is who. */
  readonly authentication: Authentication;
  readonly log: EventLog;
  readonly views: SqliteViews;
  readonly rows: SqliteRows;
  readonly recorder: Recorder;
  /** Entries that are proposed for processes. */
  readonly drafts: Drafts;
  /** When there is more of them. */
  readonly draftChanges: DraftChanges;
  readonly webhooks: WebhookParts;
  /** A recorder on a log that begins as this one is and that nobody else sees. */
  readonly openScratch: () => Scratch;
  /** Bytes that all threads keep of what they have read, roughly. */
  readonly cachedBytes: () => number;
  /** How large the log on this machine is: of a log on a cluster, its mirror. @throws LogUnavailable, LogCorrupt */
  readonly logSize: () => { readonly entries: number; readonly bytes: number };
  /** Erases what redactions say is to go. */
  readonly erasing: Erasing;
  /** Keeps the rows. */
  readonly projection: ProjectionThread;
  readonly statuses: Statuses;
  readonly readiness: Readiness;
  /** How far the record is ahead of the clock. */
  readonly ahead: () => Ahead | undefined;
  /** No moment of a sound record lies after this one. */
  readonly latest: () => Micros;
  /** How the mirror stands, where there is one. */
  readonly mirror?: () => MirrorStatus;
  /** Resolves when the server has to end: the store has turned out to be another one than its mirror is a copy of. */
  readonly strange?: Promise<Error>;
  readonly asOf: AsOfReader;
  readonly ask: Ask;
  readonly publications: Publications;
  readonly heavy: HeavyQuestions;
  /** Signed heads of processes, and proofs. */
  readonly heads: Heads;
  readonly feeds: Feeds;
  /** How far the rows, and so the feeds, have come. */
  readonly heartbeat: Heartbeat;
  /** Begins to take the log into the rows. */
  start(): void;
  /** Takes no more entries, is no longer ready, and finishes what it has taken. */
  drain(): Promise<void>;
  /** Stops every part in the order in which they depend on each other, and closes the files. */
  stop(): Promise<void>;
}

export const CHANCERY = Symbol('CHANCERY');
