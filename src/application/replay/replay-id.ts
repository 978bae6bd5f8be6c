/** The id of a step of a replay: its place in the order, so that what comes in elsewhere in the history does not move it. */
import type { Place } from '../../domain/history/placement.js';

export const replayOrders = ['occurred', 'recorded', 'reported'] as const;

export type ReplayOrder = (typeof replayOrders)[number];

/** The id of the end: who comes back with it has seen all. */
export const REPLAY_END = 'end';

/** The position in recorded order; `1760090400000.1.17` in the other ones: instant, depth and position. */
export function writeReplayId(order: ReplayOrder, place: Place): string {
  return order === 'recorded' ? String(place.sequence) : `${place.order}.${place.depth}.${place.sequence}`;
}

/** Undefined where the text is no id of a replay in this order. */
export function readReplayId(order: ReplayOrder, text: string): Place | undefined {
  if (order === 'recorded') return /^\d{1,15}$/.test(text) ? recordedPlace(Number(text)) : undefined;
  const match = /^(-?\d{1,18})\.(\d{1,9})\.(\d{1,15})$/.exec(text);
  if (!match) return undefined;
  const [, instant, depth, sequence] = match;
  return { order: Number(instant), depth: Number(depth), sequence: Number(sequence) };
}

/** A place in recorded order, where nothing but the position counts. */
export function recordedPlace(sequence: number): Place {
  return { order: 0, depth: 0, sequence };
}
