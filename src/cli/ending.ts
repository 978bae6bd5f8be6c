/** How a command that fails says so. */
import { sentenceOf } from '../thrown.js';
import type { CliContext, ExitStatus } from './context.js';

/** What was thrown, as a sentence that begins as one. */
export function sentenceFrom(error: unknown): string {
  const text = sentenceOf(error);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Runs a command to its end; what it throws is told, in JSON where that is wanted. */
export async function ending(
  { out, err, signal }: Pick<CliContext, 'out' | 'err' | 'signal'>,
  json: boolean,
  work: () => Promise<ExitStatus>,
): Promise<ExitStatus> {
  try {
    return await work();
  } catch (error) {
    const message = signal.aborted ? 'Stopped before the end.' : `Failed. ${sentenceFrom(error)}`;
    if (json) out.write(`${JSON.stringify({ outcome: signal.aborted ? 'stopped' : 'failed', message })}\n`);
    else err.write(`${message}\n`);
    return 1;
  }
}
