/** Replays a history at a pace: it is folded in a worker thread and waited for here. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Frame } from '../heavy/questions.js';
import { waitBefore, type Pace } from './pace.js';
import type { ReplayQuestion } from './replay.js';

/** Answers with the frames of the steps, as they go out. */
export class ReplayProcess extends Query<AsyncIterable<string>> {
  constructor(
    readonly question: ReplayQuestion,
    readonly pace: Pace,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

@QueryHandler(ReplayProcess)
export class ReplayProcessHandler implements IQueryHandler<ReplayProcess> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, not-caught-up, too-many-questions */
  async execute({ question, pace, signal }: ReplayProcess): Promise<AsyncIterable<string>> {
    const { asOf, heavy } = this.chancery;
    await asOf.resolve(question.processId, {});
    return paced(await heavy.open({ kind: 'replay', question }, signal), pace, signal);
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
