/** Many entries at once. There is no import of NDJSON yet: they are posted in batches of a thousand. */
import { join } from 'node:path';
import { sized, type Bench, type Figure } from '../bench.js';
import { closedLoop } from '../load/loops.js';
import { coveredAll, Posting } from '../load/posting.js';
import { cpuOf, runReference, startServer } from '../program.js';
import { atLeast, compared, type Result } from '../results.js';
import { median, type Round } from '../statistics.js';

const BATCH = 1_000;
const CONNECTIONS = 4;

export const importing: Figure = { id: '4', title: 'import, as batches of 1,000 posted', run };

async function run(bench: Bench): Promise<Result[]> {
  const batches = sized(bench, { quick: 4, normal: 40, large: 40 });
  const rounds: Round[] = [];
  const acknowledged: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const folder = bench.workplace.folder();
    const server = await startServer(bench, { folder });
    const posting = new Posting(server, CONNECTIONS);
    await posting.open();
    const ready = Array.from({ length: CONNECTIONS }, (_, connection) =>
      Array.from({ length: batches / CONNECTIONS }, () => posting.batch(connection, BATCH)),
    );
    const before = cpuOf(server);
    const { done, milliseconds, last } = await closedLoop({
      url: server.url,
      connections: CONNECTIONS,
      seconds: 600,
      request: (connection) => ready[connection]?.shift(),
      expected: 201,
    });
    const behind = await coveredAll(server, last);
    const ours = (done * BATCH * 1_000) / (milliseconds + behind);
    acknowledged.push((done * BATCH * 1_000) / milliseconds);
    cpu.push((cpuOf(server) - before) / (done * BATCH));
    await server.stop();
    const copy = join(bench.workplace.folder(), 'copy.db');
    const reference = await runReference(bench, 'raw-inserts', [join(folder, 'log.db'), copy]);
    bench.workplace.remove(folder);
    rounds.push({ reference, ours });
    bench.progress(`  round ${round + 1}: ${reference.toFixed(0)} raw, ${ours.toFixed(0)} ours a second`);
  }
  const note =
    `no NDJSON import yet: ${batches} batches of 1,000 a round, ${CONNECTIONS} connections; ` +
    `${median(acknowledged).toFixed(0)}/s acknowledged; CPU an event ${median(cpu).toFixed(0)} us`;
  const question = { figure: '4', work: 'import, until the rows cover it', unit: 'events/s' };
  return [
    compared({ ...question, reference: 'raw inserts of the same rows', target: atLeast(0.5), note }, rounds),
  ];
}
