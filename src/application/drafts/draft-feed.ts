/**
 * The drafts of a process as a feed like those of the read models: every draft whose last change lies after the client's place,
 * oldest change first, then what comes. The places are positions of the log, so that any server goes on from them.
 */
import type { DraftState } from '../../domain/drafts/draft.js';
import { reasonBetween } from '../feed/editions.js';
import { readFeedId, writeFeedId } from '../feed/feed-id.js';
import { writeFrame } from '../feed/frame.js';
import type { Heartbeat } from '../feed/heartbeat.js';
import { writeReset, writeUpToDate, type Edition, type ResetReason } from '../feed/messages.js';
import { draftSummary } from './draft-answer.js';
import type { Changes } from './draft-changes.js';
import type { DraftPlace } from './draft-index.js';
import type { Drafts, PlacedDraft } from './drafts.js';

/** What ids of this feed begin with. */
const DRAFTS = 'drafts';

/** Of the rows: raised when a client has to forget those that it has. */
export const DRAFT_ROWS_VERSION = '1';

/** Drafts that are looked up at once. */
const PAGE = 100;

export interface DraftFeedQuestion {
  readonly processId: string;
  /** Undefined: all. */
  readonly states: readonly DraftState[] | undefined;
  /** Where the client stands, as it gives it, if it has been here. */
  readonly after: string | undefined;
  /** See `seenVersion`. */
  readonly version: string;
}

export interface DraftFeedSources {
  readonly drafts: Pick<Drafts, 'changedAfter' | 'placed'>;
  readonly heartbeat: Pick<Heartbeat, 'reaches'>;
  /** Of the drafts of the process. */
  readonly changes: Changes;
}

export class DraftFeed {
  private readonly edition: Edition;
  private place = 0;
  /** The client has been told of everything up to here; undefined while it is sent its snapshot. */
  private since: number | undefined;
  /** The drafts that the client holds; undefined where nobody knows. */
  private held: Set<string> | undefined = new Set();

  constructor(
    private readonly sources: DraftFeedSources,
    private readonly question: DraftFeedQuestion,
  ) {
    this.edition = { name: DRAFTS, version: question.version };
  }

  /** Until the signal aborts. @throws LogUnavailable, LogCorrupt */
  async *frames(signal: AbortSignal): AsyncGenerator<string, void> {
    const { drafts, changes } = this.sources;
    const { processId } = this.question;
    const reason = await this.resume(signal);
    if (reason) yield writeReset(this.edition, { position: 0, clock: 0 }, reason);
    let isTold = false;
    while (!signal.aborted) {
      const seen = changes.count;
      const page = await drafts.changedAfter(processId, this.place, PAGE);
      for (const changed of page) {
        const frame = await this.frame(changed);
        this.place = changed.position;
        if (frame !== undefined) yield frame;
      }
      if (page.length > 0) continue;
      this.since = this.place;
      if (!isTold) yield writeUpToDate(this.edition, { position: this.place, clock: 0 });
      isTold = true;
      await changes.past(seen, signal);
    }
  }

  /** Finds where the client goes on; gives why it cannot. */
  private async resume(signal: AbortSignal): Promise<ResetReason | undefined> {
    const { after } = this.question;
    if (after === undefined) return undefined;
    const known = readFeedId(after);
    if (known?.name !== DRAFTS) return 'unknown-id';
    const reason = reasonBetween(known.version, this.edition.version);
    if (reason) return reason;
    if (!(await this.sources.heartbeat.reaches(known.position, signal))) return 'ahead-of-log';
    this.place = known.position;
    // A client that was cut before it was sent anything holds nothing.
    if (known.position === 0) return undefined;
    this.since = known.position;
    this.held = undefined;
    return undefined;
  }

  /** Undefined where the client need not be told. */
  private async frame({ draftId, position }: DraftPlace): Promise<string | undefined> {
    const { processId, states } = this.question;
    const placed = await this.sources.drafts.placed(processId, draftId);
    if (!placed) return undefined;
    const id = writeFeedId({ ...this.edition, position, clock: 0 });
    if (states?.includes(placed.draft.state) === false) {
      if (this.held?.delete(draftId) === false) return undefined;
      return writeFrame({ event: 'gone', id, data: JSON.stringify({ key: draftId }) });
    }
    this.held?.add(draftId);
    return writeFrame({ event: 'row', id, data: JSON.stringify(this.row(processId, placed)) });
  }

  private row(processId: string, { draft, positions }: PlacedDraft): object {
    const { since } = this;
    const row = draftSummary(processId, draft);
    const position = String(positions.at(-1) ?? 0);
    const cause = draft.history.filter((_, i) => (positions[i] ?? 0) > (since ?? 0));
    return { key: draft.draftId, row, position, ...(since === undefined ? {} : { cause }) };
  }
}
