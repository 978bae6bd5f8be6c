/** What Chancery costs on KurrentDB, against the bare client on the same server: posts, and a new replica that catches up. */
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import { sized, type Bench, type Figure } from '../bench.js';
import { closedLoop } from '../load/loops.js';
import { CONNECTIONS, postRate } from '../load/post-rate.js';
import { coveredAll, Posting } from '../load/posting.js';
import { ready, startServer, type Program } from '../program.js';
import { appendBare, bareClient, subscribeBare } from '../references/kurrentdb.js';
import { atLeast, compared, type Result } from '../results.js';
import { median, type Round } from '../statistics.js';

const FILLERS = 4;
const BATCH = 500;
const REFERENCE = 'the bare client, the same bytes';

export const kurrentdb: Figure = { id: '13', title: 'posts and catching up on KurrentDB', run };

async function run(bench: Bench): Promise<Result[]> {
  const store = bench.kurrentdb;
  if (store === undefined) {
    const why = 'no server was named: --kurrentdb CONNECTION_STRING';
    return [{ outcome: 'not measured', figure: '13', work: kurrentdb.title, why }];
  }
  const prefix = `bench-${randomUUID().slice(0, 8)}-`;
  const client = bareClient(store);
  const server = await startServer(bench, {
    folder: bench.workplace.folder(),
    flags: ['--stream-prefix', prefix],
    store,
  });
  const appends = await appending(bench, { client, server, prefix });
  await fill(bench, server);
  const events = await count(server);
  const catching: Round[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const reference = await subscribeBare(client, prefix, events);
    const ours = await catchingUp(bench, { store, prefix, events });
    catching.push({ reference, ours });
    bench.progress(
      `  catching up, round ${round + 1}: ${reference.toFixed(0)} bare, ${ours.toFixed(0)} ours a second`,
    );
  }
  await server.stop();
  await client.dispose();
  const question = { figure: '13', reference: REFERENCE };
  return [
    compared(
      {
        ...question,
        work: `one durable event a POST on KurrentDB, ${CONNECTIONS} connections`,
        unit: '/s',
        target: atLeast(0.6),
        note: `CPU a request ${median(appends.map(({ cpu }) => cpu)).toFixed(0)} us`,
      },
      appends.map(({ round }) => round),
    ),
    compared(
      {
        ...question,
        work: `a new replica catches up with ${events} events`,
        unit: 'events/s',
        target: atLeast(0.5),
      },
      catching,
    ),
  ];
}

async function appending(
  bench: Bench,
  {
    client,
    server,
    prefix,
  }: { readonly client: KurrentDBClient; readonly server: Program; readonly prefix: string },
): Promise<{ readonly round: Round; readonly cpu: number }[]> {
  const posting = new Posting(server, CONNECTIONS);
  await posting.open();
  const rounds: { readonly round: Round; readonly cpu: number }[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const bare = { prefix: `bare-${prefix}${round}-`, atATime: CONNECTIONS, seconds: bench.seconds };
    const reference = await appendBare(client, bare);
    const options = { seconds: bench.seconds, projects: true };
    const { perSecond: ours, cpu } = await postRate(server, posting, options);
    rounds.push({ round: { reference, ours }, cpu });
    bench.progress(
      `  posts, round ${round + 1}: ${reference.toFixed(0)} bare, ${ours.toFixed(0)} ours a second`,
    );
  }
  return rounds;
}

/** Enough to catch up with, in batches that one append takes. */
async function fill(bench: Bench, server: Program): Promise<void> {
  const posting = new Posting(server, FILLERS, 'filled');
  await posting.open();
  let batches = sized(bench, { quick: 2, normal: 40, large: 40 });
  const { last } = await closedLoop({
    url: server.url,
    connections: FILLERS,
    seconds: 600,
    expected: 201,
    request: (connection) => (batches-- > 0 ? posting.batch(connection, BATCH) : undefined),
  });
  await coveredAll(server, last);
}

/** How many events there are of this run. */
async function count({ url }: Program): Promise<number> {
  const log = await fetch(`${url}/v1/log`, { headers: { accept: 'application/x-ndjson' } });
  return (await log.text()).trim().split('\n').length;
}

/** A new server from when it listens until it is ready: the mirror of the log and every read model. */
async function catchingUp(
  bench: Bench,
  { store, prefix, events }: { readonly store: string; readonly prefix: string; readonly events: number },
): Promise<number> {
  const folder = bench.workplace.folder();
  const replica = await startServer(bench, { folder, flags: ['--stream-prefix', prefix], store });
  const began = performance.now();
  await ready(replica);
  const took = performance.now() - began;
  await replica.stop();
  bench.workplace.remove(folder);
  return (events * 1_000) / took;
}
