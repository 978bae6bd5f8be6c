/** Does it get slower as the record grows? The same questions to a small record and to a large one, beside each other. */
import { sized, type Bench, type Figure } from '../bench.js';
import { commitmentId, entryAt, phaseId } from '../load/entries.js';
import { startFeed } from '../load/feed-clients.js';
import { Connection, get, post } from '../load/http-client.js';
import { oneAfterTheOther } from '../load/loops.js';
import { seed, type SeededProcess } from '../load/seed.js';
import { covered, startServer, type Program } from '../program.js';
import { atMost, compared, type Result } from '../results.js';
import { median, type Round } from '../statistics.js';

const TARGET = atMost(1.2);

export const growth: Figure = {
  id: '8',
  title: 'growth: append, GET, lists, feed start, with entries and with processes',
  run,
};

/** A server on a seeded log. */
interface Place {
  readonly server: Program;
  /** Entries of `process-0` that are on the record. */
  next: number;
  /** The id of the last message of its feed of commitments. */
  readonly feedId: string;
}

type Probe = (place: Place) => Promise<number>;

async function run(bench: Bench): Promise<Result[]> {
  const longer = sized(bench, { quick: [2_000], normal: [100_000], large: [100_000, 1_000_000] });
  const more = sized(bench, { quick: 100, normal: 10_000, large: 10_000 });
  const results: Result[] = [];
  const small = await open(bench, [{ id: 'process-0', entries: 1_000 }]);
  for (const entries of longer) {
    const large = await open(bench, [{ id: 'process-0', entries }]);
    const work = `in a process of ${entries} entries`;
    results.push(...(await both(bench, { small, large, work, reference: 'the same in one of 1,000' })));
    await close(large);
  }
  await close(small);
  const few = await open(bench, processes(10));
  const many = await open(bench, processes(more));
  const work = `among ${more} processes`;
  results.push(...(await both(bench, { small: few, large: many, work, reference: 'the same among 10' })));
  await Promise.all([close(few), close(many)]);
  return results;
}

/** Of a few entries each, with the same parties. */
function processes(count: number): SeededProcess[] {
  return Array.from({ length: count }, (_, i) => ({ id: `process-${i}`, entries: 10 }));
}

async function open(bench: Bench, seeded: readonly SeededProcess[]): Promise<Place> {
  const folder = bench.workplace.folder();
  const head = await seed(bench, folder, seeded);
  const server = await startServer(bench, { folder });
  await covered(server, head);
  bench.progress(`  ${Number(head)} events in ${seeded.length} processes are read and ready`);
  const { id } = await startFeed(server.url, '/v1/processes/process-0/commitments');
  return { server, next: seeded[0]?.entries ?? 0, feedId: id };
}

async function close({ server }: Place): Promise<void> {
  await server.stop();
}

async function both(
  bench: Bench,
  of: { readonly small: Place; readonly large: Place; readonly work: string; readonly reference: string },
): Promise<Result[]> {
  const times = sized(bench, { quick: 5, normal: 60, large: 60 });
  const results: Result[] = [];
  for (const [name, probe] of Object.entries(probes(times))) {
    const rounds: Round[] = [];
    for (let round = 0; round <= bench.rounds; round += 1) {
      const pair = { reference: await probe(of.small), ours: await probe(of.large) };
      if (round > 0) rounds.push(pair);
    }
    results.push(
      compared(
        {
          figure: '8',
          work: `${name} ${of.work}`,
          unit: 'ms',
          reference: of.reference,
          target: TARGET,
        },
        rounds,
      ),
    );
  }
  bench.progress(`  measured ${of.work}`);
  return results;
}

function probes(times: number): Readonly<Record<string, Probe>> {
  const process = '/v1/processes/process-0';
  const asking = (path: string): Probe => {
    const requests = Array.from({ length: times }, () => get(path));
    return async ({ server: { url } }) =>
      Connection.during(url, async (connection) => median(await oneAfterTheOther(connection, requests, 200)));
  };
  const feed = (path: string, resumes: boolean): Probe => {
    return async ({ server, feedId }) => {
      const starts: number[] = [];
      for (let i = 0; i < times / 3; i += 1) {
        starts.push((await startFeed(server.url, path, resumes ? feedId : undefined)).milliseconds);
      }
      return median(starts);
    };
  };
  return {
    append: async (place) => {
      const requests = Array.from({ length: times }, (_, i) =>
        post(`${process}/events`, entryAt(place.next + i)),
      );
      place.next += times;
      const latency = await Connection.during(place.server.url, async (connection) =>
        median(await oneAfterTheOther(connection, requests, 201)),
      );
      await covered(place.server, await headOf(place.server));
      return latency;
    },
    'GET a phase': asking(`${process}/phases/${phaseId(0)}`),
    'GET a page of commitments': asking(`${process}/commitments?limit=50`),
    'GET a page of the timeline': asking(`${process}/timeline?limit=50`),
    'GET a process': asking(process),
    'GET /v1/processes?limit=10': asking('/v1/processes?limit=10'),
    'GET /v1/parties?limit=10': asking('/v1/parties?limit=10'),
    'start of a feed of one row': feed(`${process}/commitments/${commitmentId(0)}`, false),
    'start of a feed that comes back': feed(`${process}/commitments`, true),
  };
}

async function headOf({ url }: Program): Promise<string> {
  const answer = (await (await fetch(`${url}/v1/log?limit=1`)).json()) as { position: string };
  return answer.position;
}
