/** How fast a replay goes: as fast as it is read, so many entries a second, or so much story time a second. */
import { Refused } from '../refusals.js';

export type Pace =
  | { readonly kind: 'max' }
  | { readonly kind: 'entries'; readonly perSecond: number }
  /** Ms of history for each second. */
  | { readonly kind: 'story'; readonly perSecond: number };

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** @throws Refused invalid-query */
export function readPace(text: string): Pace {
  if (text === 'max') return { kind: 'max' };
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?)([smhdw])?\/s$/.exec(text) ?? [];
  const amount = Number(number);
  if (!(amount > 0)) {
    throw new Refused(
      'invalid-query',
      `expected max, entries a second such as 20/s, or story time such as 1d/s (s, m, h, d, w), got "${text}"`,
      'pace',
    );
  }
  const scale = unit === undefined ? undefined : UNITS[unit];
  if (scale === undefined) return { kind: 'entries', perSecond: amount };
  return { kind: 'story', perSecond: amount * scale };
}

/** Ms to wait before an entry that comes `gap` ms of history after the one before it. */
export function waitBefore(pace: Pace, gap: number): number {
  switch (pace.kind) {
    case 'max':
      return 0;
    case 'entries':
      return 1_000 / pace.perSecond;
    case 'story':
      return (Math.max(gap, 0) / pace.perSecond) * 1_000;
  }
}
