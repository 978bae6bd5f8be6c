/** `chancery heads`: the signed heads of all processes into one file, which is kept elsewhere. */
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { readSigningKeys } from '../application/attest/key-file.js';
import { judgeHeads } from '../application/attest/judge-heads.js';
import { headOfEntries } from '../application/attest/signed-head.js';
import { readConfiguration } from '../config/configuration.js';
import { sentenceOf } from '../thrown.js';
import type { CliContext } from './copy-log.js';
import { LogFolder } from './log-folder.js';
import type { ExitStatus } from './program.js';
import { progressOn } from './progress.js';
import { headsIn } from './saved.js';
import { readWords } from './words.js';

const headsHelp = `Usage: chancery heads --out FILE [--data FOLDER]

Writes the signed head of every process into one file, one after the other (C2SP tlog-checkpoint).
It reads the log of the data folder from its beginning, also while a server runs. A file that is
there is replaced only when each of its heads is the beginning of what is there now; otherwise it
stays as it is, and what does not hold is named.

  --out FILE      the file that is written
  --data FOLDER   the data folder, otherwise CHANCERY_DATA, otherwise ./data
  -h, --help      prints this

CHANCERY_ORIGIN and CHANCERY_SIGNING_KEY in the environment hold as for the server.
Exit status: 0 when it is written, 1 when it is not, 2 when a flag or a variable is not as expected.
`;

/** @param words what follows `heads` on the command line */
export async function runHeads(words: readonly string[], context: CliContext): Promise<ExitStatus> {
  const { environment, out, err, signal } = context;
  const reading = readWords({ valued: ['out', 'data'], switches: [] }, words);
  if (reading.outcome === 'help') {
    out.write(headsHelp);
    return 0;
  }
  const problems = reading.outcome === 'refused' ? [...reading.problems] : [];
  const file = reading.outcome === 'read' ? reading.values.get('out') : undefined;
  if (reading.outcome === 'read' && file === undefined)
    problems.push('--out: expected the path of a file; got no value');
  const data = reading.outcome === 'read' ? reading.values.get('data') : undefined;
  const configured = readConfiguration(environment, data === undefined ? [] : ['--data', data]);
  if (configured.outcome === 'refused') problems.push(...configured.problems);
  if (problems.length > 0 || configured.outcome !== 'read' || file === undefined) {
    err.write(`${problems.join('\n')}\n`);
    return 2;
  }
  try {
    const { data: folder, streamPrefix, signingKey: given, origin } = configured.configuration;
    const keys = readSigningKeys({ folder, given, origin });
    if (!keys)
      throw new Error(
        `Expected signing keys in ${folder}, got no file signing.key: the server of the folder makes them at its start`,
      );
    const log = await LogFolder.open({ folder, streamPrefix }, signal);
    const drawing = progressOn(out);
    try {
      const processes = log.processes().filter((process) => log.sizeOf(process) > 0);
      const all = processes.reduce((sum, process) => sum + log.sizeOf(process), 0);
      let entries = 0;
      const read = (count: number): void => {
        entries += count;
        const share = all === 0 ? 1 : Math.min(1, entries / all);
        drawing.draw({ step: 'reading', share, done: `${entries} entries` });
      };
      await expectToHold(log, file);
      const heads: string[] = [];
      for (const process of processes)
        heads.push(await headOfEntries(process, log.entriesOf(process, read), keys));
      await write(file, heads.join('\n'));
      drawing.stop();
      out.write(`Done: ${file} holds the heads of ${processes.length} processes, ${entries} entries.\n`);
      return 0;
    } finally {
      drawing.stop();
      log.close();
    }
  } catch (error) {
    err.write(signal.aborted ? 'Stopped: nothing was written.\n' : `Failed. ${sentenceOf(error)}\n`);
    return 1;
  }
}

/** What was kept is not replaced by what contradicts it. @throws Error that names the processes */
async function expectToHold(log: LogFolder, file: string): Promise<void> {
  if (!existsSync(file)) return;
  const saved = await headsIn(file, (path) => readFile(path, 'utf8'));
  const wrong: string[] = [];
  for (const [process, heads] of saved) {
    const entries = log.entriesOf(process, () => undefined);
    const { difference } = await judgeHeads(process, { entries, kept: log.kept }, heads);
    if (difference) wrong.push(process);
  }
  if (wrong.length === 0) return;
  throw new Error(
    `The heads in ${file} do not hold for ${wrong.join(', ')}, so it stays as it is: chancery verify --head ${file} names what differs`,
  );
}

/** Under its name only once it is whole and on disk. */
async function write(file: string, text: string): Promise<void> {
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
}
