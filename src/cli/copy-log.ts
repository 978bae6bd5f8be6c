/** `chancery copy-log`: moves house, from one store to another. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyLog } from '../application/copy/copy-log.js';
import { withoutAccess } from '../application/copy/without-access.js';
import type { Copying } from '../application/copy/copying.js';
import { LOG as RELEASE_LOG } from '../application/release/release.js';
import { readReleaseLog, sourceOf } from '../application/release/release-log.js';
import { openStore, type LogChoice } from '../open-log.js';
import { sentenceOf } from '../thrown.js';
import type { CopyLogOptions } from './commands/copy-log.js';
import type { CliContext, ExitStatus } from './context.js';
import { nameOfLog } from './name-of-log.js';
import { releaseAt, textIn } from './release-files.js';
import { reportTo, type CopyEnding, type CopyReport } from './copy-report.js';

type Log = Copying['target'];

/** Restored events keep their times, so that nothing is recorded by it. */
const clock = (): bigint => BigInt(Date.now()) * 1_000n;

export async function runCopyLog(
  { from, to, json, withAccess }: CopyLogOptions,
  { out, err, signal }: CliContext,
): Promise<ExitStatus> {
  const report = reportTo({ out, err, json, source: nameOfLog(from), target: nameOfLog(to) });
  const ending = await copy({ from, to, withAccess }, report, signal);
  report.end(ending);
  return ending.outcome === 'copied' ? 0 : 1;
}

async function copy(
  { from, to, withAccess }: Omit<CopyLogOptions, 'json'>,
  { progress: report }: CopyReport,
  signal: AbortSignal,
): Promise<CopyEnding> {
  const kept = (log: Log): Log => (withAccess ? log : withoutAccess(log));
  try {
    return await withSource(from, (source) =>
      withLog('target', to, (target) =>
        copyLog({ source: source(kept), target: kept(target), signal, report }),
      ),
    );
  } catch (error) {
    return { outcome: 'failed', message: sentenceOf(error) };
  }
}

/** @param work is given the source as it is, or as `kept` has it where it is a store */
async function withSource<T>(
  from: CopyLogOptions['from'],
  work: (source: (kept: (log: Log) => Log) => Copying['source']) => Promise<T>,
): Promise<T> {
  if (!('release' in from)) return withLog('source', from, (log) => work((kept) => kept(log)));
  const release = releaseAt(from.release);
  if (!release)
    throw new Error(`Expected the folder or the ZIP file of a release at ${from.release}; got none`);
  const events = readReleaseLog(textIn(release, RELEASE_LOG));
  return work(() => sourceOf(events));
}

async function withLog<T>(
  role: 'source' | 'target',
  choice: LogChoice,
  work: (log: Log) => Promise<T>,
): Promise<T> {
  const log = await open(role, choice);
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

async function open(role: 'source' | 'target', choice: LogChoice): Promise<Log> {
  try {
    if (role === 'source') expectLogIn(choice);
    return await openStore(choice, clock);
  } catch (cause) {
    throw new Error(`The ${role} ${nameOfLog(choice)} cannot be opened. ${sentenceOf(cause)}`, { cause });
  }
}

/** Opening makes an embedded log where there is none, which would turn a mistyped folder into an empty log. */
function expectLogIn({ store, data }: LogChoice): void {
  if (store !== 'sqlite' || existsSync(join(data, 'log.db'))) return;
  throw new Error(`Expected a log in the folder ${data}, got none: there is no file log.db`);
}
