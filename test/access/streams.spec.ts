/** Rule: an open stream ends as soon as its caller sees something else, and whoever comes back is told what a caller of now is told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assessed, joined, made, opened, reported } from '../domain/decisions/entries.js';
import type { EventFrame } from '../server/event-stream.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { openStream, type SseClient } from '../server/sse-client.js';
import { CALLER, caughtUp, grant, restrict, revoke, startServerForCallers, unrestrict } from './callers.js';

let server: RunningServer;

beforeEach(async () => {
  server = await startServerForCallers();
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  await grant(server, 'desk', 'reader:*');
  for (const process of ['gaza-2025', 'talks'])
    await record(
      process,
      opened,
      joined('egypt'),
      joined('qatar'),
      made('aid', '2025-10-01', { by: ['egypt'] }),
    );
});

afterEach(async () => {
  await server.dispose();
});

async function record(processId: string, ...entries: readonly object[]): Promise<void> {
  const items = [...entries];
  await partsOf(server.app).recorder.record({
    processId,
    items,
    batch: true,
    dryRun: false,
    recordedBy: 'desk',
  });
  await caughtUp(server);
}

async function follow(path: string, lastEventId?: string): Promise<SseClient> {
  return openStream(`${server.url}${path}`, { headers: { [CALLER]: 'desk' }, lastEventId });
}

const isUpToDate = ({ event }: EventFrame): boolean => event === 'up-to-date';

async function snapshot(client: SseClient): Promise<EventFrame[]> {
  return client.until(isUpToDate);
}

function lastId(frames: readonly EventFrame[]): string {
  return frames.at(-1)?.lastEventId ?? '';
}

const streams = [
  '/v1/changes',
  '/v1/parties',
  '/v1/processes/talks/commitments',
  '/v1/log',
  '/v1/log?process=talks',
];

describe.each(streams)('%s', (path) => {
  it('ends when the key of its caller is revoked', async () => {
    const client = await follow(path);
    await snapshot(client);
    await revoke(server, 'desk');
    expect(await client.ended).toBe(true);
  });

  it('ends when a process is hidden from its caller', async () => {
    const client = await follow(path);
    await snapshot(client);
    await restrict(server, 'talks', true);
    expect(await client.ended).toBe(true);
  });
});

it('a replay at a slow pace ends when the key of its caller is revoked', async () => {
  const client = await follow('/v1/processes/talks/replay?pace=1d%2Fs');
  await client.take(1);
  await revoke(server, 'desk');
  expect(await client.ended).toBe(true);
});

it('a stream goes on when something is restricted that its caller may see', async () => {
  await grant(server, 'desk', 'reader:*', 'reader:talks');
  const client = await follow('/v1/processes/talks/commitments');
  await snapshot(client);
  await restrict(server, 'talks', true);
  await record('talks', made('fuel', '2025-10-02', { by: ['egypt'] }));
  expect((await client.take(1)).map(({ data }) => data)).toEqual([expect.stringContaining('"key":"fuel"')]);
  client.cut();
});

describe('a feed over time', () => {
  it('begins anew without a process that was hidden, and has it again when it is shown', async () => {
    const before = await snapshot(await follow('/v1/changes'));
    await restrict(server, 'talks', true);
    const hidden = await snapshot(await follow('/v1/changes', lastId(before)));
    expect(hidden[0]).toMatchObject({ event: 'reset', data: '{"reason":"access-changed"}' });
    expect(hidden.map(({ data }) => data).join()).not.toContain('talks');
    await record('talks', reported('aid', 'minimum', '2025-10-03', 'egypt'));
    const quiet = await snapshot(await follow('/v1/changes', lastId(hidden)));
    expect(quiet.map(({ event }) => event)).toEqual(['up-to-date']);
    await unrestrict(server, 'talks');
    const shown = await snapshot(await follow('/v1/changes', lastId(quiet)));
    expect(shown[0]).toMatchObject({ event: 'reset', data: '{"reason":"access-changed"}' });
    expect(shown.map(({ data }) => data).join()).toContain('"key":"talks/aid"');
  });

  it('of a process that was hidden comes back to what a process gives that is not there', async () => {
    const before = await snapshot(await follow('/v1/processes/talks/commitments'));
    await restrict(server, 'talks', true);
    await caughtUp(server);
    const hidden = await snapshot(await follow('/v1/processes/talks/commitments', lastId(before)));
    const nowhere = await snapshot(await follow('/v1/processes/nowhere/commitments', lastId(before)));
    expect(hidden).toEqual(nowhere);
  });

  it('tells nothing of what is recorded in a hidden process, of a party that both have', async () => {
    await restrict(server, 'talks', true);
    const client = await follow('/v1/parties');
    await snapshot(client);
    await record('talks', reported('aid', 'minimum', '2025-10-03', 'egypt'), joined('us'));
    await record('gaza-2025', assessed('aid', 'intermediate', '2025-10-05'));
    const [first] = await client.take(1);
    expect(JSON.parse(first?.data ?? '')).toMatchObject({
      key: 'egypt',
      row: { processCount: 1, processes: [{ processId: 'gaza-2025' }] },
    });
    client.cut();
  });
});
