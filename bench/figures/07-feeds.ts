/** A thousand feeds of one read model: from the append to every client, at a pace and as fast as it goes. */
import { sized, type Bench, type Figure } from '../bench.js';
import { opening, source } from '../load/entries.js';
import { FeedClients, startFeed } from '../load/feed-clients.js';
import { post } from '../load/http-client.js';
import { closedLoop, pacedLoop } from '../load/loops.js';
import { cpuOf, startReference, startServer, type Program } from '../program.js';
import { atLeast, atMost, compared, type Result } from '../results.js';
import { median, quantile, type Round } from '../statistics.js';

const PACE = 20;
const POSTERS = 8;
/** Milliseconds without a row after which the rest is given up. */
const PATIENCE = 60_000;
const PREFIX = 'live-';
const PROCESS = '/v1/processes/process-0';
const FEED = `${PROCESS}/commitments`;
const EVENTS = `${PROCESS}/events`;

export const feeds: Figure = {
  id: '7',
  title: '1,000 feeds: latency at 20 changes a second, and saturation',
  run,
};

/** One side: its server, its clients, and the request that makes the row with a number. */
interface Side {
  readonly program: Program;
  readonly clients: FeedClients;
  readonly request: (number: number) => Buffer;
}

async function run(bench: Bench): Promise<Result[]> {
  const count = sized(bench, { quick: 50, normal: 1_000, large: 1_000 });
  const posts = sized(bench, { quick: 20, normal: 120, large: 120 });
  const server = await startServer(bench, {
    folder: bench.workplace.folder(),
    flags: ['--max-feeds', String(count + 10), '--max-feeds-per-caller', String(count + 10)],
  });
  await send(server, [post(EVENTS, opening())]);
  const frame = await frameOf(server);
  const bare = await startReference(bench, 'bare-feeds');
  const sides: readonly [Side, Side] = [
    {
      program: bare,
      clients: await FeedClients.open(bare.url, '/feed', { count, prefix: PREFIX }),
      request: (number) => post('/frames', frame.replaceAll(`${PREFIX}0`, `${PREFIX}${number}`)),
    },
    {
      program: server,
      clients: await FeedClients.open(server.url, FEED, { count, prefix: PREFIX }),
      request: (number) => post(EVENTS, commitment(number)),
    },
  ];
  bench.progress(`  ${count} feeds are open on both sides`);

  const tails: Round[] = [];
  const rates: Round[] = [];
  const costs: Round[] = [];
  let next = 1;
  for (let round = 0; round < bench.rounds; round += 1) {
    const paced = { from: next, seconds: bench.seconds };
    const tail = { reference: await pacedTail(sides[0], paced), ours: await pacedTail(sides[1], paced) };
    next += Math.ceil(PACE * bench.seconds);
    const many = { from: next, posts };
    const [reference, ours] = [await saturate(sides[0], many), await saturate(sides[1], many)];
    next += posts;
    tails.push(tail);
    rates.push({ reference: reference.perSecond, ours: ours.perSecond });
    costs.push({ reference: reference.cpu, ours: ours.cpu });
    bench.progress(
      `  round ${round + 1}: p99 ${tail.reference.toFixed(1)} and ${tail.ours.toFixed(1)} ms, ` +
        `${reference.perSecond.toFixed(0)} and ${ours.perSecond.toFixed(0)} frames a second (bare, ours)`,
    );
  }
  for (const { clients } of sides) clients.close();
  await Promise.all([server.stop(), bare.stop()]);
  const name = 'bare node:http, the same frames';
  const cpu = `CPU a frame ${median(costs.map(({ ours }) => ours)).toFixed(1)} us, reference ${median(costs.map(({ reference }) => reference)).toFixed(1)} us`;
  return [
    compared(
      {
        figure: '7',
        work: `${count} feeds, ${PACE} changes a second: p99 from the post to the client`,
        unit: 'ms',
        reference: name,
        target: atMost(2),
      },
      tails,
    ),
    compared(
      {
        figure: '7',
        work: `${count} feeds at saturation`,
        unit: 'frames/s',
        reference: name,
        target: atLeast(0.7),
        note: cpu,
      },
      rates,
    ),
  ];
}

async function pacedTail(
  { program, clients, request }: Side,
  { from, seconds }: { readonly from: number; readonly seconds: number },
): Promise<number> {
  let next = from;
  const before = clients.delivered;
  clients.latencies = [];
  const { done } = await pacedLoop({
    perSecond: PACE,
    url: program.url,
    connections: POSTERS,
    seconds,
    expected: 201,
    request: () => {
      clients.send(next);
      return request(next++);
    },
  });
  await clients.until(before + done * clients.count, PATIENCE);
  return quantile(clients.latencies, 0.99);
}

async function saturate(
  { program, clients, request }: Side,
  { from, posts }: { readonly from: number; readonly posts: number },
): Promise<{ readonly perSecond: number; readonly cpu: number }> {
  let next = from;
  const before = clients.delivered;
  const cpu = cpuOf(program);
  const began = performance.now();
  await closedLoop({
    url: program.url,
    connections: POSTERS,
    seconds: 600,
    expected: 201,
    request: () => {
      if (next === from + posts) return undefined;
      clients.send(next);
      return request(next++);
    },
  });
  await clients.until(before + posts * clients.count, PATIENCE);
  const frames = posts * clients.count;
  return { perSecond: (frames * 1_000) / (performance.now() - began), cpu: (cpuOf(program) - cpu) / frames };
}

/** The frame that our server sends for a row, for the reference to send too. */
async function frameOf(server: Program): Promise<string> {
  await send(server, [post(EVENTS, commitment(0))]);
  const { text } = await startFeed(server.url, FEED);
  const frame = text.split('\n\n').find((one) => one.includes('event: row'));
  if (frame === undefined) throw new Error(`expected a row on the feed, got ${text}`);
  return `${frame}\n\n`;
}

async function send({ url }: Program, requests: Buffer[]): Promise<void> {
  await closedLoop({ url, connections: 1, seconds: 60, expected: 201, request: () => requests.shift() });
}

/** A commitment of its own, so that each is a row and none is overtaken by a later one. */
function commitment(number: number): object {
  const data = {
    commitmentId: `${PREFIX}${number}`,
    by: ['israel'],
    to: ['us'],
    text: { en: 'Aid passes through the United Nations and the Red Crescent without interference.' },
    theme: 'humanitarian_access',
    standing: 'binding',
  };
  return { type: 'CommitmentMade', occurred: '2025-10-10', data, sources: [source(0)] };
}
