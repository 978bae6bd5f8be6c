/** What comes late, or is about an earlier entry, in a long process, against an entry in order: until the rows cover it. */
import { sized, type Bench, type Figure } from '../bench.js';
import { amendments } from '../load/amendments.js';
import { entryAt, type Entry } from '../load/entries.js';
import { Connection, get, post } from '../load/http-client.js';
import { expect } from '../load/loops.js';
import { seed } from '../load/seed.js';
import { covered, startServer } from '../program.js';
import { atMost, compared, type Result } from '../results.js';
import { median, type Round } from '../statistics.js';

const PROCESS = '/v1/processes/process-0';

export const late: Figure = { id: '10', title: 'late and editorial entries in a long process', run };

async function run(bench: Bench): Promise<Result[]> {
  const entries = sized(bench, { quick: 2_000, normal: 100_000, large: 100_000 });
  const times = sized(bench, { quick: 1, normal: 5, large: 5 });
  const folder = bench.workplace.folder();
  const head = await seed(bench, folder, [{ id: 'process-0', entries }]);
  const server = await startServer(bench, { folder });
  await covered(server, head);
  const connection = await Connection.open(server.url);
  let next = entries;
  const results: Result[] = [];
  for (const [name, amendment] of Object.entries(amendments)) {
    let number = 0;
    const rounds: Round[] = [];
    for (let round = 0; round <= bench.rounds; round += 1) {
      const reference: number[] = [];
      const ours: number[] = [];
      for (let i = 0; i < times; i += 1) {
        reference.push(await untilCovered(connection, entryAt(next++)));
        ours.push(await untilCovered(connection, amendment(number++)));
      }
      // The first is thrown away: the process is read then.
      if (round > 0) rounds.push({ reference: median(reference), ours: median(ours) });
    }
    results.push(
      compared(
        {
          figure: '10',
          work: `${name}, ${entries} entries, until the rows cover it`,
          unit: 'ms',
          reference: 'an entry in order',
          target: atMost(3),
        },
        rounds,
      ),
    );
    bench.progress(`  ${name} is measured`);
  }
  connection.close();
  await server.stop();
  return results;
}

/** @returns ms from the post until a question that asks for its position is answered */
async function untilCovered(connection: Connection, entry: Entry): Promise<number> {
  const request = post(`${PROCESS}/events`, entry);
  const began = performance.now();
  const { body } = await expect(connection, request, 201);
  const { position } = JSON.parse(body.toString()) as { position: string };
  const question = get(`${PROCESS}?minPosition=${position}`);
  while ((await connection.send(question)).status !== 200);
  return performance.now() - began;
}
