/** How a command that fails says so. */
import { sentenceOf } from '../thrown.js';
import type { CliContext, ExitStatus } from './context.js';

/** Runs a command to its end; what it throws is told, in JSON where that is wanted. */
export async function ending(
  { out, err, signal }: Pick<CliContext, 'out' | 'err' | 'signal'>,
  json: boolean,
  work: () => Promise<ExitStatus>,
): Promise<ExitStatus> {
  try {
    return await work();
  } catch (error) {
    const message = signal.aborted ? 'Stopped before the end.' : `Failed. ${sentenceOf(error)}`;
    if (json) out.write(`${JSON.stringify({ outcome: signal.aborted ? 'stopped' : 'failed', message })}\n`);
    else err.write(`${message}\n`);
    return 1;
  }
}
