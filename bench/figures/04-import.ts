/** Many entries at once: NDJSON of several processes, sent in one go. */
import { join } from 'node:path';
import { sized, type Bench, type Figure } from '../bench.js';
import { Connection } from '../load/http-client.js';
import { Posting } from '../load/posting.js';
import { covered, cpuOf, memoryOf, runReference, startServer } from '../program.js';
import { atLeast, compared, type Result } from '../results.js';
import { median, type Round } from '../statistics.js';

const PROCESSES = 4;
const MB = 1_000_000;

export const importing: Figure = { id: '4', title: 'import of NDJSON', run };

async function run(bench: Bench): Promise<Result[]> {
  const entries = sized(bench, { quick: 4_000, normal: 40_000, large: 200_000 });
  const rounds: Round[] = [];
  const acknowledged: number[] = [];
  const cpu: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const folder = bench.workplace.folder();
    const server = await startServer(bench, { folder });
    const posting = new Posting(server, PROCESSES);
    await posting.open();
    const request = posting.lines(entries);
    const before = cpuOf(server);
    const began = performance.now();
    const position = await Connection.during(server.url, async (connection) =>
      positionIn((await connection.send(request)).body.toString()),
    );
    const imported = performance.now();
    await covered(server, position);
    const ours = (entries * 1_000) / (performance.now() - began);
    acknowledged.push((entries * 1_000) / (imported - began));
    cpu.push((cpuOf(server) - before) / entries);
    memory.push(memoryOf(server).most / MB);
    await server.stop();
    const copy = join(bench.workplace.folder(), 'copy.db');
    const reference = await runReference(bench, 'raw-inserts', [join(folder, 'log.db'), copy]);
    bench.workplace.remove(folder);
    rounds.push({ reference, ours });
    bench.progress(`  round ${round + 1}: ${reference.toFixed(0)} raw, ${ours.toFixed(0)} ours a second`);
  }
  const note =
    `${entries} lines of ${PROCESSES} processes in turn; ${median(acknowledged).toFixed(0)}/s acknowledged; ` +
    `CPU an event ${median(cpu).toFixed(0)} us; at most ${median(memory).toFixed(0)} MB`;
  const question = { figure: '4', work: 'import, until the rows cover it', unit: 'events/s' };
  return [
    compared({ ...question, reference: 'raw inserts of the same rows', target: atLeast(0.5), note }, rounds),
  ];
}

/** @throws Error where the import has not come to its end */
function positionIn(answer: string): bigint {
  const end = /\{"done":true.*"position":"(\d+)"\}/.exec(answer);
  if (!end) throw new Error(`expected an import that is done, got ${answer.slice(-500)}`);
  return BigInt(end[1] ?? '0');
}
