/** The same job as figure 1 done by a framework of the field: Emmett behind Express, on SQLite and on PostgreSQL. */
import type { Bench, Figure } from '../bench.js';
import { CONNECTIONS, postRate, type PostRate } from '../load/post-rate.js';
import { Posting } from '../load/posting.js';
import { startEmmett } from '../peers.js';
import { startServer, type Program } from '../program.js';
import { atLeast, compared, type Result } from '../results.js';

const WORK = `one durable event a POST, ${CONNECTIONS} connections, until the rows cover it`;

export const peers: Figure = { id: '2', title: 'the same against Emmett on SQLite and on PostgreSQL', run };

async function run(bench: Bench): Promise<Result[]> {
  const results: Result[] = [];
  for (const store of ['sqlite', 'postgresql'] as const) {
    const name = store === 'sqlite' ? 'Emmett on SQLite' : 'Emmett on PostgreSQL';
    const peer = await startEmmett(bench, store);
    if (typeof peer === 'string') {
      results.push({ outcome: 'not measured', figure: '2', work: `${WORK}, against ${name}`, why: peer });
      continue;
    }
    const rounds = await against(bench, peer, name);
    await peer.stop();
    results.push(
      compared(
        { figure: '2', work: WORK, unit: '/s', reference: name, target: atLeast(5) },
        rounds.map(([reference, ours]) => ({ reference: reference.perSecond, ours: ours.perSecond })),
      ),
    );
  }
  return results;
}

async function against(bench: Bench, peer: Program, name: string): Promise<[PostRate, PostRate][]> {
  const server = await startServer(bench, { folder: bench.workplace.folder() });
  const toPeer = new Posting(peer, CONNECTIONS);
  const toServer = new Posting(server, CONNECTIONS);
  await toServer.open();
  const rounds: [PostRate, PostRate][] = [];
  for (let round = 0; round <= bench.rounds; round += 1) {
    const reference = await postRate(peer, toPeer, { seconds: bench.seconds, projects: false });
    const ours = await postRate(server, toServer, { seconds: bench.seconds, projects: true });
    if (round > 0) rounds.push([reference, ours]);
    bench.progress(
      `  round ${round}: ${reference.perSecond.toFixed(0)} ${name}, ${ours.perSecond.toFixed(0)} ours a second`,
    );
  }
  await server.stop();
  return rounds;
}
