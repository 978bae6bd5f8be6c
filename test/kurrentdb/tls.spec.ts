/** Guards: the leader is found over TLS, with a password, by several hosts or one name for all nodes. */
import { afterEach, beforeEach, expect, it } from 'vitest';

import { LogDenied, LogUnavailable, type EventLog } from '../../src/log/event-log.js';
import { StoreAddress } from '../../src/log/kurrentdb/connection-string.js';
import { Gossip } from '../../src/log/kurrentdb/gossip.js';
import { LeaderSearch } from '../../src/log/kurrentdb/leader-search.js';
import { openKurrentdbLog } from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import { collect, statements } from '../contract/sample-events.js';
import { SETTLE_TIME, wallClock } from './given.js';
import { ProtocolServer, TEST_AUTHORITY } from './protocol-server/protocol-server.js';
import { Records } from './protocol-server/records.js';

const login = { user: 'chancery', password: 'sécret:&@ %+' };
const tls = `tls=true&tlsCaFile=${encodeURIComponent(TEST_AUTHORITY)}`;
const ours = 'chancery:s%C3%A9cret%3A%26%40%20%25%2B';

let leader: ProtocolServer;
let follower: ProtocolServer;
const logs: EventLog[] = [];

beforeEach(async () => {
  const records = new Records(Date.now);
  leader = await ProtocolServer.start({ records, login });
  follower = await ProtocolServer.start({ records, login });
  const ports = [leader.ownPort, follower.ownPort];
  for (const node of [leader, follower]) node.gossip = { ports, leader: leader.ownPort };
  follower.refuseAsNotLeader(leader);
});
afterEach(async () => {
  await Promise.all(logs.splice(0).map((log) => log.close()));
  await Promise.all([leader, follower].map((node) => node.dispose()));
});

async function open(connectionString: string): Promise<EventLog> {
  const log = await openKurrentdbLog({ connectionString, clock: wallClock, settleTime: SETTLE_TIME });
  logs.push(log);
  return log;
}

it('one host is taken as it is', async () => {
  const log = await open(leader.connectionString());
  await log.append('gaza-2025', statements(2), null);

  expect(await collect(log.readAll())).toHaveLength(2);
});

it('of several hosts the leader is found, though nobody is told of the nodes without a password', async () => {
  const hosts = `127.0.0.1:${follower.ownPort},127.0.0.1:${leader.ownPort}`;
  const log = await open(`kurrentdb://${ours}@${hosts}?${tls}`);
  await log.append('gaza-2025', statements(2), null);

  expect(await collect(log.readAll())).toHaveLength(2);
  expect([leader, follower].map(({ appending }) => appending.received)).toEqual([1, 0]);
});

it('of a name with several addresses each is asked, and its certificate is that of the name', async () => {
  const address = StoreAddress.parse(`kurrentdb+discover://${ours}@store.example:${follower.ownPort}?${tls}`);
  const named: string[] = [];
  const search = new LeaderSearch(address, new Gossip(address), async (name) => {
    named.push(name);
    return [
      { address: '127.0.0.2', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
  });

  expect(await search.find(AbortSignal.timeout(20_000))).toEqual({ host: '127.0.0.1', port: leader.ownPort });
  expect(named).toEqual(['store.example']);
});

it('a name that the certificate is not made for is not believed, and the reason is told', async () => {
  const address = StoreAddress.parse(`kurrentdb+discover://${ours}@other.example:${follower.ownPort}?${tls}`);
  const ending = new AbortController();
  const search = new LeaderSearch(address, new Gossip(address), async () => [
    { address: '127.0.0.1', family: 4 },
  ]);
  const found = search.find(ending.signal).catch((error: unknown) => error);
  await expect.poll(() => search.report, { timeout: 20_000 }).toMatch(/does not answer \(.*certificate/);
  ending.abort();

  expect(await found).toMatchObject({ name: 'NoLeader' });
});

it.each([
  ['another password', `chancery:wrong@`],
  ['no password', ''],
])('with %s it is refused at once, and told so', async (_what, given) => {
  const hosts = `127.0.0.1:${follower.ownPort},127.0.0.1:${leader.ownPort}`;
  const refused: unknown = await open(`kurrentdb://${given}${hosts}?${tls}`).catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(LogUnavailable);
  expect((refused as Error).cause).toBeInstanceOf(LogDenied);
  expect(String(refused)).toContain('refuses us');
  expect(String(refused)).not.toContain('wrong');
});
