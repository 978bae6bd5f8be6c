/** `chancery heads`: the signed heads of all processes into one file, which is kept elsewhere. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readSigningKeys } from '../application/attest/key-file.js';
import { judgeHeads } from '../application/attest/judge-heads.js';
import { headOfEntries } from '../application/attest/signed-head.js';
import { sentenceOf } from '../thrown.js';
import type { HeadsOptions } from './commands/heads.js';
import type { CliContext, ExitStatus } from './context.js';
import { LogFolder } from './log-folder.js';
import { progressOn } from './progress.js';
import { headsIn } from './saved.js';
import { writeWhole } from './write-whole.js';

export async function runHeads(
  { file, configuration, json }: HeadsOptions,
  { out, err, signal }: CliContext,
): Promise<ExitStatus> {
  try {
    const { data: folder, streamPrefix, signingKey: given, origin } = configuration;
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
        if (!json) drawing.draw({ step: 'reading', share, done: `${entries} entries` });
      };
      await expectToHold(log, file);
      const heads: string[] = [];
      for (const process of processes)
        heads.push(await headOfEntries(process, log.entriesOf(process, read), keys));
      await writeWhole(file, [heads.join('\n')]);
      drawing.stop();
      out.write(
        json
          ? `${JSON.stringify({ outcome: 'written', file, processes: processes.length, entries })}\n`
          : `Done: ${file} holds the heads of ${processes.length} processes, ${entries} entries.\n`,
      );
      return 0;
    } finally {
      drawing.stop();
      log.close();
    }
  } catch (error) {
    const message = signal.aborted ? 'Stopped: nothing was written.' : `Failed. ${sentenceOf(error)}`;
    if (json) out.write(`${JSON.stringify({ outcome: signal.aborted ? 'stopped' : 'failed', message })}\n`);
    else err.write(`${message}\n`);
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
