import { verifyStream } from '../../log/chain.js';
import type { RecordedEvent, StreamHead } from '../../log/event-log.js';
import { differs, surplus, type CommonGround } from './compare.js';
import { refused, STOPPED, type Copying, type Refused, type Stopped } from './copying.js';
import { differenceBetween, lockStep, nameOf } from './lock-step.js';
import { StepProgress } from './step-progress.js';

/**
 * Reads back what was written: all that is new in the order of the source, for what was there before has been compared; then
 * the chain of every process from its beginning, up to the head that the source has.
 */
export async function verifyCopy(
  copying: Copying,
  ground: CommonGround,
): Promise<Refused | Stopped | undefined> {
  const { events, shared } = ground;
  const progress = new StepProgress('verifying', copying.report);
  let read = 0;
  const advance = (verified: number): void => {
    read += 1;
    progress.advance(verified, read / (events - shared + events));
  };
  const refusal =
    (await verifyOrder(copying, ground, () => advance(0))) ??
    (await verifyChains(copying, ground, () => advance(1)));
  if (refusal === undefined) progress.end();
  return refusal;
}

async function verifyOrder(
  { source, target, signal }: Copying,
  { sourceAfter, targetAfter, sourceEnd, shared, events }: CommonGround,
  advance: () => void,
): Promise<Refused | Stopped | undefined> {
  const ours = source.readAll({ after: sourceAfter, upTo: sourceEnd });
  let place = shared;
  for await (const pair of lockStep(ours, target.readAll({ after: targetAfter }))) {
    if (signal.aborted) return STOPPED;
    if (pair.ours === undefined) return surplus(events, pair.theirs);
    place += 1;
    const difference =
      pair.theirs === undefined
        ? `expected ${nameOf(pair.ours)}, got the end`
        : differenceBetween(pair.ours, pair.theirs);
    if (difference !== null) return differs(place, difference);
    advance();
  }
  return undefined;
}

async function verifyChains(
  { target, signal }: Copying,
  { heads }: CommonGround,
  advance: () => void,
): Promise<Refused | Stopped | undefined> {
  for (const [process, head] of heads) {
    const counted = countedBy(advance, target.readStream(process), signal);
    const verification = await verifyStream(counted);
    if (signal.aborted) return STOPPED;
    if (!verification.ok) {
      const { revision, reason, expected, actual } = verification;
      return refused(
        'target-broken',
        `The chain of process ${process} breaks in the target at revision ${revision}: ` +
          `its ${reason} should be ${expected}, is ${actual}`,
      );
    }
    if (verification.head?.revision !== head.revision || verification.head.hash !== head.hash) {
      return refused(
        'target-broken',
        `The chain of process ${process} ends in the target at ${textOf(verification.head)}, expected ${textOf(head)}`,
      );
    }
  }
  return undefined;
}

async function* countedBy(
  advance: () => void,
  events: AsyncIterable<RecordedEvent>,
  signal: AbortSignal,
): AsyncGenerator<RecordedEvent> {
  for await (const event of events) {
    if (signal.aborted) return;
    advance();
    yield event;
  }
}

function textOf(head: StreamHead | null): string {
  return head === null ? 'no event' : `revision ${head.revision} with hash ${head.hash}`;
}
