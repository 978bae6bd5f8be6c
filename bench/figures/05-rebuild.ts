/** All read models from nothing, against reading the log and parsing every body. */
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sized, type Bench, type Figure } from '../bench.js';
import { EVEN_PROCESSES, seedEvenly } from '../load/seed.js';
import { covered, ready, runReference, startServer, type Program } from '../program.js';
import { atLeast, compared, type Result } from '../results.js';
import type { Round } from '../statistics.js';

const REFERENCE = 'scan of the log and JSON.parse';

export const rebuild: Figure = { id: '5', title: 'rebuild of all read models', run };

async function run(bench: Bench): Promise<Result[]> {
  const events = sized(bench, { quick: 2_000, normal: 20_000, large: 1_000_000 });
  const folder = bench.workplace.folder();
  const head = await seedEvenly(bench, folder, events);
  const fromNothing: Round[] = [];
  const asked: Round[] = [];
  // A million events are their own average.
  const rounds = events === 1_000_000 ? 1 : bench.rounds;
  for (let round = 0; round < rounds; round += 1) {
    const reference = await runReference(bench, 'scan', [join(folder, 'log.db')]);
    for (const file of globSync(join(folder, 'views*'))) rmSync(file, { recursive: true });
    const began = performance.now();
    const server = await startServer(bench, { folder });
    await ready(server);
    await covered(server, head);
    const ours = (Number(head) * 1_000) / (performance.now() - began);
    fromNothing.push({ reference, ours });
    const again = await runReference(bench, 'scan', [join(folder, 'log.db')]);
    const rebuilt = (Number(head) * 1_000) / (await rebuildAll(server));
    asked.push({ reference: again, ours: rebuilt });
    await server.stop();
    bench.progress(
      `  round ${round + 1}: ${reference.toFixed(0)} scan, ${ours.toFixed(0)} from nothing, ${rebuilt.toFixed(0)} asked for`,
    );
  }
  const question = { figure: '5', unit: 'events/s', reference: REFERENCE, target: atLeast(0.3) };
  const note = `${Number(head)} events in ${EVEN_PROCESSES} processes`;
  return [
    compared(
      {
        ...question,
        work: 'start without read models, until ready',
        note: `${note}; the start is in it`,
      },
      fromNothing,
    ),
    compared({ ...question, work: 'rebuild of every read model, asked for', note }, asked),
  ];
}

interface Status {
  readonly items: readonly { readonly name: string; readonly rebuild: { readonly state: string } | null }[];
}

/** @returns the ms until the last rebuild is done */
async function rebuildAll({ url }: Program): Promise<number> {
  const status = async (): Promise<Status> =>
    (await (await fetch(`${url}/v1/admin/projections`)).json()) as Status;
  const { items } = await status();
  const began = performance.now();
  for (const { name } of items) {
    const answer = await fetch(`${url}/v1/admin/projections/${name}/rebuild`, { method: 'POST' });
    if (answer.status !== 202)
      throw new Error(`expected 202 of the rebuild of ${name}, got ${answer.status}`);
    await answer.arrayBuffer();
  }
  for (;;) {
    const states = (await status()).items.map(({ rebuild: state }) => state?.state ?? 'done');
    if (states.includes('failed'))
      throw new Error(`expected rebuilds that are done, got ${states.join(', ')}`);
    if (states.every((state) => state === 'done')) return performance.now() - began;
    await sleep(20);
  }
}
