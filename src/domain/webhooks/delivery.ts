/**
 * How the deliveries of a webhook stand. A note holds all of it, so that the newest one in the stream of the webhook is enough to
 * go on from. Moments are given: nothing here reads a clock.
 */

/** The stream of the notes of a webhook. */
export function deliveriesStream(webhookId: string): string {
  return `$webhook-${webhookId}`;
}

/** The version of the stored format of a note. */
export const DELIVERY_VERSION = 1;
export const DELIVERY_TYPE = 'DeliveriesNoted';

/** An event by what it is called: positions are those of one store, and a log can be copied into another. */
export interface EventPlace {
  readonly stream: string;
  readonly id: string;
}

export const parkedReasons = ['attempts-used-up', 'gone', 'no-access'] as const;
export type ParkedReason = (typeof parkedReasons)[number];

/** A message that was sent, or could not be. */
export interface DeliveryAttempt {
  /**
   * When it was begun.
   * @format date-time
   */
  readonly at: string;
  /** The `webhook-id` of the message. */
  readonly messageId: string;
  /** The status of the answer; null where there was none. */
  readonly status: number | null;
  /** How long it took. */
  readonly milliseconds: number;
  /** How the answer begins; null where there was none. */
  readonly answer: string | null;
  /** Why there was no answer that counts; null: it was delivered. */
  readonly fault: string | null;
}

/** This is the stored format. */
export interface DeliveryNote {
  /** Everything up to this event was delivered or is not wanted; null: nothing. */
  readonly after: EventPlace | null;
  /** The URL that has answered the first message as it should. */
  readonly confirmed: string | null;
  /** Entries that were delivered, each time that one was. */
  readonly delivered: number;
  readonly failing: { readonly attempts: number; readonly nextAt: string } | null;
  readonly parked: { readonly reason: ParkedReason; readonly at: string } | null;
  /** Which server sends, and until when no other does. */
  readonly lease: { readonly holder: string; readonly until: string } | null;
  /** The newest attempts, the last one last. */
  readonly attempts: readonly DeliveryAttempt[];
}

/** Attempts that a note keeps. */
export const MOST_ATTEMPTS_KEPT = 10;

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000] as const;

/** What is waited after each failure in a row, in ms: the example of the Standard Webhooks specification. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** How deliveries stand before anything was sent. */
export function nothingDelivered(after: EventPlace | null): DeliveryNote {
  return { after, confirmed: null, delivered: 0, failing: null, parked: null, lease: null, attempts: [] };
}

/** @param done what was delivered: an entry, or the first message to a URL */
export function afterDelivery(
  note: DeliveryNote,
  attempt: DeliveryAttempt,
  done: { readonly entry: EventPlace } | { readonly url: string },
): DeliveryNote {
  const kept = { ...note, failing: null, attempts: withAttempt(note, attempt) };
  return 'url' in done
    ? { ...kept, confirmed: done.url }
    : { ...kept, after: done.entry, delivered: note.delivered + 1 };
}

/** @param now ms since the epoch */
export function afterFailure(note: DeliveryNote, attempt: DeliveryAttempt, now: number): DeliveryNote {
  const attempts = (note.failing?.attempts ?? 0) + 1;
  const failed = { ...note, attempts: withAttempt(note, attempt) };
  if (attempt.status === 410) return parked(failed, 'gone', now);
  const wait = RETRY_AFTER_MS[attempts - 1];
  if (wait === undefined) return parked(failed, 'attempts-used-up', now);
  return { ...failed, failing: { attempts, nextAt: new Date(now + wait).toISOString() } };
}

/** Nothing is sent until it is resumed. */
export function parked(note: DeliveryNote, reason: ParkedReason, now: number): DeliveryNote {
  return { ...note, failing: null, parked: { reason, at: new Date(now).toISOString() } };
}

/** Goes on where it stood, at once. */
export function resumed(note: DeliveryNote): DeliveryNote {
  return { ...note, failing: null, parked: null };
}

/** Goes on after another event. */
export function replayed(note: DeliveryNote, after: EventPlace | null): DeliveryNote {
  return { ...resumed(note), after };
}

/** Until when another server sends, in ms since the epoch; undefined: it is free, or the holder's own. */
export function heldUntil({ lease }: DeliveryNote, holder: string, now: number): number | undefined {
  if (!lease || lease.holder === holder) return undefined;
  const until = Date.parse(lease.until);
  return until > now ? until : undefined;
}

function withAttempt({ attempts }: DeliveryNote, attempt: DeliveryAttempt): readonly DeliveryAttempt[] {
  return [...attempts, attempt].slice(-MOST_ATTEMPTS_KEPT);
}
