/** The id of a feed's message: everything up to the position and the clock has been sent. `phase-status@1.57.1766102400`. */

export interface FeedPlace {
  /** `phase-status`, or `changes` for the feed of all. */
  readonly name: string;
  /** Of the read model and its generation, or a digest of all of them. */
  readonly version: string;
  readonly position: number;
  /** Whole seconds since the epoch. */
  readonly clock: number;
}

export function writeFeedId({ name, version, position, clock }: FeedPlace): string {
  return `${name}@${version}.${position}.${clock}`;
}

/** Undefined where the text is no id of ours. */
export function readFeedId(text: string): FeedPlace | undefined {
  const match = /^([a-z-]+)@([a-z0-9-]+)\.(\d{1,15})\.(\d{1,11})$/.exec(text);
  if (!match) return undefined;
  const [, name = '', version = '', position, clock] = match;
  return { name, version, position: Number(position), clock: Number(clock) };
}
