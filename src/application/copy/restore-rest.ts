import { AppendTooLarge } from '../../log/event-log.js';
import type { EventLog, RecordedEvent } from '../../log/event-log.js';
import type { CommonGround } from './compare.js';
import { refused, STOPPED, type Copying, type Refused, type Stopped } from './copying.js';
import { nameOf } from './lock-step.js';
import { StepProgress } from './step-progress.js';

/** Bounds of what is held in memory, and of what a stop waits for. */
const CHUNK_EVENTS = 500;
const CHUNK_BYTES = 1024 * 1024;

/** Counts on while a step may still fail. */
export interface Tally {
  copied: number;
}

/** Writes what the target does not have yet, in the recorded order of the source. */
export async function restoreRest(
  { source, target, signal, report }: Copying,
  { sourceAfter, sourceEnd, shared, events }: CommonGround,
  tally: Tally,
): Promise<Refused | Stopped | undefined> {
  const progress = new StepProgress('copying', report);
  for await (const chunk of chunksOf(source.readAll({ after: sourceAfter, upTo: sourceEnd }))) {
    if (signal.aborted) return STOPPED;
    const refusal = await restoreChunk(target, chunk, tally);
    if (refusal !== undefined) return refusal;
    progress.advance(chunk.length, tally.copied / (events - shared));
  }
  progress.end();
  return undefined;
}

async function restoreChunk(
  target: EventLog,
  chunk: readonly RecordedEvent[],
  tally: Tally,
): Promise<Refused | undefined> {
  try {
    await target.restore(chunk);
  } catch (error) {
    if (error instanceof AppendTooLarge) return restoreSingly(target, chunk, tally);
    if (error instanceof RangeError) return changed(error);
    throw error;
  }
  tally.copied += chunk.length;
  return undefined;
}

/** Finds the event that the target finds too large. Of the chunk that was refused, some may have been written. */
async function restoreSingly(
  target: EventLog,
  chunk: readonly RecordedEvent[],
  tally: Tally,
): Promise<Refused | undefined> {
  for (const event of chunk) {
    if (!(await holds(target, event))) {
      try {
        await target.restore([event]);
      } catch (error) {
        if (error instanceof RangeError) return changed(error);
        if (!(error instanceof AppendTooLarge)) throw error;
        return refused('event-too-large', `The target does not take ${nameOf(event)}. ${error.message}`);
      }
    }
    tally.copied += 1;
  }
  return undefined;
}

async function holds(target: EventLog, { stream, revision, hash }: RecordedEvent): Promise<boolean> {
  for await (const there of target.readStream(stream, { after: revision - 1, limit: 1 })) {
    return there.hash === hash;
  }
  return false;
}

function changed({ message }: RangeError): Refused {
  return refused('target-changed', `The target has changed since it was compared. ${message}`);
}

async function* chunksOf(events: AsyncIterable<RecordedEvent>): AsyncGenerator<RecordedEvent[]> {
  let chunk: RecordedEvent[] = [];
  let bytes = 0;
  for await (const event of events) {
    const size = Buffer.byteLength(event.body);
    if (chunk.length === CHUNK_EVENTS || (chunk.length > 0 && bytes + size > CHUNK_BYTES)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(event);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}
