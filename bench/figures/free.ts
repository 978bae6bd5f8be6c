/** While something heavy is asked, is anybody else answered? */
import { setTimeout as sleep } from 'node:timers/promises';
import { sized, type Bench, type Figure } from '../bench.js';
import { heavyQuestions, type HeavyQuestion } from '../load/heavy-questions.js';
import { get } from '../load/http-client.js';
import { pacedLoop } from '../load/loops.js';
import { seed } from '../load/seed.js';
import { covered, startServer, type Program } from '../program.js';
import { atMost, bounded, type Result } from '../results.js';
import { quantile } from '../statistics.js';

/** Of each probe. */
const PACE = 100;
/** A question that is answered at once is asked so often. */
const EVERY = 20;
const paths = { '/health/live': '/health/live', 'a live GET': '/v1/processes/process-1/phases/phase-1' };

export const free: Figure = {
  id: 'free',
  title: 'p99 of /health/live and of a live GET while each heavy question runs',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const entries = sized(bench, { quick: 2_000, normal: 100_000, large: 100_000 });
  const folder = bench.workplace.folder();
  const head = await seed(bench, folder, [
    { id: 'process-0', entries },
    { id: 'process-1', entries: 200 },
    ...Array.from({ length: 20 }, (_, i) => ({ id: `other-${i}`, entries: entries / 100 })),
  ]);
  const server = await startServer(bench, { folder });
  await covered(server, head);
  const seconds = sized(bench, { quick: 0.5, normal: 2, large: 2 });
  const results: Result[] = [];
  for (const [name, question] of Object.entries(heavyQuestions)) {
    const { statuses, latencies } = await during(server, question, seconds);
    for (const [path, values] of latencies) {
      results.push(
        bounded(
          {
            figure: 'free',
            work: `p99 of ${path} during ${name}`,
            unit: 'ms',
            target: atMost(50),
            note: `longest ${Math.max(...values).toFixed(0)} ms; ${statuses}; ${entries} entries`,
          },
          [quantile(values, 0.99)],
        ),
      );
    }
    bench.progress(`  ${name}: ${statuses}`);
  }
  await server.stop();
  return results;
}

/** Asks again and again for some seconds, and probes meanwhile. */
async function during(
  server: Program,
  question: HeavyQuestion,
  seconds: number,
): Promise<{ readonly statuses: string; readonly latencies: (readonly [string, readonly number[]])[] }> {
  const counts = new Map<number, number>();
  const enough = new AbortController();
  const asked = (async () => {
    for (let time = 0; !enough.signal.aborted; time += 1) {
      const began = performance.now();
      const status = await question(server.url, time);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      await sleep(Math.max(EVERY - (performance.now() - began), 0));
    }
  })();
  const latencies = await Promise.all(
    Object.entries(paths).map(async ([name, path]) => {
      const request = get(path);
      const load = await pacedLoop({
        perSecond: PACE,
        url: server.url,
        connections: 4,
        seconds,
        request: () => request,
        expected: 200,
      });
      return [name, load.latencies] as const;
    }),
  );
  enough.abort();
  await asked;
  const statuses = [...counts].map(([status, count]) =>
    status === 0 ? `${count} times no answer in time` : `${count} times ${status}`,
  );
  return { statuses: statuses.join(', '), latencies };
}
