/** A fault of one command, at whatever step, is told to whoever sent it, and to none of those who waited with it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProcessRecord } from '../../src/application/append/process-record.js';
import { Amendments } from '../../src/domain/decisions/amendments.js';
import { RecordState } from '../../src/domain/decisions/record-state.js';
import { Appender } from '../../src/log/kurrentdb/appender.js';
import { openKurrentdbLog } from '../../src/log/kurrentdb/open-kurrentdb-log.js';
import { EventWriter } from '../../src/log/sqlite/event-writer.js';
import { correct, defined, opened, process as parties, type Posted } from '../domain/decisions/entries.js';
import { ProtocolServer } from '../kurrentdb/protocol-server/protocol-server.js';
import { outcome, submit, twoServers, type OpenLog, type TwoServers } from './two-servers.js';

const plain = defined('faulty');
const editorial = correct(opened, { note: { en: 'A note.' } });

class OutOfOrder extends Error {
  override readonly name = 'OutOfOrder';
}

/** A step at which the first server fails for the faulty entry alone: by what it calls there, or by the entry itself. */
interface Step {
  readonly faulty?: Posted;
  readonly submission?: object;
  readonly fault?: string;
  fail?(servers: TwoServers, faulty: Posted): void;
}

/** Calls a method as it is, but for the faulty entry. */
function failing<T extends object>(
  owner: T,
  method: keyof T,
  isFaulty: (...given: readonly unknown[]) => boolean,
): void {
  const original = owner[method] as (...given: unknown[]) => unknown;
  const instead = function (this: unknown, ...given: unknown[]): unknown {
    if (isFaulty(...given)) throw new OutOfOrder();
    return original.apply(this, given);
  };
  vi.spyOn(owner, method as never).mockImplementation(instead as never);
}

/** Whether what a method was given holds an id, however deep. */
const names =
  ({ id }: Posted) =>
  (...given: readonly unknown[]): boolean =>
    JSON.stringify(given).includes(`"${id}"`);

const steps: Readonly<Record<string, Step>> = {
  'looking for what is on the record': {
    fail: (_, faulty) => failing(ProcessRecord.prototype, 'has', names(faulty)),
  },
  'loading what an editorial entry is about': {
    faulty: editorial,
    fail: (_, faulty) => {
      failing(ProcessRecord.prototype, 'amendedEntries', (entries) => names(faulty)(entries));
    },
  },
  'deciding, with half of it on the record': {
    fail: (_, faulty) => failing(RecordState.prototype, 'register', names(faulty)),
  },
  'applying what an editorial entry changes': {
    faulty: editorial,
    fail: (_, faulty) => failing(Amendments.prototype, 'add', names(faulty)),
  },
  // No store takes a name that is no text.
  encoding: { submission: { recordedBy: '\ud800' }, fault: 'TypeError' },
  appending: {
    fail: ({ watched }, faulty) => failing(watched.log, 'append', (_, events) => names(faulty)(events)),
  },
};

const stores: Readonly<Record<string, { readonly open?: OpenLog; readonly sealing: Step }>> = {
  'the embedded store': {
    sealing: {
      fail: (_, faulty) => failing(EventWriter.prototype, 'write', (_turn, append) => names(faulty)(append)),
    },
  },
  'a store of the cluster': {
    open: async (clock) => {
      const server = await ProtocolServer.start();
      const log = await openKurrentdbLog({ connectionString: server.connectionString(), clock });
      const close = log.close.bind(log);
      return Object.assign(log, {
        close: async () => {
          await close();
          await server.dispose();
        },
      });
    },
    sealing: {
      fail: (_, faulty) => failing(Appender.prototype, 'append', (_stream, events) => names(faulty)(events)),
    },
  },
};

async function together(servers: TwoServers, faulty: Posted, submission: object = {}): Promise<string[]> {
  const commands = ['first', 'second', undefined, 'third', 'fourth'].map((id) =>
    id === undefined ? submit(servers.one, [faulty], submission) : submit(servers.one, [defined(id)]),
  );
  return Promise.all(commands.map(outcome));
}

const asTheyAre = (fault = 'OutOfOrder'): string[] => ['recorded', 'recorded', fault, 'recorded', 'recorded'];

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(Object.entries(stores))('on %s', (_name, { open, sealing }) => {
  it.each(Object.entries({ ...steps, sealing }))('a fault in %s is its own', async (_step, step) => {
    const servers = await twoServers(parties, open);
    const faulty = step.faulty ?? plain;
    step.fail?.(servers, faulty);
    expect(await together(servers, faulty, step.submission)).toEqual(asTheyAre(step.fault));
    vi.restoreAllMocks();
    const before = await servers.stored();
    expect(before.map(({ id }) => id)).not.toContain(faulty.id);
    expect(await outcome(submit(servers.one, [faulty]))).toBe('recorded');
  });

  it('what was appended before a fault is on the record once', async () => {
    const servers = await twoServers(parties, open);
    servers.watched.after = () => {
      servers.watched.after = undefined;
      throw new OutOfOrder();
    };
    expect(await together(servers, plain)).toEqual(asTheyAre('recorded'));
    const ids = (await servers.stored()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(plain.id);
  });
});

it('a fault in reading is told at once, and holds nobody up', async () => {
  const servers = await twoServers();
  const unreadable = {
    get type() {
      throw new OutOfOrder();
    },
  };
  expect(await together(servers, unreadable as unknown as Posted)).toEqual(asTheyAre());
});

it('processes that share a commit do not share a fault', async () => {
  const { one } = await twoServers([]);
  failing(EventWriter.prototype, 'write', (_turn, append) => JSON.stringify(append).includes('"oslo-1993"'));
  const processes = ['gaza-2025', 'oslo-1993', 'taif-1989'];
  const receipts = processes.map((processId) => outcome(submit(one, [opened], { processId })));
  expect(await Promise.all(receipts)).toEqual(['recorded', 'OutOfOrder', 'recorded']);
});
