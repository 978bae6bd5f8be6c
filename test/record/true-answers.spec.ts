/** Whatever waits together is answered each for itself, and what is answered is so. */
import { describe, expect, it } from 'vitest';
import { AppendOutcomeUnknown, LogUnavailable } from '../../src/log/event-log.js';
import { correct, defined, idOf, joined, process } from '../domain/decisions/entries.js';
import { outcome, submit, twoServers } from './two-servers.js';

const again = (phaseId: string): object => ({ ...defined(phaseId), id: idOf(`${phaseId} again`) });

describe('what waits together', () => {
  it('with something that is too much for one append is recorded or refused for what it says', async () => {
    const { one, watched, stored } = await twoServers();
    watched.most = 3;
    const much = Array.from({ length: 4 }, (_, i) => defined(`much-${i}`));
    const batches = [[defined('a')], [again('a')], much, [defined('b')], [defined('c')], [again('c')]];
    expect(await Promise.all(batches.map((batch) => outcome(submit(one, batch))))).toEqual([
      'recorded',
      'id-taken',
      'AppendTooLarge',
      'recorded',
      'recorded',
      'id-taken',
    ]);
    expect(await stored()).toHaveLength(process.length + 3);
  });

  it('with an append that lost a race is decided again, dry runs too', async () => {
    const { one, other, watched } = await twoServers();
    watched.before = async () => {
      watched.before = undefined;
      await submit(other, [{ ...joined('norway'), id: idOf('of the other') }]);
    };
    const outcomes = await Promise.all([
      outcome(submit(one, [joined('norway')])),
      outcome(submit(one, [{ ...joined('norway'), id: idOf('dry') }], { dryRun: true })),
      outcome(submit(one, [joined('qatar')])),
    ]);
    expect(outcomes).toEqual(['id-taken', 'id-taken', 'recorded']);
  });

  it('is refused in a dry run as in earnest where it is too much for one append', async () => {
    const { one, watched, stored } = await twoServers();
    watched.most = 3;
    const much = Array.from({ length: 4 }, (_, i) => defined(`much-${i}`));
    const little = much.slice(0, 3);
    const outcomes = await Promise.all([
      outcome(submit(one, much, { dryRun: true })),
      outcome(submit(one, little, { dryRun: true })),
      outcome(submit(one, much)),
    ]);
    expect(outcomes).toEqual(['AppendTooLarge', 'recorded', 'AppendTooLarge']);
    expect(await stored()).toHaveLength(process.length);
  });

  it('as a dry run and in earnest is appended once, and the dry run tells of no event', async () => {
    const { one, stored } = await twoServers();
    const [dry, earnest] = await Promise.all([
      submit(one, [joined('norway')], { dryRun: true }),
      submit(one, [joined('norway')]),
    ]);
    expect([dry.appended, dry.events.length]).toEqual([0, 0]);
    expect([earnest.appended, earnest.events.length]).toEqual([1, 1]);
    expect(await stored()).toHaveLength(process.length + 1);
  });
});

it('corrections of what others have corrected meanwhile are decided on that', async () => {
  const { one, other, watched, stored } = await twoServers([...process, defined('phase-2')]);
  const phase = defined('phase-2');
  watched.before = async () => {
    watched.before = undefined;
    await submit(other, [correct(phase, { note: { en: 'By the other.' } })]);
  };
  const outcomes = await Promise.all([
    outcome(submit(one, [{ ...correct(phase, { note: { en: 'By this one.' } }), id: idOf('first') }])),
    outcome(submit(one, [{ ...correct(phase, { data: { ordinal: 7 } }), id: idOf('second') }])),
  ]);
  expect(outcomes).toEqual(['recorded', 'recorded']);
  expect(await stored()).toHaveLength(process.length + 4);
});

it('an outcome that cannot be read back is told as unknown, not as nothing', async () => {
  const { one, watched } = await twoServers();
  watched.after = () => {
    watched.beforeRead = () => {
      throw new LogUnavailable('away');
    };
    throw new AppendOutcomeUnknown('no answer');
  };
  expect(await outcome(submit(one, [defined('first')]))).toBe('AppendOutcomeUnknown');
});

describe('a server that loses one race after the other', () => {
  /** Lets the other server append before each append of the first one, so many times. */
  async function losing(races: number): Promise<string> {
    const { one, other, watched } = await twoServers();
    let left = races;
    watched.before = async () => {
      if (left-- > 0) await submit(other, [defined(`phase-${left}`)]);
    };
    return outcome(submit(one, [joined('norway')]));
  }

  it('goes on until it wins one', async () => {
    expect(await losing(40)).toBe('recorded');
  });

  it('gives up at last, and says when to try again', async () => {
    expect(await losing(1_000)).toBe('store-unavailable');
  });
});
