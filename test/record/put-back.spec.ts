/** A store that was put back to a backup under a server that runs: what it had read is not what the log holds. */
import { expect, it } from 'vitest';
import { verifyStream } from '../../src/log/chain.js';
import { defined, idOf, joined, process } from '../domain/decisions/entries.js';
import { outcome, submit, twoServers } from './two-servers.js';

const lost = defined('phase-2');

const stores: readonly [what: string, ...batches: (readonly unknown[])[]][] = [
  ['is shorter', process],
  ['is as long', process, [defined('phase-3')]],
  ['is longer', process, [defined('phase-3')], [defined('phase-4')]],
  ['has begun otherwise', [...process, joined('norway')]],
];

it.each(stores)(
  'an entry that it has lost is recorded when it is posted again, where it %s',
  async (_, ...batches) => {
    const { one, watched, putBack } = await twoServers();
    await submit(one, [lost]);
    await putBack(...batches);
    expect(await outcome(submit(one, [lost]))).toBe('recorded');
    expect(await verifyStream(watched.inner.readStream('gaza-2025'))).toMatchObject({ ok: true });
  },
);

it.each(stores)('nothing is refused for what it has lost, where it %s', async (_, ...batches) => {
  const { one, putBack } = await twoServers();
  await submit(one, [lost]);
  await putBack(...batches);
  expect(await outcome(submit(one, [{ ...lost, id: idOf('anew') }]))).toBe('recorded');
});

it('a process that it has lost whole begins anew', async () => {
  const { one, putBack } = await twoServers();
  await putBack();
  expect(await outcome(submit(one, [lost]))).toBe('process-not-found');
  expect(await outcome(submit(one, process))).toBe('recorded');
});
