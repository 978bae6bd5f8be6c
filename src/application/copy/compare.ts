import { expectToFollow } from '../../log/chain.js';
import type { Position, RecordedEvent, StreamHead } from '../../log/event-log.js';
import { refused, STOPPED, type Copying, type Refused, type Stopped } from './copying.js';
import { differenceBetween, lockStep, nameOf } from './lock-step.js';
import { StepProgress } from './step-progress.js';

/** What the target has of the source, and what is to come. */
export interface CommonGround {
  readonly outcome: 'common';
  /** Events that both have. */
  readonly shared: number;
  /** The position of the last of them in either log. */
  readonly sourceAfter: Position;
  readonly targetAfter: Position;
  /** Where the source ended when it was looked at; what came later is left for another run. */
  readonly sourceEnd: Position;
  /** Events of the source up to there. */
  readonly events: number;
  /** The head of every process of the source there. */
  readonly heads: ReadonlyMap<string, StreamHead>;
}

/**
 * Reads the source to its end, and the target beside it: what the target has must be the beginning of the source. Nothing is
 * written before all of the source has been seen to be whole.
 */
export async function compare(copying: Copying): Promise<CommonGround | Refused | Stopped> {
  const { source, target, signal, report } = copying;
  const sourceEnd = await source.head();
  const progress = new StepProgress('comparing', report);
  const heads = new Map<string, StreamHead>();
  let ground = { events: 0, shared: 0, sourceAfter: 0n, targetAfter: 0n };
  let first: Position | undefined;
  for await (const { ours, theirs } of lockStep(source.readAll({ upTo: sourceEnd }), target.readAll())) {
    if (signal.aborted) return STOPPED;
    if (ours === undefined) return surplus(ground.events, theirs);
    const flaw = takeInto(heads, ours);
    if (flaw !== null) return refused('source-broken', flaw);
    const events = ground.events + 1;
    ground = { ...ground, events };
    if (theirs !== undefined) {
      const difference = differenceBetween(ours, theirs);
      if (difference !== null) return differs(events, difference);
      ground = { events, shared: events, sourceAfter: ours.position, targetAfter: theirs.position };
    }
    first ??= ours.position;
    progress.advance(1, shareOf(ours.position - first, sourceEnd - first));
  }
  if (ground.events === 0) return refused('source-empty', 'The source holds no events of this stream prefix');
  progress.end();
  return { outcome: 'common', ...ground, sourceEnd, heads };
}

/** `events`: how many the source has; `event`: the one that comes after them in the target. */
export function surplus(events: number, event: RecordedEvent): Refused {
  if (events === 0)
    return refused('source-empty', `The source holds no events, the target does: ${nameOf(event)}`);
  return refused(
    'target-ahead',
    `The target goes on after the ${events} events of the source: ${nameOf(event)}`,
  );
}

/** `place`: counted from 1 in recorded order. */
export function differs(place: number, difference: string): Refused {
  return refused(
    'target-differs',
    `The target differs from the source at its event number ${place}: ${difference}`,
  );
}

/** Puts an event at the head of its process; the flaw if it does not follow the one that is there. */
function takeInto(heads: Map<string, StreamHead>, event: RecordedEvent): string | null {
  const { stream, revision, hash } = event;
  try {
    expectToFollow(event, heads.get(stream) ?? null);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `The source is not whole. ${error.message}`;
  }
  heads.set(stream, { revision, hash });
  return null;
}

/** Positions grow by any step, but those of one log grow with its events. */
function shareOf(done: bigint, all: bigint): number {
  return all === 0n ? 1 : Number(done) / Number(all);
}
