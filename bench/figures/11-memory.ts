/** Resident memory: with a long log and a thousand feeds, and while one process is imported. */
import { sized, type Bench, type Figure } from '../bench.js';
import { FeedClients } from '../load/feed-clients.js';
import { get } from '../load/http-client.js';
import { closedLoop } from '../load/loops.js';
import { coveredAll, Posting } from '../load/posting.js';
import { seed } from '../load/seed.js';
import { covered, memoryOf, startServer } from '../program.js';
import { atMost, bounded, type Result } from '../results.js';

const MB = 1_000_000;
const PROCESSES = 20;
const BATCH = 1_000;

export const memory: Figure = { id: '11', title: 'memory with 1,000 feeds, and while importing', run };

async function run(bench: Bench): Promise<Result[]> {
  const events = sized(bench, { quick: 2_000, normal: 100_000, large: 1_000_000 });
  const feeds = sized(bench, { quick: 50, normal: 1_000, large: 1_000 });
  const serving = await withFeeds(bench, events, feeds);
  bench.progress(`  with ${feeds} feeds: ${(serving.now / MB).toFixed(0)} MB`);
  const importing = await whileImporting(bench, events);
  const million = events === 1_000_000 ? '' : '; the target is for a million';
  return [
    bounded(
      {
        figure: '11',
        work: `RSS with ${events} events and ${feeds} feeds`,
        unit: 'MB',
        target: atMost(400),
        note: `at most ${(serving.most / MB).toFixed(0)} MB while the rows were made${million}`,
      },
      [serving.now / MB],
    ),
    bounded(
      {
        figure: '11',
        work: `highest RSS while ${events} events of one process are imported`,
        unit: 'MB',
        target: atMost(500),
        note: `as batches of 1,000 posted${million}`,
      },
      [importing / MB],
    ),
  ];
}

async function withFeeds(
  bench: Bench,
  events: number,
  count: number,
): Promise<{ readonly now: number; readonly most: number }> {
  const folder = bench.workplace.folder();
  const each = Array.from({ length: PROCESSES }, (_, i) => ({
    id: `process-${i}`,
    entries: events / PROCESSES,
  }));
  const head = await seed(bench, folder, each);
  const server = await startServer(bench, {
    folder,
    flags: ['--max-feeds', String(count + 10), '--max-feeds-per-caller', String(count + 10)],
  });
  await covered(server, head);
  const open: FeedClients[] = [];
  for (const { id } of each) {
    open.push(
      await FeedClients.open(server.url, `/v1/processes/${id}/phases/phase-1`, {
        count: count / PROCESSES,
        prefix: 'phase-',
      }),
    );
  }
  // People post and ask meanwhile.
  const posting = new Posting(server, 4, 'posted');
  await posting.open();
  const { last } = await closedLoop({
    url: server.url,
    connections: 4,
    seconds: bench.seconds,
    request: (connection) => posting.request(connection),
    expected: 201,
  });
  await coveredAll(server, last);
  const pages = each.map(({ id }) => get(`/v1/processes/${id}/timeline?limit=100`));
  await closedLoop({
    url: server.url,
    connections: 1,
    seconds: 60,
    request: () => pages.shift(),
    expected: 200,
  });
  const used = memoryOf(server);
  for (const clients of open) clients.close();
  await server.stop();
  bench.workplace.remove(folder);
  return used;
}

/** @returns the most that it had */
async function whileImporting(bench: Bench, events: number): Promise<number> {
  const folder = bench.workplace.folder();
  const server = await startServer(bench, { folder });
  const posting = new Posting(server, 1);
  await posting.open();
  let batches = events / BATCH;
  const { last } = await closedLoop({
    url: server.url,
    connections: 1,
    seconds: 3_600,
    expected: 201,
    request: (connection) => (batches-- > 0 ? posting.batch(connection, BATCH) : undefined),
  });
  await coveredAll(server, last);
  const { most } = memoryOf(server);
  await server.stop();
  bench.workplace.remove(folder);
  return most;
}
