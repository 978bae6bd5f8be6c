/** Rule: a key that is revoked at one server is revoked at all: its streams end there as soon as the log tells. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALLER, caughtUp, grant, revoke, startServerForCallers } from '../access/callers.js';
import { joined, opened } from '../domain/decisions/entries.js';
import { partsOf } from '../server/running-server.js';
import { openStream } from '../server/sse-client.js';
import { startReplicas, type Replicas } from './replicas.js';

let replicas: Replicas;

beforeAll(async () => {
  replicas = await startReplicas({}, startServerForCallers);
  const { recorder } = partsOf(replicas.one.app);
  const items = [opened, joined('egypt')];
  await recorder.record({ processId: 'gaza-2025', items, batch: true, dryRun: false, recordedBy: 'desk' });
  await caughtUp(replicas.other);
});

afterAll(() => replicas.dispose());

it.each(['/v1/changes', '/v1/log'])('%s', async (path) => {
  const name = `desk-of-${path.slice(4)}`;
  await grant(replicas.one, name, 'reader:*');
  await caughtUp(replicas.other);
  const client = await openStream(`${replicas.other.url}${path}`, { headers: { [CALLER]: name } });
  const frames = await client.until(({ event }) => event === 'up-to-date');
  expect(frames.length).toBeGreaterThan(1);
  await revoke(replicas.one, name);
  expect(await client.ended).toBe(true);
});
