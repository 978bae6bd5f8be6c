/** One durable event a POST against what the framework allows, and against what SQLite behind HTTP allows. */
import type { Bench, Figure } from '../bench.js';
import { CONNECTIONS, postRate, type PostRate } from '../load/post-rate.js';
import { Posting } from '../load/posting.js';
import { startReference, startServer } from '../program.js';
import { atLeast, compared, type Result } from '../results.js';
import { median } from '../statistics.js';

export const post: Figure = {
  id: '1',
  title: `one durable event a POST, ${CONNECTIONS} connections`,
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const ours = await startServer(bench, { folder: bench.workplace.folder() });
  const ceiling = await startReference(bench, 'ceiling');
  const limit = await startReference(bench, 'limit', [bench.workplace.folder()]);
  const postings = [ceiling, ours, limit].map((program) => new Posting(program, CONNECTIONS));
  await postings[1]?.open();
  const rounds: (readonly PostRate[])[] = [];
  // The first is thrown away: programs get faster while they run.
  for (let round = 0; round <= bench.rounds; round += 1) {
    const rates: PostRate[] = [];
    for (const [i, program] of [ceiling, ours, limit].entries()) {
      const posting = postings[i];
      if (posting === undefined) continue;
      rates.push(await postRate(program, posting, { seconds: bench.seconds, projects: program === ours }));
    }
    if (round > 0) rounds.push(rates);
    bench.progress(
      `  round ${round}: ${rates.map(({ perSecond }) => perSecond.toFixed(0)).join(', ')} a second (ceiling, ours, limit)`,
    );
  }
  await Promise.all([ours, ceiling, limit].map(async (program) => program.stop()));

  const acknowledged = median(rounds.map((rates) => rates[1]?.acknowledged ?? NaN));
  return (['ceiling', 'limit'] as const).map((name) => {
    const place = name === 'ceiling' ? 0 : 2;
    const cpu = [1, place].map((i) => median(rounds.map((rates) => rates[i]?.cpu ?? NaN)).toFixed(0));
    return compared(
      {
        figure: '1',
        work: `one durable event a POST, ${CONNECTIONS} connections, until the rows cover it`,
        unit: '/s',
        reference:
          name === 'ceiling'
            ? 'ceiling: Nest, ValidationPipe, nothing stored'
            : 'limit: Fastify and SQLite by hand',
        target: atLeast(name === 'ceiling' ? 1 : 0.6),
        note: `${acknowledged.toFixed(0)}/s acknowledged; CPU a request ${cpu[0] ?? ''} us, reference ${cpu[1] ?? ''} us`,
      },
      rounds.map((rates) => ({
        reference: rates[place]?.perSecond ?? NaN,
        ours: rates[1]?.perSecond ?? NaN,
      })),
    );
  });
}
