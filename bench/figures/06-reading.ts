/** What people ask for most, against the framework answering the same bytes from memory. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sized, type Bench, type Figure } from '../bench.js';
import { get } from '../load/http-client.js';
import { closedLoop } from '../load/loops.js';
import { seed } from '../load/seed.js';
import { covered, cpuOf, startReference, startServer, type Program } from '../program.js';
import { atLeast, compared, type Result } from '../results.js';
import { median, type Round } from '../statistics.js';

const CONNECTIONS = 16;
const questions = {
  phases: '/v1/processes/process-0/phases',
  commitments: '/v1/processes/process-0/commitments',
  timeline: '/v1/processes/process-0/timeline',
};

export const reading: Figure = { id: '6', title: 'GET phases, a page of commitments, of the timeline', run };

async function run(bench: Bench): Promise<Result[]> {
  const folder = bench.workplace.folder();
  const entries = sized(bench, { quick: 600, normal: 5_000, large: 5_000 });
  const head = await seed(bench, folder, [
    { id: 'process-0', entries },
    { id: 'process-1', entries },
  ]);
  const server = await startServer(bench, { folder });
  await covered(server, head);
  const answers = bench.workplace.folder();
  const sizes = new Map<string, number>();
  for (const [name, path] of Object.entries(questions)) {
    const body = Buffer.from(await (await fetch(server.url + path)).arrayBuffer());
    writeFileSync(join(answers, name), body);
    sizes.set(name, body.length);
  }
  const ceiling = await startReference(bench, 'ceiling', ['--answers', answers]);
  const results: Result[] = [];
  for (const [name, path] of Object.entries(questions)) {
    const rounds: Round[] = [];
    const cpu: Round[] = [];
    for (let round = 0; round <= bench.rounds; round += 1) {
      const seconds = round === 0 ? 0.5 : bench.seconds / 2;
      const reference = await rate(ceiling, `/answers/${name}`, seconds);
      const ours = await rate(server, path, seconds);
      if (round > 0) rounds.push({ reference: reference.perSecond, ours: ours.perSecond });
      if (round > 0) cpu.push({ reference: reference.cpu, ours: ours.cpu });
    }
    const note =
      `${sizes.get(name) ?? 0} bytes, ${CONNECTIONS} connections; CPU a request ` +
      `${median(cpu.map(({ ours }) => ours)).toFixed(0)} us, reference ${median(cpu.map(({ reference }) => reference)).toFixed(0)} us`;
    results.push(
      compared(
        {
          figure: '6',
          work: `GET ${name}`,
          unit: '/s',
          reference: 'ceiling: the same bytes from memory',
          target: atLeast(0.7),
          note,
        },
        rounds,
      ),
    );
    bench.progress(`  ${name} is measured`);
  }
  await Promise.all([server.stop(), ceiling.stop()]);
  return results;
}

async function rate(
  program: Program,
  path: string,
  seconds: number,
): Promise<{ readonly perSecond: number; readonly cpu: number }> {
  const before = cpuOf(program);
  const request = get(path);
  const { perSecond, done } = await closedLoop({
    url: program.url,
    connections: CONNECTIONS,
    seconds,
    request: () => request,
    expected: 200,
  });
  return { perSecond, cpu: (cpuOf(program) - before) / done };
}
