/** Twelve deadlines of R-ARCSS hang on the start of the Transitional Period: when that is put right, all of them move. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DueDate } from '../../projections/deadline.js';
import type { Desk, Query } from '../http/desk.js';
import { deskWith } from './loaded-sample.js';
import { sampleLines } from './samples.js';

const AT = '/v1/processes/south-sudan-2018';

/** By the fact list, from 22 February 2020; and from 22 March, a month later. */
const deadlines = [
  ['c-3-2-1', '2020-03-22', '2020-04-22'],
  ['c-4-4-1-7', '2020-04-22', '2020-05-22'],
  ['c-4-2-1-1', '2020-05-22', '2020-06-22'],
  ['c-ctrh-law', '2020-05-22', '2020-06-22'],
  ['c-ctrh-start', '2020-06-22', '2020-07-22'],
  ['c-4-2-3', '2020-06-22', '2020-07-22'],
  ['c-4-4-1-1', '2020-07-22', '2020-08-22'],
  ['c-5-4-1', '2020-08-22', '2020-09-22'],
  ['c-1-20-3a', '2020-09-22', '2020-10-22'],
  ['c-1-18-3', '2021-02-22', '2021-03-22'],
  ['c-4-8-2-1-2', '2021-08-22', '2021-09-22'],
  ['c-6-4', '2022-02-22', '2022-03-22'],
] as const;

describe('when the Transitional Period is found to have started a month later', () => {
  let desk: Desk;
  let before: string;
  beforeAll(async () => {
    desk = await deskWith('south-sudan-2018.ndjson');
    ({ position: before } = await desk.ask('/v1/processes'));
    await desk.record('south-sudan-2018', {
      type: 'EntryCorrected',
      data: {
        entryId: startOfThePeriod(),
        changes: { occurred: '2020-03-22' },
        reason: { en: 'A report that was found later dates the start a month later.' },
      },
      sources: [{ kind: 'own_observation', publisher: 'A test', title: 'A later date' }],
    });
  });
  afterAll(() => desk.close());

  async function dates(query: Query): Promise<unknown[]> {
    const asked = deadlines.map(([id]) => desk.ask(`${AT}/commitments/${id}`, query));
    return (await Promise.all(asked)).map(({ dueDate }) => dayOf(dueDate as DueDate | null));
  }

  test('twelve deadlines move with it', async () => {
    expect(await dates({ at: '2020-04-01' })).toEqual(deadlines.map(([, , moved]) => moved));
  });

  test('there is no date yet on the day on which it was thought to have started', async () => {
    expect(await dates({ at: '2020-03-01' })).toEqual(deadlines.map(() => null));
  });

  test('as it was known before, the dates are the old ones', async () => {
    const known = await dates({ at: '2020-04-01', knownAt: `position:${before}` });
    expect(known).toEqual(deadlines.map(([, first]) => first));
  });
});

function dayOf(date: DueDate | null): string | null {
  return date?.latest?.slice(0, 10) ?? null;
}

function startOfThePeriod(): unknown {
  return sampleLines('south-sudan-2018.ndjson').find(({ entry: { type, data } }) => {
    const { phaseId, status } = data as Record<string, unknown>;
    return type === 'PhaseStatusDetermined' && phaseId === 'transitional' && status === 'in_progress';
  })?.entry['id'];
}
