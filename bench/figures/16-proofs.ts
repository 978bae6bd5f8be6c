/** A signed head and the proof of an entry in a long process whose tree is kept, and the first head, for which it is grown. */
import { sized, type Bench, type Figure } from '../bench.js';
import { Connection, get } from '../load/http-client.js';
import { expect, oneAfterTheOther } from '../load/loops.js';
import { entryId, seed } from '../load/seed.js';
import { covered, startServer } from '../program.js';
import { atMost, bounded, type Result } from '../results.js';
import { median } from '../statistics.js';

const ASKED = 100;
const PROCESS = '/v1/processes/process-0';

export const proofs: Figure = { id: '16', title: 'heads and proofs in a long process', run };

async function run(bench: Bench): Promise<Result[]> {
  const entries = sized(bench, { quick: 2_000, normal: 100_000, large: 1_000_000 });
  const folder = bench.workplace.folder();
  const head = await seed(bench, folder, [{ id: 'process-0', entries }]);
  const server = await startServer(bench, { folder });
  await covered(server, head);
  const results = await Connection.during(server.url, async (connection) => {
    const began = performance.now();
    await expect(connection, get(`${PROCESS}/head`), 200);
    const first = performance.now() - began;
    const each = async (path: (i: number) => string): Promise<number> => {
      const requests = Array.from({ length: ASKED }, (_, i) => get(`${PROCESS}/${path(i)}`));
      return median(await oneAfterTheOther(connection, requests, 200));
    };
    // No two the same: of sizes and entries all over the process.
    const spread = (i: number): number => 1 + Math.floor((i * entries) / ASKED);
    const questions: Record<string, (i: number) => string> = {
      'a signed head': (i) => `head?size=${spread(i)}`,
      'the proof of an entry': (i) => `events/${entryId(0, spread(i) - 1)}/proof`,
      'the proof of a later head': (i) => `consistency?from=${spread(i)}`,
    };
    const asked: Result[] = [];
    for (const [work, path] of Object.entries(questions)) {
      const values: number[] = [];
      for (let round = 0; round < bench.rounds; round += 1) values.push(await each(path));
      const note = `median of ${ASKED}; ${entries} entries; the first head, which grows the tree, ${first.toFixed(0)} ms`;
      asked.push(bounded({ figure: '16', work, unit: 'ms', target: atMost(5), note }, values));
    }
    return asked;
  });
  await server.stop();
  return results;
}
