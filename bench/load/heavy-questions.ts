/** What could keep a server from answering anybody else. The second table of the design's read-side page, and what is like it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { amendments } from './amendments.js';
import { occurredAt } from './entries.js';
import { Connection, post } from './http-client.js';

/** Longer than anything heavy may take; then its client goes. */
const PATIENCE = 20_000;
const PROCESS = '/v1/processes/process-0';

/** Asks once. @returns the status; 0 where the answer did not come in time */
export type HeavyQuestion = (url: string, time: number) => Promise<number>;

function asking(path: (time: number) => string, headers: Record<string, string> = {}): HeavyQuestion {
  return async (url, time) => {
    const gone = AbortSignal.timeout(PATIENCE);
    try {
      const answer = await fetch(url + path(time), { headers, signal: gone });
      if (answer.body !== null) for await (const _chunk of answer.body);
      return answer.status;
    } catch (error) {
      if (gone.aborted) return 0;
      throw error;
    }
  };
}

function posting(name: string): HeavyQuestion {
  return async (url, time) => {
    const amendment = amendments[name];
    if (amendment === undefined) throw new Error(`expected an amendment, got ${name}`);
    const connection = await Connection.open(url);
    const { status } = await connection.send(post(`${PROCESS}/events`, amendment(time)));
    connection.close();
    return status;
  };
}

/** Until it is done, or for as long as anything heavy may take. */
async function rebuild(url: string): Promise<number> {
  const admin = `${url}/v1/admin/projections`;
  const asked = await fetch(`${admin}/timeline/rebuild`, { method: 'POST' });
  await asked.arrayBuffer();
  const began = performance.now();
  while (performance.now() - began < PATIENCE) {
    const { items } = (await (await fetch(admin)).json()) as Projections;
    if (items.every((item) => item.rebuild?.state !== 'running')) return asked.status;
    await sleep(50);
  }
  return 0;
}

interface Projections {
  readonly items: readonly { readonly rebuild: { readonly state: string } | null }[];
}

const stream = { accept: 'text/event-stream' };
const moment = (time: number): string => occurredAt(20_000 + time);

/** Each with the time that it is asked for, so that no two ask the same. */
export const heavyQuestions: Readonly<Record<string, HeavyQuestion>> = {
  '/v1/commitments?at=': asking((time) => `/v1/commitments?at=${moment(time)}`),
  '/v1/parties?at=': asking((time) => `/v1/parties?at=${moment(time)}`),
  'at of one process': asking((time) => `${PROCESS}/commitments?at=${moment(time)}`),
  'eight knownAt at once': async (url, time) => {
    const one = asking((n) => `${PROCESS}/timeline?knownAt=${new Date(Date.now() - n).toISOString()}`);
    const statuses = await Promise.all(Array.from({ length: 8 }, (_, i) => one(url, 1 + time * 8 + i)));
    return Math.min(...statuses);
  },
  'replay in recorded order': asking(() => `${PROCESS}/replay?order=recorded&pace=max`, stream),
  'replay of a span with nothing in it': asking(
    () => `${PROCESS}/replay?from=2018-01-01&to=2018-02-01`,
    stream,
  ),
  changes: asking((time) => `${PROCESS}/changes?from=${moment(time)}&to=${moment(time + 5_000)}`),
  'a filter that matches nothing': asking(() => `${PROCESS}/timeline?party=nobody`),
  '/v1/parties': asking(() => '/v1/parties?limit=1000'),
  verify: asking(() => `${PROCESS}/verify`),
  'export of the log': asking(() => '/v1/log', { accept: 'application/x-ndjson' }),
  'a rebuild': rebuild,
  'a correction of an early entry': posting('an EntryCorrected'),
  'a late determination': posting('a late PhaseStatusDetermined'),
  '/metrics': asking(() => '/metrics'),
  '/v1/admin/projections': asking(() => '/v1/admin/projections'),
  '/health/ready': asking(() => '/health/ready'),
};
