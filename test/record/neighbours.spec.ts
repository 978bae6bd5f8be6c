/** A fault of one command, at whatever step, is told to whoever sent it, and to none of those who waited with it. */
import { expect, it, vi } from 'vitest';
import { ProcessRecord } from '../../src/application/append/process-record.js';
import type { EventLog } from '../../src/log/event-log.js';
import { defined } from '../domain/record/entries.js';
import { outcome, submit, twoServers, type TwoServers } from './two-servers.js';

const faulty = defined('faulty');

class OutOfOrder extends Error {
  override readonly name = 'OutOfOrder';
}

type Append = EventLog['append'];

/** The first server fails at a step, for the faulty entry alone. */
const faults: Readonly<Record<string, (servers: TwoServers) => void>> = {
  deciding: () => {
    const has = ProcessRecord.prototype.has;
    vi.spyOn(ProcessRecord.prototype, 'has').mockImplementation(function (this: ProcessRecord, id) {
      if (id === faulty.id) throw new OutOfOrder();
      return has.call(this, id);
    });
  },
  sealing: ({ watched }) => {
    const append: Append = watched.log.append.bind(watched.log);
    vi.spyOn(watched.log, 'append').mockImplementation(async (stream, events, expected) => {
      if (events.some(({ id }) => id === faulty.id)) throw new OutOfOrder();
      return append(stream, events, expected);
    });
  },
};

async function together(servers: TwoServers): Promise<string[]> {
  const commands = ['first', 'second', 'faulty', 'third', 'fourth'].map((id) => [
    id === 'faulty' ? faulty : defined(id),
  ]);
  return Promise.all(commands.map(async (items) => outcome(submit(servers.one, items))));
}

const AS_THEY_ARE = ['recorded', 'recorded', 'OutOfOrder', 'recorded', 'recorded'];

it.each(Object.keys(faults))('a fault in %s is its own', async (step) => {
  const servers = await twoServers();
  faults[step]?.(servers);
  expect(await together(servers)).toEqual(AS_THEY_ARE);
  const before = await servers.stored();
  vi.restoreAllMocks();
  expect(before.map(({ id }) => id)).not.toContain(faulty.id);
  expect(await outcome(submit(servers.one, [faulty]))).toBe('recorded');
});

it('what was appended before a fault is on the record once', async () => {
  const servers = await twoServers();
  servers.watched.after = () => {
    servers.watched.after = undefined;
    throw new OutOfOrder();
  };
  expect(await together(servers)).toEqual(AS_THEY_ARE.map(() => 'recorded'));
  const ids = (await servers.stored()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain(faulty.id);
});
