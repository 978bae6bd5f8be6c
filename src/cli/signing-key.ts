/** `chancery signing-key`: the keys that heads are signed with. */
import { addKeyLine, IN_FILE, readSigningKeys, rotated } from '../application/attest/key-file.js';
import { newSigningKey, verifierLines } from '../application/attest/new-key.js';
import type { Configuration } from '../config/configuration.js';
import { openStore } from '../open-log.js';
import { sentenceOf } from '../thrown.js';
import type { SigningKeyOptions } from './commands/signing-key.js';
import type { CliContext, ExitStatus } from './context.js';
import { LogFolder } from './log-folder.js';

export async function runSigningKey(
  { task, from, configuration, json }: SigningKeyOptions,
  { out, err, signal }: CliContext,
): Promise<ExitStatus> {
  try {
    if (task === 'make') {
      const key = newSigningKey(configuration.origin, from);
      out.write(json ? `${JSON.stringify({ signingKey: key })}\n` : `${key}\n`);
      return 0;
    }
    if (task === 'rotate') await rotate(configuration, from, signal);
    const lines = keysIn(configuration);
    out.write(json ? `${JSON.stringify({ verifierKeys: lines.trimEnd().split('\n') })}\n` : lines);
    return 0;
  } catch (error) {
    const message = `Failed. ${sentenceOf(error)}`;
    if (json) out.write(`${JSON.stringify({ outcome: 'failed', message })}\n`);
    else err.write(`${message}\n`);
    return 1;
  }
}

function keysIn({ data: folder, signingKey: given }: Configuration): string {
  const found = readSigningKeys({ folder, given, origin: undefined });
  if (!found) throw new Error(`Expected signing keys in ${folder}, got no file signing.key`);
  return verifierLines(found);
}

/** With the log in hand, so that no server signs meanwhile. */
async function rotate(
  { data: folder, streamPrefix, store, settleTime }: Configuration,
  from: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const found = readSigningKeys({ folder, given: IN_FILE, origin: undefined });
  if (!found) throw new Error(`Expected signing keys in ${folder}, got no file signing.key`);
  const now = (): bigint => BigInt(Date.now()) * 1_000n;
  const log = await openStore({ store, data: folder, streamPrefix, settleTime }, now);
  try {
    const entries = await LogFolder.open({ folder, streamPrefix }, signal);
    try {
      const moment = rotated(found, { newest: entries.newestRecordedAt(), now: now(), from });
      addKeyLine(folder, `${newSigningKey(found.origin, moment)}\n`, 'a');
    } finally {
      entries.close();
    }
  } finally {
    await log.close();
  }
}
