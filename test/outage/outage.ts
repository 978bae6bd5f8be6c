/**
 * Puts a load on running servers, breaks something in the middle, and shows whether anything acknowledged was lost:
 * `npm run outage -- --replica URL --replica URL --break 'COMMAND' [--heal 'COMMAND']`.
 */
import { exec } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import Table from 'cli-table3';
import { Load } from './load.ts';
import { longestGap, problemsIn, type Followed, type Logged } from './verdict.ts';
import { FeedWatch, HealthWatch, LeaderWatch } from './watch.ts';

const help = `Usage: npm run outage -- --replica URL [--replica URL ...] --break COMMAND [--heal COMMAND]

  --replica URL        a running server; give it once for each
  --node URL           a node of the store, whose gossip tells when there was another leader; once for each
  --break COMMAND      what is run by the shell a third into the load
  --heal COMMAND       what is run by the shell two thirds into it
  --seconds N          how long the load goes on; 45 when not given
  --rate N             posts a second; 40 when not given
  --json               prints the outcome as JSON
  -h, --help           prints this

Exit status: 0 when everything acknowledged is there once and every feed has led to the rows that
the servers answer, 1 when not, 2 when a flag is not as expected.
`;

/** How long the servers may take, after the load, to come to the same rows. */
const PATIENCE_MS = 90_000;
/** How long a command may take. What it leaves running has to let go of its output. */
const COMMAND_MS = 60_000;
const run = promisify(exec);

const { values } = parseArgs({
  options: {
    replica: { type: 'string', multiple: true, default: [] },
    node: { type: 'string', multiple: true, default: [] },
    break: { type: 'string' },
    heal: { type: 'string' },
    seconds: { type: 'string', default: '45' },
    rate: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const seconds = Number(values.seconds);
const rate = Number(values.rate);
if (values.help) {
  process.stdout.write(help);
} else if (values.replica.length === 0 || values.break === undefined || !(seconds >= 3) || !(rate > 0)) {
  process.stderr.write(
    'expected --replica, --break, --seconds from 3 and --rate above 0; --help says more\n',
  );
  process.exitCode = 2;
} else {
  process.exitCode = await outage(values.replica, values.break, values.heal);
}

async function outage(
  replicas: readonly string[],
  breaking: string,
  healing: string | undefined,
): Promise<number> {
  const began = performance.now();
  const name = `load-${randomUUID().slice(0, 8)}`;
  const processes = [1, 2, 3, 4].map((n) => `${name}-${n}`);
  const load = new Load({ replicas, processes, writers: 16, rate });
  await load.open();
  const paths = processes.map((id) => `/v1/processes/${id}/phases`);
  const feeds = replicas.flatMap((replica, n) =>
    paths.map((path) => ({
      path,
      replica,
      feed: new FeedWatch([replica, ...replicas.filter((_, other) => other !== n)], path),
    })),
  );
  const health = replicas.map((replica) => new HealthWatch(replica));
  const leaders = new LeaderWatch(values.node);
  const watching = [...feeds.map(({ feed }) => feed), ...health, leaders].map((one) => one.run());
  // A post that is refused for good ends the load; what is broken is healed all the same.
  const writing = load.run();
  writing.catch(() => {
    load.stop();
  });

  await sleep((seconds * 1_000) / 3);
  say(`breaking: ${(await run(breaking, { timeout: COMMAND_MS })).stdout.trim()}`);
  const broken = performance.now();
  await sleep((seconds * 1_000) / 3);
  if (healing !== undefined) say(`healing: ${(await run(healing, { timeout: COMMAND_MS })).stdout.trim()}`);
  await sleep((seconds * 1_000) / 3);
  load.stop();
  await writing;
  const written = performance.now();

  const end = load.acknowledged.map(({ position }) => BigInt(position)).reduce((a, b) => (a > b ? a : b));
  const logs = new Map<string, Logged[]>();
  const chains: string[] = [];
  for (const replica of replicas) {
    await covers(replica, end);
    logs.set(replica, await logOf(replica, processes));
    for (const id of processes) {
      const answer = await (await fetch(`${replica}/v1/processes/${id}/verify`)).text();
      if (!answer.includes('"ok":true'))
        chains.push(`${replica}: the chain of ${id} does not hold: ${answer}`);
    }
  }
  const followed = await Promise.all(
    feeds.map(async ({ path, replica, feed }) => equal(replica, path, feed)),
  );
  for (const { feed } of feeds) feed.stop();
  for (const one of [...health, leaders]) one.stop();
  await Promise.all(watching);
  const problems = problemsIn({ acknowledged: load.acknowledged, logs, feeds: followed, broken: chains });

  const since = (moment: number): string => `${((moment - broken) / 1_000).toFixed(1)} s`;
  const gap = longestGap(load.moments);
  const feedGap = (feed: FeedWatch): number =>
    longestGap(feed.moments.filter((at) => at < written)).ms / 1_000;
  const outcome = {
    acknowledgedEntries: load.acknowledged.length,
    acknowledgedPosts: load.moments.length,
    storedEntries: Object.fromEntries([...logs].map(([replica, log]) => [replica, log.length])),
    refusedPosts: Object.fromEntries(load.refusals),
    longestGapWithoutAcknowledgement: `${(gap.ms / 1_000).toFixed(1)} s, from ${since(gap.from)} after the break`,
    ...(leaders.changes.length === 0
      ? {}
      : {
          nextLeader: leaders.changes
            .filter(({ at }) => at > broken)
            .map(({ leader, at }) => `${leader} ${since(at)} after the break`)
            .join(', '),
        }),
    slowestPost: `${(load.slowest / 1_000).toFixed(1)} s`,
    longestGapOfFeeds: `${Math.max(...feeds.map(({ feed }) => feedGap(feed))).toFixed(1)} s`,
    connectionsOfFeeds: feeds.map(({ feed }) => feed.connections).join(' '),
    health: health.flatMap(({ changes }) =>
      changes.map(
        ({ replica, at, ready, reason }) =>
          `${replica} ${ready ? 'ready' : `not ready (${reason})`} at ${since(at)}`,
      ),
    ),
    took: `${((performance.now() - began) / 1_000).toFixed(0)} s`,
    problems,
  };
  if (values.json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  else {
    const table = new Table({ wordWrap: true, colWidths: [34, 100], style: { head: [], border: [] } });
    for (const [key, value] of Object.entries(outcome)) {
      table.push([
        key,
        Array.isArray(value)
          ? value.slice(0, 20).join('\n')
          : typeof value === 'object'
            ? JSON.stringify(value)
            : value,
      ]);
    }
    process.stdout.write(`${table.toString()}\n`);
    say(
      problems.length === 0
        ? 'Nothing acknowledged was lost, nothing is there twice, every feed equals the rows.'
        : 'NOT WELL',
    );
  }
  return problems.length === 0 ? 0 : 1;
}

function say(text: string): void {
  if (!values.json) process.stdout.write(`${text}\n`);
}

async function covers(replica: string, position: bigint): Promise<void> {
  const url = `${replica}/v1/processes?limit=1&minPosition=${position}`;
  const giveUp = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUp) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await sleep(500);
  }
  throw new Error(`${replica} does not cover position ${position} within ${PATIENCE_MS / 1_000} s`);
}

async function logOf(replica: string, processes: readonly string[]): Promise<Logged[]> {
  const logs = await Promise.all(
    processes.map(async (id) => {
      const answer = await fetch(`${replica}/v1/log?process=${id}`, {
        headers: { accept: 'application/x-ndjson' },
      });
      const lines = (await answer.text()).split('\n').filter((line) => line !== '');
      return lines.map((line) => {
        const { id: entry, processId, position, hash, revision } = JSON.parse(line) as Logged;
        return { id: entry, processId, position, hash, revision };
      });
    }),
  );
  return logs.flat();
}

/** The rows that the server answers, once the feed has come to them or the patience has ended. */
async function equal(replica: string, path: string, feed: FeedWatch): Promise<Followed> {
  const answered = new Map<string, unknown>();
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${cursor}`;
    const answer = await fetch(`${replica}${path}?limit=200${more}`);
    const page = (await answer.json()) as { items: { phaseId: string }[]; nextCursor: string | null };
    for (const item of page.items) answered.set(item.phaseId, item);
    cursor = page.nextCursor;
  } while (cursor !== null);
  for (
    const giveUp = performance.now() + PATIENCE_MS;
    performance.now() < giveUp && feed.rows.size < answered.size;
  ) {
    await sleep(200);
  }
  return { name: `${path} at ${replica}`, rows: feed.rows, answered };
}
