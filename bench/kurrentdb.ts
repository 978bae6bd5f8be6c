/**
 * What Chancery costs on KurrentDB, against the bare client on the same server, in the same run, one after the other and again:
 * one durable entry a POST with 64 at a time, and a new server that catches up with all of it.
 * `npm run bench:kurrentdb -- 'esdb://127.0.0.1:2113?tls=false'`
 */
import { KurrentDBClient, START, streamNameFilter, type EventData } from '@kurrent/kurrentdb-client';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';

const AT_A_TIME = 64;
const PROCESSES = 16;
const help = `Usage: npm run bench:kurrentdb -- CONNECTION_STRING [--rounds N] [--seconds N]

Needs a KurrentDB or EventStoreDB that may be written to. --rounds is 5 when not given, at least 5
for figures that are told; --seconds is how long each half of a round takes, 5 when not given.
Prints a table and writes bench-results.json.
`;

interface Round {
  readonly reference: number;
  readonly chancery: number;
}

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  readonly folder: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [store] = positionals;
if (values.help) process.stdout.write(help);
else if (store === undefined || !(Number(values.rounds) >= 1) || !(Number(values.seconds) > 0)) {
  process.stderr.write(`expected a connection string, rounds and seconds\n${help}`);
  process.exitCode = 2;
} else await bench(store, Number(values.rounds), Number(values.seconds));

async function bench(connection: string, rounds: number, seconds: number): Promise<void> {
  const prefix = `bench-${randomUUID().slice(0, 8)}-`;
  const client = KurrentDBClient.connectionString(connection.replace(/^esdb/, 'kurrentdb'));
  const server = await start(connection, prefix);
  const posts = posting(server);
  for (let n = 0; n < PROCESSES; n += 1) {
    const party = { id: 'egypt', name: { en: 'Egypt' }, kind: 'state' };
    await posts.post(`process-${n}`, { type: 'ProcessOpened', data: { title: { en: 'A process' } } });
    await posts.post(`process-${n}`, { type: 'PartyJoined', data: { party, roles: ['mediator'] } });
  }
  const appends: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const reference = await rate(seconds, appending(client, `bare-${prefix}${round}-`));
    const chancery = await rate(seconds, async (n) => posts.post(`process-${n % PROCESSES}`, entry()));
    appends.push({ reference, chancery });
    process.stderr.write(
      `posts, round ${round + 1}: ${reference.toFixed(0)} bare, ${chancery.toFixed(0)} Chancery\n`,
    );
  }
  const events = await covered(server);
  const catching: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const reference = await subscribing(client, prefix, events);
    const chancery = await catchingUp(connection, prefix, events);
    catching.push({ reference, chancery });
    process.stderr.write(
      `catching up, round ${round + 1}: ${reference.toFixed(0)} bare, ${chancery.toFixed(0)} Chancery\n`,
    );
  }
  await stop(server);
  await client.dispose();
  const results = [
    { what: `one durable entry a POST, ${AT_A_TIME} at a time, /s`, target: 0.6, rounds: appends },
    { what: `catching up with ${events} events, /s`, target: 0.5, rounds: catching },
  ].map(({ what, target, rounds: taken }) => summary(what, target, taken));
  const table = new Table({
    head: ['13', 'Chancery', 'bare client', 'ratio (lowest-highest)', 'target', 'met'],
  });
  for (const one of results) {
    const { what, chancery, reference, ratio, lowest, highest, target, met } = one;
    table.push([
      what,
      chancery,
      reference,
      `${ratio} (${lowest}-${highest})`,
      `>= ${target}`,
      met ? 'yes' : 'no',
    ]);
  }
  process.stdout.write(`${table.toString()}\n`);
  writeFileSync('bench-results.json', `${JSON.stringify({ 13: results }, null, 2)}\n`);
  process.exit();
}

function summary(
  what: string,
  target: number,
  rounds: readonly Round[],
): Record<string, string | number | boolean> & {
  met: boolean;
} {
  const ratios = rounds.map(({ reference, chancery }) => chancery / reference).toSorted((a, b) => a - b);
  const ratio = median(ratios);
  return {
    what,
    chancery: Math.round(median(rounds.map((round) => round.chancery))),
    reference: Math.round(median(rounds.map((round) => round.reference))),
    ratio: ratio.toFixed(2),
    lowest: (ratios[0] ?? 0).toFixed(2),
    highest: (ratios.at(-1) ?? 0).toFixed(2),
    target,
    met: ratio >= target,
  };
}

function median(values_: readonly number[]): number {
  return values_.toSorted((a, b) => a - b)[Math.floor(values_.length / 2)] ?? NaN;
}

/** How often a second the work is done, with so many at a time. */
async function rate(seconds: number, work: (n: number) => Promise<unknown>): Promise<number> {
  let done = 0;
  let n = 0;
  const end = performance.now() + seconds * 1_000;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      while (performance.now() < end) {
        await work(n++);
        done += 1;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - began);
}

/** What a desk records most: somebody has said something. */
function entry(): object {
  const data = {
    statementId: `statement-${randomUUID()}`,
    issuers: ['egypt'],
    title: { en: 'A statement on the talks' },
    text: { en: 'The delegations go on with their talks. '.repeat(8) },
    medium: 'joint_statement',
  };
  return { type: 'StatementIssued', data };
}

/** The same bytes: the body, and what Chancery keeps beside it. */
function appending(client: KurrentDBClient, stream: string): (n: number) => Promise<unknown> {
  return async (n) => {
    const metadata = {
      id: randomUUID(),
      version: 1,
      recordedAt: '2025-12-20T09:30:00.000000Z',
      recordedBy: 'local',
      previousHash: 'a'.repeat(64),
      hash: 'b'.repeat(64),
    };
    const data = {
      occurred: '2025-01-01',
      sources: [{ publisher: 'bench', title: 'A made-up entry', kind: 'document' }],
      ...entry(),
    };
    const event = {
      id: randomUUID(),
      contentType: 'application/json',
      type: 'StatementIssued',
      data,
      metadata,
    };
    await client.appendToStream(`${stream}${n % PROCESSES}`, event as unknown as EventData);
  };
}

function posting({ url }: Server): { post: (process: string, body: object) => Promise<void> } {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });
  const sources = [{ publisher: 'bench', title: 'A made-up entry', kind: 'document' }];
  return {
    post: (process_, body) =>
      new Promise((resolve, reject) => {
        const call = request(
          `${url}/v1/processes/${process_}/events`,
          { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
          (answer) => {
            answer.resume().on('end', () => {
              if (answer.statusCode === 201) resolve();
              else reject(new Error(`a post was answered with ${answer.statusCode}`));
            });
          },
        );
        call.on('error', reject);
        call.end(JSON.stringify({ occurred: '2025-01-01', sources, ...body }));
      }),
  };
}

async function start(connection: string, prefix: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'));
  const flags = ['--data', folder, '--port', '0', '--stream-prefix', prefix, '--log-level', 'silent'];
  const child = spawn(process.execPath, ['dist/src/main.js', ...flags], {
    env: { PATH: process.env['PATH'], CHANCERY_STORE: connection },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /listens on (\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, child, folder };
}

async function stop({ child, folder }: Server): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function position({ url }: Server): Promise<bigint> {
  const answer = await fetch(`${url}/v1/processes?limit=1`);
  return answer.ok ? BigInt(((await answer.json()) as { position: string }).position) : -1n;
}

/** How many events there are, once the rows cover them. */
async function covered(server: Server): Promise<number> {
  const log = await fetch(`${server.url}/v1/log`, { headers: { accept: 'application/x-ndjson' } });
  const lines = (await log.text()).trim().split('\n');
  const head = BigInt((JSON.parse(lines.at(-1) ?? '{}') as { position: string }).position);
  while ((await position(server)) < head) await sleep(100);
  return lines.length;
}

async function subscribing(client: KurrentDBClient, prefix: string, events: number): Promise<number> {
  const began = performance.now();
  const subscription = client.subscribeToAll({
    fromPosition: START,
    filter: streamNameFilter({ prefixes: [prefix] }),
  });
  let seen = 0;
  for await (const _event of subscription) if (++seen === events) break;
  const took = performance.now() - began;
  await subscription.unsubscribe();
  return (events * 1_000) / took;
}

/** A new server from when it listens until it is ready: history and every read model of all the events. */
async function catchingUp(connection: string, prefix: string, events: number): Promise<number> {
  const server = await start(connection, prefix);
  const began = performance.now();
  while (!(await fetch(`${server.url}/health/ready`)).ok) await sleep(20);
  const took = performance.now() - began;
  await stop(server);
  return (events * 1_000) / took;
}
