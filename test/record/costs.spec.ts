/** What a server reads again does not grow with the length of the process. Counted, not timed. */
import { beforeEach, expect, it } from 'vitest';
import { AppendOutcomeUnknown, AppendTooLarge, LogUnavailable } from '../../src/log/event-log.js';
import { defined, idOf, joined } from '../domain/decisions/entries.js';
import { outcome, submit, twoServers, type TwoServers } from './two-servers.js';

const FEW = 4;
let servers: TwoServers;

beforeEach(async () => {
  servers = await twoServers();
  const { one, watched } = servers;
  for (let n = 0; n < 5; n += 1)
    await submit(
      one,
      Array.from({ length: 100 }, (_, i) => defined(`phase-${n}-${i}`)),
    );
  watched.read = 0;
});

it('a lost race costs what the other has appended', async () => {
  const { one, other, watched } = servers;
  await submit(other, [joined('norway')]);
  expect(await outcome(submit(one, [joined('qatar')]))).toBe('recorded');
  expect(watched.read).toBeLessThanOrEqual(FEW);
});

it('so does a refusal by a server that has yet to hear of it', async () => {
  const { one, other, watched } = servers;
  await submit(other, [joined('norway')]);
  expect(await outcome(submit(one, [{ ...defined('phase-0-0'), id: idOf('again') }]))).toBe('id-taken');
  expect(watched.read).toBeLessThanOrEqual(FEW);
});

it.each([
  [new AppendTooLarge('too much'), 'AppendTooLarge'],
  [new LogUnavailable('away'), 'LogUnavailable'],
])('after %s nothing is read again', async (fault, name) => {
  const { one, watched } = servers;
  watched.before = () => {
    throw fault;
  };
  expect(await outcome(submit(one, [defined('first')]))).toBe(name);
  watched.before = undefined;
  expect(await outcome(submit(one, [defined('second')]))).toBe('recorded');
  expect(watched.read).toBe(0);
});

it('an unknown outcome costs what it may have appended', async () => {
  const { one, watched } = servers;
  watched.after = () => {
    watched.after = undefined;
    throw new AppendOutcomeUnknown('no answer');
  };
  expect(await outcome(submit(one, [defined('first')]))).toBe('recorded');
  expect(watched.read).toBeLessThanOrEqual(FEW);
});
