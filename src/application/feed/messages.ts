/** The messages of a page, and their frames: ids only where everything up to their place has been sent. */
import type { UnknownId } from '../query/unknown-ids.js';
import { writeFeedId } from './feed-id.js';
import { writeFrame } from './frame.js';
import type { Tick } from './heartbeat.js';

/** Everything up to here has been sent. */
export type Place = Tick;

export type ResetReason = 'projection-version' | 'unknown-id' | 'ahead-of-log' | 'access-changed';

export interface Message {
  readonly event: 'row' | 'gone';
  readonly data: string;
  /** What is reached by the last of the messages that name the same place. */
  readonly reaches?: Place | undefined;
}

/** Of which feed the ids are. */
export interface Edition {
  readonly name: string;
  readonly version: string;
}

/** `from` is where a client stands that has no id yet: who holds a row has one. */
export function writeFrames(messages: readonly Message[], edition: Edition, from?: Place): string {
  let text = '';
  for (const [i, { event, data, reaches }] of messages.entries()) {
    const closes = reaches !== undefined && messages[i + 1]?.reaches !== reaches;
    const place = closes ? reaches : i === 0 ? from : undefined;
    text += writeFrame({ event, id: place && writeFeedId({ ...edition, ...place }), data });
  }
  return text;
}

export function writeUpToDate(edition: Edition, place: Place): string {
  const data = JSON.stringify({ position: String(place.position) });
  return writeFrame({ event: 'up-to-date', id: writeFeedId({ ...edition, ...place }), data });
}

/** What a client is told of its question, without an id: it says nothing of how far it has come. */
export function writeContext(context: { readonly unknown: readonly UnknownId[] }): string {
  return writeFrame({ event: 'context', data: JSON.stringify(context) });
}

export function writeReset(edition: Edition, place: Place, reason: ResetReason): string {
  const data = JSON.stringify({ reason });
  return writeFrame({ event: 'reset', id: writeFeedId({ ...edition, ...place }), data });
}
