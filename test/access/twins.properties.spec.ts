/**
 * Rule: a process that a caller may not see does not exist for that caller. Whatever it asks, the answer is, byte for byte and
 * with its headers, that of a server which never had the process.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { partsOf } from '../server/running-server.js';
import type { Posted } from '../domain/decisions/entries.js';
import { idOf } from '../domain/decisions/entries.js';
import { legalHistories } from '../domain/decisions/histories.js';
import { runs, seeded } from '../laws/seed.js';
import { everyQuestion, type Named } from './every-question.js';
import { startTwins, type Batch, type Twins } from './twins.js';

// Of two servers that are given the same entries, nothing else differs.
vi.mock('../../src/log/salt.js', () => ({ newSalt: () => '0'.repeat(32) }));

const NOW = '2026-12-31T12:00:00Z';
const OPEN = ['gaza-2025', 'sudan-2023'];
const RESTRICTED = ['back-channel', 'mid-talks'];
const PROCESSES = [...OPEN, ...RESTRICTED];

const quiet: Posted = {
  type: 'PartyJoined',
  id: idOf('the party that takes part in hidden talks alone'),
  occurred: '2025-10-03',
  data: { party: { id: 'quiet-party', name: { en: 'Quiet party' }, kind: 'state' }, roles: ['mediator'] },
  sources: [],
} as unknown as Posted;

const opening = (process: string): Posted =>
  ({
    type: 'ProcessOpened',
    id: idOf(`the opening of ${process}`),
    occurred: '2025-09-28',
    data: { title: { en: process } },
  }) as unknown as Posted;

/** Histories of all processes, one batch after the other in turns. */
const records: fc.Arbitrary<readonly Batch[]> = fc
  .tuple(
    fc.tuple(...PROCESSES.map(() => legalHistories({ proposals: 40, redactions: false }))),
    fc.array(fc.nat({ max: 3 }), { minLength: 30, maxLength: 30 }),
  )
  .map(([histories, turns]) => {
    const left = PROCESSES.map((process, of) => begun(process, histories[of] ?? []));
    const merged: Batch[] = [];
    for (let i = 0; left.some(({ length }) => length > 0); i++) {
      const turn = turns[i % turns.length] ?? 0;
      const of = [0, 1, 2, 3].map((n) => (turn + n) % 4).find((n) => (left[n]?.length ?? 0) > 0) ?? 0;
      const entries = left[of]?.shift();
      const process = PROCESSES[of];
      if (entries && process !== undefined) merged.push({ process, entries });
    }
    return merged;
  });

/** The process is open from the start; a hidden one has a party that takes part nowhere else. */
function begun(process: string, batches: readonly (readonly Posted[])[]): (readonly Posted[])[] {
  const isOpen = batches[0]?.some(({ type }) => type === 'ProcessOpened') === true;
  const [first = [], ...rest] = isOpen ? batches : [[opening(process)], ...batches];
  return [first, ...(RESTRICTED.includes(process) ? [[quiet]] : []), ...rest];
}

interface Case {
  readonly caller: string;
  readonly callers: Readonly<Record<string, readonly string[]>>;
  readonly hidden: readonly string[];
  readonly restricted: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a reader of all that is not restricted': {
    caller: 'desk',
    callers: { desk: ['reader:*'] },
    hidden: RESTRICTED,
    restricted: RESTRICTED,
  },
  'a reader of one process': {
    caller: 'desk',
    callers: { desk: ['reader:gaza-2025'] },
    hidden: ['sudan-2023', ...RESTRICTED],
    restricted: [],
  },
  'nobody in particular': {
    caller: 'anonymous',
    callers: { anonymous: ['reader:*'] },
    hidden: RESTRICTED,
    restricted: RESTRICTED,
  },
};

let twins: Twins | undefined;

afterEach(async () => {
  await twins?.dispose();
  twins = undefined;
});

describe.each(Object.entries(cases))(`${seeded} to %s a hidden process does not exist`, (_, given) => {
  it('whatever is asked', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(records, async (batches) => {
        await twins?.dispose();
        twins = await startTwins(NOW, given);
        await twins.record(batches);
        for (const question of everyQuestion(await namedIn(twins, batches)))
          await expectSame(twins, { ...question, caller: given.caller });
      }),
      runs(1),
    );
  });
});

async function expectSame(both: Twins, asking: Parameters<Twins['ask']>[0]): Promise<void> {
  const [whole, lacking] = await both.ask(asking);
  expect({ asking, answer: whole }).toEqual({ asking, answer: lacking });
}

async function namedIn({ whole }: Twins, batches: readonly Batch[]): Promise<Named> {
  const head = Number(await partsOf(whole.app).log.head());
  const ids = (process: string): string[] =>
    batches
      .filter((batch) => batch.process === process)
      .flatMap(({ entries }) => entries.map(({ id }) => id));
  const ofEach = PROCESSES.flatMap((process) => [ids(process)[0] ?? '', ids(process).at(-1) ?? '']);
  return {
    processes: [...PROCESSES, 'nowhere'],
    keys: ['us', 'hamas', 'quiet-party', 'a', 'b', 'nope'],
    entries: [...new Set([...ofEach, quiet.id])],
    positions: [3, Math.floor(head / 2), head - 1, head].map(String),
    instants: ['2026-12-31T12:00:00.000031Z', '2027-01-01'],
  };
}
