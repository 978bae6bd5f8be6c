/** `chancery verify`: holds a log against itself and against saved heads, and proofs against heads. */
import { readFile } from 'node:fs/promises';
import { sentenceOf } from '../thrown.js';
import type { CliContext } from './copy-log.js';
import type { ExitStatus } from './program.js';
import { readVerifyFlags, verifyHelp } from './verify-flags.js';
import { verifyFile } from './verify-file.js';
import { verifyFolder } from './verify-folder.js';

/** What was found of a process or a file. */
export interface Finding {
  /** For machines. `ok` says whether all holds. */
  readonly result: { readonly ok: boolean; readonly [field: string]: unknown };
  /** For people. */
  readonly sentences: readonly string[];
}

const LIMITS = 'This does not show who wrote an entry, nor that the world was as it says.';

/** @param words what follows `verify` on the command line */
export async function runVerify(words: readonly string[], context: CliContext): Promise<ExitStatus> {
  const { environment, out, err, signal } = context;
  const reading = readVerifyFlags(words, environment);
  if (reading.outcome === 'help') {
    out.write(verifyHelp);
    return 0;
  }
  if (reading.outcome === 'refused') {
    err.write(`${reading.problems.join('\n')}\n`);
    return 2;
  }
  const { json } = reading;
  try {
    const findings =
      reading.outcome === 'file'
        ? await verifyFile(reading, readText)
        : await verifyFolder(reading, context, readText);
    for (const { result, sentences } of findings)
      out.write(json ? `${JSON.stringify(result)}\n` : sentences.map((sentence) => `${sentence}\n`).join(''));
    if (!json) out.write(`${LIMITS}\n`);
    return findings.every(({ result }) => result.ok) ? 0 : 1;
  } catch (error) {
    const message = signal.aborted ? 'Stopped before the end' : sentenceOf(error);
    if (json) out.write(`${JSON.stringify({ ok: false, message })}\n`);
    else err.write(`Failed. ${message}\n`);
    return 1;
  }
}

/** @throws Error in words for whoever named the file */
async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`Expected a file that can be read at ${path}; got ${sentenceOf(cause)}`, { cause });
  }
}
