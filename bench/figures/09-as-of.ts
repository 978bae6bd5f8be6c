/** The past of a process of a thousand entries: against the live view, and in a longer log against a shorter one. */
import { sized, type Bench, type Figure } from '../bench.js';
import { occurredAt } from '../load/entries.js';
import { Connection, get } from '../load/http-client.js';
import { oneAfterTheOther } from '../load/loops.js';
import { seed } from '../load/seed.js';
import { covered, startServer, type Program } from '../program.js';
import { atMost, compared, type Result } from '../results.js';
import { median, type Round } from '../statistics.js';

const ENTRIES = 1_000;
const PATH = '/v1/processes/process-0/commitments';

export const asOf: Figure = { id: '9', title: 'as of a moment, 1,000 entries in a long log', run };

interface Place {
  readonly server: Program;
}

async function run(bench: Bench): Promise<Result[]> {
  const rest = sized(bench, { quick: 2_000, normal: 100_000, large: 1_000_000 });
  const short = await open(bench, 0);
  const long = await open(bench, rest);
  const clocks: readonly (readonly [string, (i: number) => string])[] = [
    ['at', (i) => occurredAt(ENTRIES - 1 - (i % 200))],
    // Everything was seeded just now: each question is about another moment after that.
    ['knownAt', (i) => new Date(Date.now() - 1 - (i % 200)).toISOString()],
  ];
  const results: Result[] = [];
  for (const [clock, moment] of clocks) {
    const byLive: Round[] = [];
    const byRest: Round[] = [];
    for (let round = 0; round <= bench.rounds; round += 1) {
      const from = round * 30;
      const live = await ask(short, () => PATH);
      const past = (i: number): string => `${PATH}?${clock}=${moment(from + i)}`;
      const inShort = await ask(short, past);
      const inLong = await ask(long, past);
      if (round === 0) continue;
      byLive.push({ reference: live, ours: inShort });
      byRest.push({ reference: inShort, ours: inLong });
    }
    results.push(
      compared(
        {
          figure: '9',
          work: `a page of commitments ${clock} a moment, ${ENTRIES} entries`,
          unit: 'ms',
          reference: 'the live page',
          target: atMost(20),
        },
        byLive,
      ),
      compared(
        {
          figure: '9',
          work: `the same beside ${rest} entries of other processes`,
          unit: 'ms',
          reference: 'the same beside none',
          target: atMost(1.2),
        },
        byRest,
      ),
    );
    bench.progress(`  ${clock} is measured`);
  }
  for (const { server } of [short, long]) await server.stop();
  return results;
}

async function open(bench: Bench, rest: number): Promise<Place> {
  const folder = bench.workplace.folder();
  const others = Array.from({ length: rest === 0 ? 0 : 20 }, (_, i) => ({
    id: `other-${i}`,
    entries: rest / 20,
  }));
  const head = await seed(bench, folder, [{ id: 'process-0', entries: ENTRIES }, ...others]);
  const server = await startServer(bench, { folder });
  await covered(server, head);
  return { server };
}

/** @returns the median ms of some questions, no two the same */
async function ask({ server: { url } }: Place, path: (i: number) => string): Promise<number> {
  const requests = Array.from({ length: 15 }, (_, i) => get(path(i)));
  return Connection.during(url, async (connection) =>
    median(await oneAfterTheOther(connection, requests, 200)),
  );
}
