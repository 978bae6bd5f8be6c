/** The bare client of KurrentDB: appending the bytes that Chancery would store, and subscribing to them. */
import { KurrentDBClient, START, streamNameFilter, type EventData } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import { entryAt } from '../load/entries.js';

export function bareClient(connection: string): KurrentDBClient {
  return KurrentDBClient.connectionString(connection.replace(/^esdb/, 'kurrentdb'));
}

/** Appends with so many at a time, each to a stream of its own. @returns appends a second */
export async function appendBare(
  client: KurrentDBClient,
  {
    prefix,
    atATime,
    seconds,
  }: { readonly prefix: string; readonly atATime: number; readonly seconds: number },
): Promise<number> {
  const began = performance.now();
  const end = began + seconds * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: atATime }, async (_, stream) => {
      for (let n = 0; performance.now() < end; n += 1) {
        await client.appendToStream(`${prefix}${stream}`, stored(n));
        done += 1;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - began);
}

/** The body, and what Chancery keeps beside it. */
function stored(n: number): EventData {
  const { type, ...data } = entryAt(n);
  const metadata = {
    id: randomUUID(),
    version: 1,
    recordedAt: '2025-12-20T09:30:00.000000Z',
    recordedBy: 'local',
    previousHash: 'a'.repeat(64),
    hash: 'b'.repeat(64),
  };
  const event = { id: randomUUID(), contentType: 'application/json', type, data, metadata };
  return event as unknown as EventData;
}

/** @returns events a second */
export async function subscribeBare(
  client: KurrentDBClient,
  prefix: string,
  events: number,
): Promise<number> {
  const began = performance.now();
  const subscription = client.subscribeToAll({
    fromPosition: START,
    filter: streamNameFilter({ prefixes: [prefix] }),
  });
  let seen = 0;
  for await (const _event of subscription) {
    seen += 1;
    if (seen === events) break;
  }
  const took = performance.now() - began;
  await subscription.unsubscribe();
  return (events * 1_000) / took;
}
