import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../server/running-server.js';
import { apply, readFeed, type Frame } from './feed-client.js';

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.dispose();
  server = undefined;
});

const sources = [{ kind: 'press', publisher: 'A newspaper', title: 'A report' }];

function entry(type: string, occurred: string, data: object): object {
  return { type, occurred, data, sources };
}

const beginning = [
  { type: 'ProcessOpened', occurred: '2025-09-29', data: { title: { en: 'A process' } } },
  ...['egypt', 'qatar'].map((id) => ({
    type: 'PartyJoined',
    occurred: '2025-09-29',
    data: { party: { id, name: { en: id }, kind: 'state' }, roles: ['mediator'] },
  })),
  ...[1, 2, 3].map((n) =>
    entry('CommitmentMade', '2025-10-01', {
      commitmentId: `c-${n}`,
      by: [n === 3 ? 'qatar' : 'egypt'],
      text: { en: `Commitment ${n}` },
      theme: 'monitoring',
      standing: 'binding',
      ...(n === 2 ? { dependsOn: ['c-1'] } : {}),
    }),
  ),
];

const days = fc.integer({ min: 2, max: 28 }).map((day) => `2025-10-${String(day).padStart(2, '0')}`);
const commitment = fc.constantFrom('c-1', 'c-2', 'c-3');
const level = fc.constantFrom('not_initiated', 'minimum', 'intermediate', 'complete');
const by = fc.constantFrom('egypt', 'qatar');

/** What happens while the client reads: claims, ratings, changes of standing, and retractions of what came before. */
const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('claim' as const), day: days, commitment, level, by }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('rating' as const), day: days, commitment, level }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('standing' as const), day: days, commitment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retraction' as const), of: fc.nat() }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function toEntry(one: Happening, posted: readonly string[]): object | undefined {
  switch (one.kind) {
    case 'claim':
      return entry('CommitmentProgressReported', one.day, {
        commitmentId: one.commitment,
        by: one.by,
        level: one.level,
      });
    case 'rating': {
      const { commitment: commitmentId, level: rated } = one;
      const data = {
        commitmentId,
        assessor: 'desk',
        level: rated,
        reversal: true,
        reason: { en: 'As reported.' },
      };
      return entry('CommitmentAssessed', one.day, data);
    }
    case 'standing':
      return entry('CommitmentStandingChanged', one.day, {
        commitmentId: one.commitment,
        standing: 'suspended',
        reason: { en: 'Suspended.' },
      });
    case 'retraction': {
      const entryId = posted[one.of % posted.length];
      return entryId === undefined
        ? undefined
        : { type: 'EntryRetracted', data: { entryId, reason: { en: 'In error.' } } };
    }
  }
}

async function post(
  at: RunningServer,
  body: unknown,
): Promise<{ position: string; ids: string[] } | undefined> {
  const answer = await at.http.post('/v1/processes/p/events').send(body as object);
  if (answer.status !== 201) return undefined;
  const { position, events } = answer.body as { position: string; events: { id: string }[] };
  return { position, ids: events.map(({ id }) => id) };
}

async function rowsOf(at: RunningServer, query: string, position: string): Promise<Map<string, object>> {
  const answer = await at.http
    .get(`/v1/processes/p/commitments${query}${query ? '&' : '?'}minPosition=${position}`)
    .expect(200);
  const { items } = answer.body as { items: { commitmentId: string }[] };
  return new Map(items.map((item) => [` ${item.commitmentId}`, item]));
}

const ending = [
  entry('CommitmentMade', '2025-10-29', {
    commitmentId: 'c-end',
    by: ['egypt'],
    text: { en: 'The last commitment' },
    theme: 'monitoring',
    standing: 'binding',
  }),
  entry('CommitmentAssessed', '2025-10-29', {
    commitmentId: 'c-end',
    assessor: 'desk',
    level: 'complete',
    reason: { en: 'Done.' },
  }),
  entry('CommitmentProgressReported', '2025-10-29', { commitmentId: 'c-end', by: 'egypt', level: 'minimum' }),
];

/** The last of the ending: the rows may be told before all entries of a batch are folded in. */
function endsWithItsClaim({ event, data }: Frame): boolean {
  const { claims } = (data.row ?? {}) as { claims?: readonly unknown[] };
  return event === 'row' && data.key === 'c-end' && claims?.length === 1;
}

test('a client that is cut after any frame and resumes ends with exactly the rows of the server', async () => {
  const filters = fc.constantFrom('', '?by=egypt', '?level=complete', '?contested=true', '?standing=binding');
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.array(happening, { minLength: 4, maxLength: 12 }),
      fc.nat(),
      async (query, script, split) => {
        server = await startServer();
        const at = server;
        let last = (await post(at, beginning))?.position ?? '0';
        const url = `${at.url}/v1/processes/p/commitments${query}`;
        const posted: string[] = [];
        const happen = async (one: Happening): Promise<void> => {
          const body = toEntry(one, posted);
          const receipt = body && (await post(at, body));
          if (!receipt) return;
          posted.push(...receipt.ids);
          last = receipt.position;
        };
        const half = split % script.length;
        for (const one of script.slice(0, half)) await happen(one);
        await rowsOf(at, query, last);

        // What an uncut client reads: a snapshot, then what happens meanwhile, up to a row that every filter takes.
        const frames = readFeed(url, endsWithItsClaim);
        for (const one of script.slice(half)) await happen(one);
        const end = await post(at, ending);
        if (!end) throw new Error('the ending was refused');
        const read = await frames;
        const expected = await rowsOf(at, query, end.position);
        expect(apply(read).rows).toEqual(expected);

        for (let cut = 0; cut <= read.length; cut++) {
          const client = apply(read.slice(0, cut));
          const resumed = await readFeed(url, ({ event }) => event === 'up-to-date', client.lastEventId);
          const { rows } = client.resumed(resumed);
          expect(rows, `cut after frame ${cut} of ${read.length}`).toEqual(expected);
        }
        await at.dispose();
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);
