/** The link of an event in the chain of its stream, without what the event says. */
import type { Position } from './event-log.js';

export interface EventLink {
  readonly revision: number;
  readonly position: Position;
  readonly hash: string;
  readonly knownSince: string;
}

/** Where links are looked up, one at a time. */
export interface LinkSource {
  /** The event of a stream at a revision, or its newest one; undefined where there is none. @throws LogCorrupt, LogUnavailable */
  linkOf(stream: string, revision?: number): EventLink | undefined;
}
