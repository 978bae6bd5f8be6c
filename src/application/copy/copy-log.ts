import { isSystemStream } from '../../domain/access/events.js';
import { AppendOutcomeUnknown, LogUnavailable } from '../../log/event-log.js';
import { compare } from './compare.js';
import type { CopyOutcome, Copying } from './copying.js';
import { restoreRest, type Tally } from './restore-rest.js';
import { verifyCopy } from './verify-copy.js';
import { redactionsOf, sourceWithoutErased, withoutErased } from './without-erased.js';

/**
 * Copies a log into another one: every event as it is, in the same recorded order; only the positions are the target's own.
 * How far a copy has come is what the target holds, so one that was broken off goes on when it is run again, and one that is
 * complete is verified once more.
 * @throws LogCorrupt where one of the stores holds no log of ours
 */
export async function copyLog(copying: Copying): Promise<CopyOutcome> {
  const tally: Tally = { copied: 0 };
  try {
    const redactions = await redactionsOf(copying.source, copying.signal);
    const source = sourceWithoutErased(copying.source, redactions);
    const target = withoutErased(copying.target, redactions);
    return await takeSteps({ ...copying, source, target }, tally);
  } catch (error) {
    if (!(error instanceof LogUnavailable || error instanceof AppendOutcomeUnknown)) throw error;
    return { outcome: 'interrupted', message: error.message, ...tally };
  }
}

async function takeSteps(copying: Copying, tally: Tally): Promise<CopyOutcome> {
  const ground = await compare(copying);
  if (ground.outcome !== 'common') return { ...ground, ...tally };
  const ending = (await restoreRest(copying, ground, tally)) ?? (await verifyCopy(copying, ground));
  if (ending !== undefined) return { ...ending, ...tally };
  const processes = [...ground.heads.keys()].filter((stream) => !isSystemStream(stream)).length;
  return { outcome: 'copied', processes, events: ground.events, ...tally };
}
