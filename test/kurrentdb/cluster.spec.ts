/** Three nodes, of which one is the leader: which of them is written to and followed when they change. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { EventLog } from '../../src/log/event-log.js';
import { openKurrentdbLog } from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import { Follower } from '../contract/follower.js';
import { collect, statements } from '../contract/sample-events.js';
import { SETTLE_TIME, wallClock } from './given.js';
import { ProtocolServer } from './protocol-server/protocol-server.js';
import { Records } from './protocol-server/records.js';

let nodes: readonly [ProtocolServer, ProtocolServer, ProtocolServer];
let log: EventLog;

beforeEach(async () => {
  const records = new Records(Date.now);
  const start = (): Promise<ProtocolServer> => ProtocolServer.start({ records });
  nodes = [await start(), await start(), await start()];
  name(nodes[0]);
});
afterEach(async () => {
  for (const node of nodes) node.heal();
  await log.close();
  await Promise.all(nodes.map((node) => node.dispose()));
});

/** From now on these nodes call one of all the leader. The others refuse what only the leader does. */
function name(leader: ProtocolServer, by: readonly ProtocolServer[] = nodes): void {
  for (const node of by) {
    node.gossip = { ports: nodes.map(({ ownPort }) => ownPort), leader: leader.ownPort };
    if (node !== leader) node.refuseAsNotLeader(leader);
  }
}

async function open(seeds: readonly ProtocolServer[] = nodes): Promise<EventLog> {
  const hosts = seeds.map(({ ownPort }) => `127.0.0.1:${ownPort}`).join(',');
  log = await openKurrentdbLog({
    connectionString: `kurrentdb://${hosts}?tls=false`,
    clock: wallClock,
    settleTime: SETTLE_TIME,
    stallMs: 300,
  });
  return log;
}

it('the leader is found though another node is silent', async () => {
  nodes[1].fallSilent();
  await open();
  await log.append('gaza-2025', statements(2), null);

  expect(await collect(log.readAll())).toHaveLength(2);
  expect(nodes.map(({ appending }) => appending.received)).toEqual([1, 0, 0]);
});

it('the leader is found though the connection string does not name it', async () => {
  await open(nodes.slice(1));
  await log.append('gaza-2025', statements(1), null);

  expect(nodes.map(({ appending }) => appending.received)).toEqual([1, 0, 0]);
});

it.each([
  ['its port is closed', (leader: ProtocolServer) => leader.stop()],
  ['it is silent', async (leader: ProtocolServer) => leader.fallSilent()],
])(
  'when the leader is gone, %s, what is appended meanwhile goes to the next one, and so do followers',
  async (_what, leave) => {
    await open();
    const first = statements(1);
    const appended = await log.append('gaza-2025', first, null);
    const follower = new Follower(log);
    await follower.untilCaughtUp();
    const [leader, next, third] = nodes;
    await leave(leader);
    const second = statements(1);
    const head = appended.outcome === 'appended' ? (appended.events[0] ?? null) : null;
    const appending = log.append('gaza-2025', second, head);
    // The others go on naming the old leader until they have noticed.
    await vi.waitFor(() => expect(next.asked).toBeGreaterThan(1), { timeout: 10_000 });
    next.heal();
    name(next, [next, third]);

    expect(await appending).toMatchObject({ outcome: 'appended' });
    expect(next.appending.received).toBe(1);
    const { events } = await follower.untilCaughtUp();
    expect(events.map(({ id }) => id)).toEqual(second.map(({ id }) => id));
    await vi.waitFor(() => expect(next.reading.open).toBe(1), { timeout: 10_000 });
    follower.leave();
  },
);

it('while there is no leader an append is refused within its deadline, and nothing of it was sent', async () => {
  await open();
  for (const node of nodes) node.gossip = { ports: nodes.map(({ ownPort }) => ownPort), leader: undefined };
  await nodes[0].stop();
  const refused: unknown = await log
    .append('gaza-2025', statements(1), null)
    .catch((error: unknown) => error);

  expect(refused).toMatchObject({ name: 'LogUnavailable' });
  expect(String(refused)).toContain('does not answer');
  await nodes[0].start();
  name(nodes[0]);
  expect(await log.append('gaza-2025', statements(1), null)).toMatchObject({ outcome: 'appended' });
});
