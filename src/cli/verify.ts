/** `chancery verify`: holds a log against itself and against saved heads, and proofs against heads. */
import { readFile } from 'node:fs/promises';
import { sentenceOf } from '../thrown.js';
import type { VerifyFileOptions, VerifyFolderOptions } from './commands/verify.js';
import type { CliContext, ExitStatus } from './context.js';
import { verifyFile } from './verify-file.js';
import { releaseAt } from './release-files.js';
import { verifyRelease } from './verify-release.js';
import { verifyFolder } from './verify-folder.js';

/** What was found of a process or a file. */
export interface Finding {
  /** For machines. `ok` says whether all holds. */
  readonly result: { readonly ok: boolean; readonly [field: string]: unknown };
  /** For people. */
  readonly sentences: readonly string[];
}

const LIMITS = 'This does not show who wrote an entry, nor that the world was as it says.';

export async function runVerify(
  options: VerifyFolderOptions | VerifyFileOptions,
  context: CliContext,
): Promise<ExitStatus> {
  const { out, err, signal } = context;
  const { json } = options;
  try {
    const findings =
      options.of === 'file' ? await ofFile(options) : await verifyFolder(options, context, readText);
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

async function ofFile(options: VerifyFileOptions): Promise<readonly Finding[]> {
  const release = releaseAt(options.file);
  return release === undefined ? verifyFile(options, readText) : verifyRelease(release, options, readText);
}

/** @throws Error in words for whoever named the file */
async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`Expected a file that can be read at ${path}; got ${sentenceOf(cause)}`, { cause });
  }
}
