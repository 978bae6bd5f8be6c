/** The notes on the deliveries of webhooks, each webhook's in a stream of its own: the newest says all. */
import { ACCESS_STREAM, LOCAL } from '../../domain/access/events.js';
import {
  DELIVERY_TYPE,
  DELIVERY_VERSION,
  deliveriesStream,
  nothingDelivered,
  type DeliveryNote,
  type EventPlace,
} from '../../domain/webhooks/delivery.js';
import type { Webhook } from '../../domain/webhooks/webhook.js';
import { isObject } from '../../domain/validation/compounds.js';
import {
  LogCorrupt,
  type EventLog,
  type Position,
  type RecordedEvent,
  type StreamHead,
} from '../../log/event-log.js';
import { newEntryId } from '../append/entry-ids.js';
import { Refused } from '../refusals.js';
import { dataIn } from '../log/data-in.js';
import type { LogFile } from '../log/log-entries.js';

/** A note with what the next one follows; without a head it is what there is before the first. */
export interface Noted {
  readonly note: DeliveryNote;
  readonly head: StreamHead | null;
}

/** Tries against a server that sends meanwhile. */
const ATTEMPTS = 20;

export class DeliveryNotes {
  constructor(
    private readonly log: Pick<EventLog, 'append' | 'readStream'>,
    private readonly file: Pick<LogFile, 'positionOf'>,
  ) {}

  /** @throws LogUnavailable, LogCorrupt */
  async newest({ webhookId, added }: Pick<Webhook, 'webhookId' | 'added'>): Promise<Noted> {
    const last = { backwards: true, limit: 1 };
    for await (const event of this.log.readStream(deliveriesStream(webhookId), last))
      return { note: readNote(event), head: { revision: event.revision, hash: event.hash } };
    for await (const { stream, id } of this.log.readStream(ACCESS_STREAM, { after: added - 1, limit: 1 }))
      return { note: nothingDelivered({ stream, id }), head: null };
    throw new LogCorrupt(`expected the event of access that added webhook ${webhookId}, there is none`);
  }

  /**
   * Notes how deliveries stand, and resolves once that is durable. Undefined: another note has come since `head`.
   * @throws LogUnavailable, LogCorrupt, AppendOutcomeUnknown
   */
  async write(
    webhookId: string,
    { note, head }: Noted,
    recordedBy: string = LOCAL,
  ): Promise<Noted | undefined> {
    const event = {
      id: newEntryId(),
      type: DELIVERY_TYPE,
      version: DELIVERY_VERSION,
      recordedBy,
      body: { data: note },
    };
    const outcome = await this.log.append(deliveriesStream(webhookId), [event], head);
    const [appended] = outcome.outcome === 'appended' ? outcome.events : [];
    return appended && { note, head: { revision: appended.revision, hash: appended.hash } };
  }

  /**
   * Changes how deliveries stand, whatever a server that sends notes meanwhile.
   * @throws Refused store-unavailable; LogUnavailable, LogCorrupt, AppendOutcomeUnknown
   */
  async change(webhook: Webhook, by: string, change: (note: DeliveryNote) => DeliveryNote): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { note, head } = await this.newest(webhook);
      if (await this.write(webhook.webhookId, { note: change(note), head }, by)) return;
    }
    throw new Refused(
      'store-unavailable',
      'deliveries were noted again and again while this was decided; try again',
    );
  }

  /** Where an event lies in this log. What is not here was left out of a copy: then everything is sent again, and nothing lost. */
  positionOf(place: EventPlace | null): Position {
    return place === null ? 0n : (this.file.positionOf(place.stream, place.id) ?? 0n);
  }
}

/** @throws LogCorrupt */
function readNote({ type, version, body, position }: RecordedEvent): DeliveryNote {
  const data = dataIn(body);
  if (type === DELIVERY_TYPE && version === DELIVERY_VERSION && isNote(data)) return data;
  throw new LogCorrupt(
    `expected a note on deliveries that this version reads at position ${position}, got ${type} of version ${version}`,
  );
}

function isNote(data: unknown): data is DeliveryNote {
  if (!isObject(data)) return false;
  const isPart = (name: string): boolean => data[name] === null || isObject(data[name]);
  const { delivered, attempts, confirmed } = data;
  return (
    ['after', 'failing', 'parked', 'lease'].every(isPart) &&
    (confirmed === null || typeof confirmed === 'string') &&
    typeof delivered === 'number' &&
    Array.isArray(attempts)
  );
}
