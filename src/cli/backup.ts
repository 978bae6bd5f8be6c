/** `chancery backup` and `chancery restore`: the embedded log into one file, and back. */
import { backUpLog, restoreFolder, type CheckedCopy, type CopyProgress } from '../open-backup.js';
import { sentenceOf } from '../thrown.js';
import type { CliContext } from './copy-log.js';
import type { ExitStatus } from './program.js';
import { readFileFlags, type FileCommand } from './file-flags.js';
import { progressOn, tenths, type Progress } from './progress.js';

const shared = `  --data FOLDER   the data folder, otherwise CHANCERY_DATA, otherwise ./data
  --json          prints lines of JSON: the progress, and last the outcome
  -h, --help      prints this

CHANCERY_STREAM_PREFIX in the environment holds as for the server.
Exit status: 0 when it is done and verified, 1 when it is not, 2 when a flag or a variable is not
as expected.
`;

const backupHelp = `Usage: chancery backup --to FILE [--data FOLDER] [--json]

Copies the embedded log into one file, as it is at one moment, also while the server runs and takes
entries. The copy is read to its end: its pages, and the chain of every process. It has its name
only once it is whole, verified and on disk; a file that is there is not replaced.

  --to FILE       the file that is written
${shared}`;

const restoreHelp = `Usage: chancery restore --from FILE [--data FOLDER] [--replace] [--json]

Puts a backup in the place of the embedded log. The backup is copied and read to its end before
anything in the folder is touched. The server of the folder has to be stopped. The read models are
removed: the next start makes them from the restored log.

  --from FILE     a file of chancery backup, or another log.db with its log.db-wal beside it
  --replace       a log that is there gives way, and is kept in a folder beside the restored one
${shared}`;

const backup: FileCommand = { file: 'to', switches: ['json'] };
const restore: FileCommand = { file: 'from', switches: ['json', 'replace'] };

const clock = (): bigint => BigInt(Date.now()) * 1_000n;

/** @param words what follows `backup` on the command line */
export function runBackup(words: readonly string[], context: CliContext): Promise<ExitStatus> {
  return run({ command: backup, help: backupHelp, words }, context, async ({ file, ...given }) => {
    const copy = await backUpLog({ to: file, ...given });
    return { result: { outcome: 'backed-up', ...copy, file }, sentence: `Done: ${holds(file, copy)}` };
  });
}

/** @param words what follows `restore` on the command line */
export function runRestore(words: readonly string[], context: CliContext): Promise<ExitStatus> {
  return run({ command: restore, help: restoreHelp, words }, context, async ({ file, on, ...given }) => {
    const restored = await restoreFolder({ from: file, replace: on.has('replace'), clock, ...given });
    const { folder } = given;
    const kept = restored.kept === null ? '' : ` The log that was there is kept in ${restored.kept}.`;
    return {
      result: { outcome: 'restored', ...restored, folder },
      sentence: `Done: ${holds(folder, restored)}${kept}`,
    };
  });
}

interface Command {
  readonly command: FileCommand;
  readonly help: string;
  readonly words: readonly string[];
}

interface Given {
  readonly file: string;
  readonly folder: string;
  readonly streamPrefix: string;
  readonly on: ReadonlySet<string>;
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
  { command, help, words }: Command,
  { environment, out, err, signal }: CliContext,
  work: (given: Given) => Promise<Ending>,
): Promise<ExitStatus> {
  const reading = readFileFlags(command, words, environment);
  if (reading.outcome === 'help') {
    out.write(help);
    return 0;
  }
  if (reading.outcome === 'refused') {
    err.write(`${reading.problems.join('\n')}\n`);
    return 2;
  }
  const json = reading.on.has('json');
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
    const { result, sentence } = await work({ ...reading, signal, report });
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
