/**
 * Sends a webhook its entries, one after the other in recorded order, and goes on only after each was taken. What was sent and
 * not noted yet is sent again by whoever goes on: a message may come twice, none is lost.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isSystemStream } from '../../domain/access/events.js';
import { sees } from '../../domain/access/visibility.js';
import {
  afterDelivery,
  afterFailure,
  heldUntil,
  parked,
  type DeliveryNote,
  type EventPlace,
} from '../../domain/webhooks/delivery.js';
import type { Webhook } from '../../domain/webhooks/webhook.js';
import type { EventLog, Position, RecordedEvent } from '../../log/event-log.js';
import type { Access } from '../access/access.js';
import type { Coverage } from '../project/coverage.js';
import type { DeliveryNotes, Noted } from './delivery-notes.js';
import { entryMessage, testMessage, type Message, type WriteEvent } from './messages.js';
import type { Sender } from './sender.js';
import { isWanted, type Rows } from './wanted.js';

export interface DeliveryParts {
  readonly access: Pick<Access, 'state' | 'holds' | 'grantsOf' | 'visibilityOf' | 'now'>;
  readonly log: Pick<EventLog, 'readAll'>;
  readonly notes: DeliveryNotes;
  readonly rows: Rows;
  /** What is sent is on the rows by then. */
  readonly coverage: Pick<Coverage, 'position'>;
  readonly sender: Sender;
  readonly write: WriteEvent;
  /** This server, where others may send in its place; undefined where there is no other. */
  readonly holder: string | undefined;
  /** Tells which secrets of webhooks this server can make. */
  readonly fingerprint: string;
  readonly tell: (text: string) => void;
}

/** Deliveries are noted when so many are not, or the first of them is so old. */
const NOTED_AFTER = 100;
const NOTED_AFTER_MS = 10_000;
/** Entries that nobody asked for are noted too, so that they are not looked at again and again. */
const PASSED_AFTER = 10_000;
/** For how long a note says that its server sends, and how much of that has to be left to go on. */
const LEASE_MS = 60_000;
const LEAST_LEASE_MS = 30_000;
const PAGE = 50;

interface Next {
  readonly message: Message;
  /** Absent: the first message to the URL. */
  readonly event?: RecordedEvent;
}

export class Delivery {
  private noted: Noted | undefined;
  /** How deliveries stand, as far as it is known here. */
  private note: DeliveryNote | undefined;
  /** Everything up to here was delivered or is not wanted, and the last entry of it. */
  private through: Position = 0n;
  private last: EventPlace | null = null;
  private page: RecordedEvent[] = [];
  private unnoted = 0;
  private passed = 0;
  private noteAt = Infinity;
  private isStrange = false;

  constructor(
    private readonly webhookId: string,
    private readonly parts: DeliveryParts,
  ) {}

  /** Everything up to here was delivered or is not wanted; undefined where this server does not know better than a note. */
  positionAfter({ head }: Noted): Position | undefined {
    return this.noted && this.noted.head?.revision === head?.revision ? this.through : undefined;
  }

  /** Whether nothing is sent until it is resumed, as far as it is known here. */
  get isParked(): boolean {
    return this.note?.parked != null;
  }

  /** How far it is behind the rows, as far as it is known here. */
  get lag(): bigint {
    const { position } = this.parts.coverage;
    return this.note && position > this.through ? position - this.through : 0n;
  }

  /**
   * Sends what there is to send. Gives when it is to be looked at again if nothing happens before, in ms since the epoch.
   * @throws LogUnavailable, LogCorrupt, AppendOutcomeUnknown
   */
  async turn(signal: AbortSignal): Promise<number> {
    await this.adopt();
    while (!signal.aborted) {
      const webhook = this.webhook();
      if (!webhook || !this.note) return Infinity;
      const wait = await this.waitsFor(webhook, this.note);
      if (wait !== undefined) return wait;
      const next = await this.next(webhook, this.note, signal);
      if (!next) return this.rest();
      if (!(await this.hold())) return this.parts.access.now();
      if (!(await this.send(webhook, next, signal))) return this.parts.access.now();
    }
    return Infinity;
  }

  /** Notes what is not noted, and lets another server go on. */
  async stop(): Promise<void> {
    if (this.note && (this.unnoted > 0 || this.holdsLease())) await this.write({ ...this.note, lease: null });
  }

  private webhook(): Webhook | undefined {
    return this.parts.access.state.webhooks.get(this.webhookId);
  }

  /** Takes over what somebody else has noted. */
  private async adopt(): Promise<void> {
    const webhook = this.webhook();
    if (!webhook) return;
    const newest = await this.parts.notes.newest(webhook);
    if (this.noted && newest.head?.revision === this.noted.head?.revision) return;
    this.settled(newest);
    this.through = this.parts.notes.positionOf(newest.note.after);
    this.last = newest.note.after;
    this.page = [];
  }

  private settled(noted: Noted): void {
    this.noted = noted;
    this.note = noted.note;
    this.unnoted = 0;
    this.passed = 0;
    this.noteAt = Infinity;
  }

  /** Until when nothing may be sent; undefined: something may. */
  private async waitsFor(webhook: Webhook, note: DeliveryNote): Promise<number | undefined> {
    const { access, holder, fingerprint, tell } = this.parts;
    const now = access.now();
    if (note.parked) return Infinity;
    const caller = { id: webhook.callerId };
    if (!access.holds(caller) || access.grantsOf(caller).length === 0) {
      await this.write({ ...parked(note, 'no-access', now), lease: null });
      tell(`webhook ${this.webhookId} is parked: its owner is granted nothing any more`);
      return Infinity;
    }
    if (webhook.fingerprint !== fingerprint) {
      if (!this.isStrange)
        tell(
          `webhook ${this.webhookId} is not sent: its secret was made from another CHANCERY_WEBHOOK_SECRET; ` +
            'rotate its secret, or give this server the one of before',
        );
      this.isStrange = true;
      return Infinity;
    }
    this.isStrange = false;
    const held = holder === undefined ? undefined : heldUntil(note, holder, now);
    if (held !== undefined) return held;
    const retryAt = note.failing ? Date.parse(note.failing.nextAt) : 0;
    return retryAt > now ? retryAt : undefined;
  }

  private async next(webhook: Webhook, note: DeliveryNote, signal: AbortSignal): Promise<Next | undefined> {
    const { access, write } = this.parts;
    if (note.confirmed !== webhook.url)
      return { message: testMessage(this.webhookId, new Date(access.now())) };
    const event = await this.nextWanted(webhook, signal);
    return event && { message: entryMessage(event, write), event };
  }

  private async nextWanted(webhook: Webhook, signal: AbortSignal): Promise<RecordedEvent | undefined> {
    const { log, coverage, rows } = this.parts;
    for (;;) {
      for (let event = this.page[0]; event; event = this.page[0]) {
        if (this.isAllowed(webhook, event) && isWanted(webhook.filter, event, rows)) return event;
        this.pass(event);
        this.passed += 1;
      }
      const upTo = coverage.position;
      if (upTo <= this.through || signal.aborted) return undefined;
      const bounds = { after: this.through, upTo, limit: PAGE };
      for await (const event of log.readAll(bounds)) this.page.push(event);
      if (this.page.length === 0) return undefined;
      await nextTurn();
    }
  }

  private isAllowed({ callerId }: Webhook, { stream }: RecordedEvent): boolean {
    const { access } = this.parts;
    const caller = { id: callerId };
    return access.holds(caller) && sees(access.visibilityOf(caller), stream);
  }

  private pass({ stream, id, position }: RecordedEvent): void {
    this.page.shift();
    this.through = position;
    if (!isSystemStream(stream)) this.last = { stream, id };
  }

  /** False: nobody knows how deliveries stand but whoever has noted it meanwhile. */
  private async send(webhook: Webhook, { message, event }: Next, signal: AbortSignal): Promise<boolean> {
    const { access, sender, tell } = this.parts;
    const { note } = this;
    const attempt = await sender.sendIf(() => !event || this.isAllowed(webhook, event), {
      webhook,
      message,
      signal,
    });
    if (!attempt || !note) return true;
    if (attempt.fault === null) {
      const done = event ? { entry: { stream: event.stream, id: event.id } } : { url: webhook.url };
      this.note = afterDelivery(note, attempt, done);
      if (event) this.pass(event);
      this.unnoted += 1;
      this.noteAt = Math.min(this.noteAt, access.now() + NOTED_AFTER_MS);
      const isDue = this.unnoted >= NOTED_AFTER || access.now() >= this.noteAt || !event;
      return isDue ? this.write(this.leased(this.note)) : true;
    }
    // It is read again for the next attempt: what was redacted meanwhile is not sent.
    this.page = [];
    const failed = afterFailure(note, attempt, access.now());
    const isWritten = await this.write({ ...failed, lease: null });
    if (isWritten && failed.parked) tell(`webhook ${this.webhookId} is parked: ${failed.parked.reason}`);
    return isWritten;
  }

  /** There is nothing to send. */
  private async rest(): Promise<number> {
    const { access } = this.parts;
    if (!this.note || (this.unnoted === 0 && this.passed < PASSED_AFTER && !this.holdsLease()))
      return Infinity;
    const isDue = this.passed >= PASSED_AFTER || access.now() >= this.noteAt;
    if (!isDue && this.noteAt < Infinity) return this.noteAt;
    await this.write({ ...this.note, lease: null });
    return Infinity;
  }

  /** Whether no other server sends for as long as the next message may take. */
  private async hold(): Promise<boolean> {
    const { access, holder } = this.parts;
    if (holder === undefined || !this.note) return true;
    const { lease } = this.note;
    const left = lease?.holder === holder ? Date.parse(lease.until) - access.now() : 0;
    return left >= LEAST_LEASE_MS || this.write(this.leased(this.note));
  }

  private leased(note: DeliveryNote): DeliveryNote {
    const { access, holder } = this.parts;
    if (holder === undefined) return note;
    return { ...note, lease: { holder, until: new Date(access.now() + LEASE_MS).toISOString() } };
  }

  private holdsLease(): boolean {
    return this.note?.lease != null && this.note.lease.holder === this.parts.holder;
  }

  /** False: somebody else has noted something, which holds. */
  private async write(note: DeliveryNote): Promise<boolean> {
    const head = this.noted?.head ?? null;
    const written = await this.parts.notes.write(this.webhookId, {
      note: { ...note, after: this.last },
      head,
    });
    if (written) this.settled(written);
    else this.noted = undefined;
    return written !== undefined;
  }
}
