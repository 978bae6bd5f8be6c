/** `chancery backup` and `chancery restore`: the embedded log into one file, and back. */
import { backUpLog, restoreFolder, type CheckedCopy, type CopyProgress } from '../open-backup.js';
import { sentenceOf } from '../thrown.js';
import type { BackupOptions, RestoreOptions } from './commands/backup.js';
import type { CliContext, ExitStatus } from './context.js';
import { progressOn, tenths, type Progress } from './progress.js';

const clock = (): bigint => BigInt(Date.now()) * 1_000n;

export function runBackup({ to, ...place }: BackupOptions, context: CliContext): Promise<ExitStatus> {
  return run(place, context, async (given) => {
    const copy = await backUpLog({ to, ...given });
    return { result: { outcome: 'backed-up', ...copy, file: to }, sentence: `Done: ${holds(to, copy)}` };
  });
}

export function runRestore(
  { from, replace, ...place }: RestoreOptions,
  context: CliContext,
): Promise<ExitStatus> {
  return run(place, context, async (given) => {
    const restored = await restoreFolder({ from, replace, clock, ...given });
    const { folder } = given;
    const kept = restored.kept === null ? '' : ` The log that was there is kept in ${restored.kept}.`;
    return {
      result: { outcome: 'restored', ...restored, folder },
      sentence: `Done: ${holds(folder, restored)}${kept}`,
    };
  });
}

interface Given {
  readonly folder: string;
  readonly streamPrefix: string;
  readonly signal: AbortSignal;
  readonly report: (progress: CopyProgress) => void;
}

interface Ending {
  /** For machines. */
  readonly result: object;
  /** For people. */
  readonly sentence: string;
}

async function run(
  { folder, streamPrefix, json }: Omit<BackupOptions, 'to'>,
  { out, err, signal }: CliContext,
  work: (given: Given) => Promise<Ending>,
): Promise<ExitStatus> {
  const print = (line: object): void => {
    out.write(`${JSON.stringify(line)}\n`);
  };
  const { draw, stop } = progressOn(out);
  const isNews = tenths();
  const report = ({ step, share, entries }: CopyProgress): void => {
    const progress: Progress = { step, share, done: step === 'checking' ? `${entries} entries` : '' };
    if (!json) draw(progress);
    else if (isNews(progress)) print({ step, entries, share });
  };
  try {
    const { result, sentence } = await work({ folder, streamPrefix, signal, report });
    stop();
    if (json) print(result);
    else out.write(`${sentence}\n`);
    return 0;
  } catch (error) {
    stop();
    const message = signal.aborted ? 'Stopped: nothing was changed' : sentenceOf(error);
    if (json) print({ outcome: signal.aborted ? 'stopped' : 'failed', message });
    else err.write(signal.aborted ? `${message}.\n` : `Failed. ${message}\n`);
    return 1;
  }
}

function holds(place: string, { entries, processes, head, bytes }: CheckedCopy): string {
  const end =
    head === null ? '' : `, up to position ${head.position} of ${head.recordedAt} with hash ${head.hash}`;
  return (
    `${place} holds ${counted(entries, 'entry', 'entries')} of ${counted(processes, 'process', 'processes')}${end}; ` +
    `${bytes} bytes, every chain verified.`
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
