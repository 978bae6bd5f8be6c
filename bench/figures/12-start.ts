/** A start on a long log whose read models are there, against a start on nothing. */
import { sized, type Bench, type Figure } from '../bench.js';
import { seedEvenly } from '../load/seed.js';
import { covered, ready, startServer } from '../program.js';
import { atMost, compared, type Result } from '../results.js';
import type { Round } from '../statistics.js';

export const start: Figure = { id: '12', title: 'start with many events and a good checkpoint', run };

async function run(bench: Bench): Promise<Result[]> {
  const events = sized(bench, { quick: 2_000, normal: 100_000, large: 1_000_000 });
  const folder = bench.workplace.folder();
  const head = await seedEvenly(bench, folder, events);
  const first = await startServer(bench, { folder });
  await covered(first, head);
  await first.stop();
  const rounds: Round[] = [];
  for (let round = 0; round <= bench.rounds; round += 1) {
    const empty = bench.workplace.folder();
    const pair = { reference: await timeToReady(bench, empty), ours: await timeToReady(bench, folder) };
    bench.workplace.remove(empty);
    // The first is thrown away: files are read then.
    if (round > 0) rounds.push(pair);
  }
  return [
    compared(
      {
        figure: '12',
        work: `start with ${events} events, until ready`,
        unit: 'ms',
        reference: 'start with none',
        target: atMost(1.5),
      },
      rounds,
    ),
  ];
}

async function timeToReady(bench: Bench, folder: string): Promise<number> {
  const began = performance.now();
  const server = await startServer(bench, { folder });
  await ready(server);
  const took = performance.now() - began;
  await server.stop();
  return took;
}
