/** How long a POST takes at half of what our server can do, against the framework with one fsync a request. */
import { join } from 'node:path';
import type { Bench, Figure } from '../bench.js';
import { pacedLoop } from '../load/loops.js';
import { CONNECTIONS, postRate } from '../load/post-rate.js';
import { coveredAll, Posting } from '../load/posting.js';
import { startReference, startServer, type Program } from '../program.js';
import { atMost, compared, type Result } from '../results.js';
import { quantile, type Round } from '../statistics.js';

export const latency: Figure = { id: '3', title: 'latency of a POST at half load', run };

async function run(bench: Bench): Promise<Result[]> {
  const server = await startServer(bench, { folder: bench.workplace.folder() });
  const ceiling = await startReference(bench, 'ceiling', ['--fsync', join(bench.workplace.folder(), 'file')]);
  const toServer = new Posting(server, CONNECTIONS);
  const toCeiling = new Posting(ceiling, CONNECTIONS);
  await toServer.open();
  const { seconds } = bench;
  await postRate(ceiling, toCeiling, { seconds: 1, projects: false });
  await postRate(server, toServer, { seconds: 1, projects: true });
  const { perSecond } = await postRate(server, toServer, { seconds, projects: true });
  const pace = perSecond / 2;
  bench.progress(`  half load is ${pace.toFixed(0)} posts a second`);
  const rounds: Round[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const reference = await tail(ceiling, toCeiling, { pace, seconds, projects: false });
    const ours = await tail(server, toServer, { pace, seconds, projects: true });
    rounds.push({ reference, ours });
    bench.progress(
      `  round ${round + 1}: p99 ${reference.toFixed(1)} ms reference, ${ours.toFixed(1)} ms ours`,
    );
  }
  await Promise.all([server.stop(), ceiling.stop()]);
  const note = `both at ${pace.toFixed(0)} posts a second, half of what our server can do`;
  const question = { figure: '3', work: 'p99 of a POST at half load', unit: 'ms' };
  return [
    compared({ ...question, reference: 'ceiling and one fsync a request', target: atMost(3), note }, rounds),
  ];
}

async function tail(
  program: Program,
  posting: Posting,
  {
    pace,
    seconds,
    projects,
  }: { readonly pace: number; readonly seconds: number; readonly projects: boolean },
): Promise<number> {
  const { latencies, last } = await pacedLoop({
    perSecond: pace,
    url: program.url,
    connections: CONNECTIONS,
    seconds,
    request: (connection) => posting.request(connection),
    expected: 201,
  });
  if (projects) await coveredAll(program, last);
  return quantile(latencies, 0.99);
}
