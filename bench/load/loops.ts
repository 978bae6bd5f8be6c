/** How requests are made: as fast as they are answered, or at a pace. */
import { setTimeout as sleep } from 'node:timers/promises';
import { errorOf } from '../../src/thrown.js';
import { Connection, type Answer } from './http-client.js';

export interface Load {
  readonly done: number;
  readonly milliseconds: number;
  readonly perSecond: number;
  /** Of each request, in ms. */
  readonly latencies: readonly number[];
  /** The newest answer of each connection. */
  readonly last: readonly Answer[];
}

interface Asked {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** The next request of a connection; undefined ends it. */
  readonly request: (connection: number) => Buffer | undefined;
  readonly expected: number;
}

/** Each connection sends its next request when the one before is answered. */
export async function closedLoop({ url, connections, seconds, request, expected }: Asked): Promise<Load> {
  const open = await connect(url, connections);
  const latencies: number[] = [];
  const last: Answer[] = [];
  const began = performance.now();
  const end = began + seconds * 1_000;
  await Promise.all(
    open.map(async (connection, number) => {
      while (performance.now() < end) {
        const next = request(number);
        if (next === undefined) return;
        const sent = performance.now();
        last[number] = await expect(connection, next, expected);
        latencies.push(performance.now() - sent);
      }
    }),
  );
  const milliseconds = performance.now() - began;
  for (const connection of open) connection.close();
  return load(latencies, milliseconds, last);
}

/**
 * Requests at a pace, whatever becomes of those before. A request that has to wait for a connection waits from the moment at
 * which it was due, so that a server that stands still is not asked less.
 */
export async function pacedLoop({
  perSecond,
  url,
  connections,
  seconds,
  request,
  expected,
}: Asked & { readonly perSecond: number }): Promise<Load> {
  const open = await connect(url, connections);
  const free = open.map((connection, number) => ({ connection, number }));
  const latencies: number[] = [];
  const last: Answer[] = [];
  const due: number[] = [];
  let failure: unknown;
  const began = performance.now();
  const total = Math.ceil(perSecond * seconds);

  const work = async (at: number, one: (typeof free)[number]): Promise<void> => {
    const next = request(one.number);
    if (next === undefined) return;
    last[one.number] = await expect(one.connection, next, expected);
    latencies.push(performance.now() - at);
    free.push(one);
    take();
  };
  const take = (): void => {
    while (due.length > 0 && free.length > 0) {
      const at = due.shift();
      const one = free.shift();
      if (at === undefined || one === undefined) return;
      work(at, one).catch((error: unknown) => {
        failure = error;
      });
    }
  };
  for (let made = 0; made < total && failure === undefined;) {
    const now = performance.now();
    for (; made < total && began + (made * 1_000) / perSecond <= now; made += 1) {
      due.push(began + (made * 1_000) / perSecond);
    }
    take();
    await sleep(1);
  }
  while (latencies.length < total && failure === undefined) await sleep(5);
  for (const connection of open) connection.close();
  if (failure !== undefined) throw errorOf(failure);
  return load(latencies, performance.now() - began, last);
}

/** Sends one request after the other. @returns the ms of each */
export async function oneAfterTheOther(
  connection: Connection,
  requests: Iterable<Buffer>,
  expected: number,
): Promise<number[]> {
  const latencies: number[] = [];
  for (const request of requests) {
    const sent = performance.now();
    await expect(connection, request, expected);
    latencies.push(performance.now() - sent);
  }
  return latencies;
}

/** @throws Error another status */
export async function expect(connection: Connection, request: Buffer, expected: number): Promise<Answer> {
  const answer = await connection.send(request);
  if (answer.status === expected) return answer;
  const asked = request.toString('utf8', 0, 600);
  throw new Error(
    `expected ${expected}, got ${answer.status}: ${answer.body.toString('utf8', 0, 600)}\nasked was ${asked}`,
  );
}

async function connect(url: string, connections: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: connections }, async () => Connection.open(url)));
}

function load(latencies: readonly number[], milliseconds: number, last: readonly Answer[]): Load {
  const done = latencies.length;
  return { done, milliseconds, perSecond: (done * 1_000) / milliseconds, latencies, last };
}
