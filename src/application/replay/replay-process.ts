/** Replays a history at a pace: it is folded in a worker thread and waited for here. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { lookedFor } from '../../domain/access/visibility.js';
import type { Place } from '../../domain/history/placement.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { ResetReason } from '../feed/messages.js';
import type { Asker } from '../heavy/heavy-questions.js';
import type { Frame } from '../heavy/questions.js';
import { waitBefore, type Pace } from './pace.js';
import { readReplayId, type ReplayOrder } from './replay-id.js';
import type { ReplayQuestion } from './replay.js';

export interface Replay {
  /** Why the client's id cannot be used: the replay is told from its beginning. */
  readonly reset: ResetReason | undefined;
  /** The frames of the steps, as they go out. */
  readonly frames: AsyncIterable<string>;
}

export class ReplayProcess extends CallerQuery<Replay> {
  constructor(
    caller: Caller,
    readonly question: Omit<ReplayQuestion, 'after'>,
    /** The id that the client has come to, as it gives it. */
    readonly id: string | undefined,
    readonly pace: Pace,
    readonly asker: Asker,
  ) {
    super(caller);
  }
}

@QueryHandler(ReplayProcess)
export class ReplayProcessHandler implements IQueryHandler<ReplayProcess> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, where a client begins; not-caught-up, too-many-questions */
  async execute({ caller, question: asked, id, pace, asker }: ReplayProcess): Promise<Replay> {
    const { access, asOf, heavy } = this.chancery;
    const viewer = access.viewerOf(caller);
    const question = { ...asked, processId: lookedFor(viewer.visibility, asked.processId) };
    await asOf.resolve(id === undefined ? asked.processId : undefined, {}, viewer.visibility);
    const place = id === undefined ? undefined : await this.placeIn(question.order, id);
    const [reset, after] = typeof place === 'string' ? [place, undefined] : [undefined, place];
    const seen = access.whileSeen(caller, viewer, asker.signal);
    const pieces = await heavy.open(
      { kind: 'replay', question: { ...question, after } },
      { ...asker, signal: seen },
    );
    return { reset, frames: paced(pieces, pace, seen) };
  }

  private async placeIn(order: ReplayOrder, id: string): Promise<Place | ResetReason> {
    const place = readReplayId(order, id);
    if (!place) return 'unknown-id';
    return place.sequence <= Number(await this.chancery.log.head()) ? place : 'ahead-of-log';
  }
}

async function* paced(
  pieces: AsyncIterable<readonly Frame[]>,
  pace: Pace,
  signal: AbortSignal,
): AsyncIterable<string> {
  let last: number | undefined;
  for await (const frames of pieces) {
    if (pace.kind === 'max') {
      yield frames.map(({ text }) => text).join('');
      continue;
    }
    for (const { at, text } of frames) {
      const wait = last === undefined ? 0 : waitBefore(pace, at - last);
      last = at;
      if (!(await pause(wait, signal))) return;
      yield text;
    }
  }
}

/** `setTimeout` takes no more. */
const LONGEST_PAUSE_MS = 2 ** 31 - 1;

/** False once nobody listens any more. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (milliseconds > 0) {
    await sleep(Math.min(milliseconds, LONGEST_PAUSE_MS), undefined, { signal }).catch(() => undefined);
  }
  return !signal.aborted;
}
