/** What the read models take on disk, against the log that they are made from. */
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sized, type Bench, type Figure } from '../bench.js';
import { seedEvenly } from '../load/seed.js';
import { covered, startServer } from '../program.js';
import { atMost, compared, type Result } from '../results.js';

const MB = 1_000_000;

export const size: Figure = { id: 'size', title: 'views.db against log.db', run };

async function run(bench: Bench): Promise<Result[]> {
  const events = sized(bench, { quick: 2_000, normal: 100_000, large: 1_000_000 });
  const folder = bench.workplace.folder();
  const head = await seedEvenly(bench, folder, events);
  const server = await startServer(bench, { folder });
  await covered(server, head);
  await server.stop();
  const [reference, ours] = [bytes(folder, 'log.db*') / MB, bytes(folder, 'views.db*') / MB];
  bench.workplace.remove(folder);
  return [
    compared(
      {
        figure: 'size',
        work: `views.db of ${events} events`,
        unit: 'MB',
        reference: 'log.db',
        target: atMost(1.5),
      },
      [{ reference, ours }],
    ),
  ];
}

function bytes(folder: string, files: string): number {
  return globSync(join(folder, files)).reduce((sum, file) => sum + statSync(file).size, 0);
}
