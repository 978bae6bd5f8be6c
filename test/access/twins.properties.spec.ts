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
import { everyQuestion, readingOperations, requiredOf, urlOf, type Named } from './every-question.js';
import type { Asking, RawAnswer } from './raw-answer.js';
import { draftOf, startTwins, type Batch, type Twins } from './twins.js';

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
  'an editor of all that is not restricted': {
    caller: 'desk',
    callers: { desk: ['editor:*'] },
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
        await twins.propose(PROCESSES);
        for (const question of everyQuestion(await namedIn(twins, batches)))
          await expectSame(twins, { ...question, caller: given.caller });
        await expectSamePages(twins, given.caller);
        await expectSameFeeds(twins, given.caller);
        await expectSameRefusals(twins, given.caller);
      }),
      runs(1),
    );
  });
});

async function expectSame(both: Twins, asking: Asking): Promise<RawAnswer> {
  const [whole, lacking] = await both.ask(asking);
  expect({ asking, answer: whole }).toEqual({ asking, answer: lacking });
  return whole;
}

/** Walks every list over all processes, row by row, and asks for each page again with its tag. */
async function expectSamePages(both: Twins, caller: string): Promise<void> {
  for (const operation of readingOperations.filter((one) => isListOfAll(one))) {
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const page = { limit: '1', ...(cursor === null ? {} : { cursor }) };
      // A search for a word that many entries have.
      const asked = Object.fromEntries(Object.keys(requiredOf(operation)).map((name) => [name, 'one']));
      const url = urlOf(operation.path, { ...asked, ...page });
      const { headers, body } = await expectSame(both, { url, caller });
      const held = await expectSame(both, {
        url,
        caller,
        headers: { 'if-none-match': String(headers['etag']) },
      });
      expect(held.status).toBe(304);
      cursor = (JSON.parse(body) as { nextCursor: string | null }).nextCursor;
      if (cursor === null) break;
    }
  }
}

const MOST_PAGES = 30;

function isListOfAll({ path, query = [] }: (typeof readingOperations)[number]): boolean {
  return !path.includes('{') && query.some(({ name }) => name === 'cursor');
}

/** Goes on in every feed over all processes from some of its ids. */
async function expectSameFeeds(both: Twins, caller: string): Promise<void> {
  const ofDrafts = PROCESSES.map((process) => `/v1/processes/${process}/drafts`);
  const ofAll = ['/v1/changes', '/v1/parties', '/v1/processes', '/v1/commitments', '/v1/log'];
  for (const url of [...ofAll, ...ofDrafts]) {
    const headers = { accept: 'text/event-stream' };
    const { body } = await expectSame(both, { url, caller, headers });
    const ids = [...body.matchAll(/^id: (.+)$/gm)].map(([, id = '']) => id);
    const some = ids.filter((_, i) => i % Math.ceil(ids.length / MOST_IDS) === 0);
    // Where nothing is told a client may come back all the same, with what it was told before.
    for (const id of ids.length > 0 ? some : ['drafts@1.3.0', 'drafts@1--12345678.3.0'])
      await expectSame(both, { url, caller, headers: { ...headers, 'last-event-id': id } });
  }
}

const MOST_IDS = 8;

/** Posts that no process takes, hidden or not, and what a hidden one has no drafts of. */
async function expectSameRefusals(both: Twins, caller: string): Promise<void> {
  const bodies = [{ ...quiet, id: idOf('another entry') }, { type: 'ProcessOpened', data: {} }, []];
  const draft = { version: 1, reason: 'It is not said there.' };
  for (const process of RESTRICTED)
    for (const change of ['', `/${draftOf(process)}/accept`, `/${draftOf(process)}/reject`])
      await expectSame(both, {
        url: `/v1/processes/${process}/drafts${change}`,
        method: 'POST',
        caller,
        body: draft,
      });
  for (const process of [...RESTRICTED, 'nowhere'])
    for (const body of bodies)
      for (const headers of [{}, { 'if-match': '"0"' }, { 'if-match': '*' }])
        await expectSame(both, {
          url: `/v1/processes/${process}/events`,
          method: 'POST',
          caller,
          body,
          headers,
        });
}

async function namedIn({ whole }: Twins, batches: readonly Batch[]): Promise<Named> {
  const head = Number(await partsOf(whole.app).log.head());
  const ids = (process: string): string[] =>
    batches
      .filter((batch) => batch.process === process)
      .flatMap(({ entries }) => entries.map(({ id }) => id));
  const ofEach = PROCESSES.flatMap((process) => [ids(process)[0] ?? '', ids(process).at(-1) ?? '']);
  return {
    processes: PROCESSES,
    absent: 'nowhere',
    keys: ['us', 'hamas', 'quiet-party', 'a', 'b', 'nope'],
    entries: [...new Set([...ofEach, quiet.id])],
    drafts: [draftOf('gaza-2025'), draftOf('back-channel')],
    positions: [3, Math.floor(head / 2), head - 1, head].map(String),
    instants: ['2026-12-31T12:00:00.000031Z', '2027-01-01'],
  };
}
