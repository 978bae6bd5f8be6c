/** A date that moves because what it hangs on has moved is told by the feeds, and wakes them when it passes. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RelativeDue } from '../../src/domain/values/due.js';
import {
  correct,
  joined,
  made,
  opened,
  proposed,
  retract,
  step,
  type Posted,
} from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import { bounds } from '../projections/bounds.js';
import { openStream, type SseClient } from '../server/sse-client.js';
import { feedFrame, upToDate } from './feed-client.js';

const p = '/v1/processes/p';
const byPlan: RelativeDue = { of: { kind: 'agreement', id: 'plan' }, when: 'in_force', offset: 'P30D' };
const byAid: RelativeDue = { of: { kind: 'commitment', id: 'aid' }, when: 'due', offset: '-P10D' };
const inForce = step('AgreementEnteredIntoForce', 'plan', '2025-10-10');
const story: readonly Posted[] = [
  opened,
  joined('us'),
  joined('egypt'),
  proposed('plan', '2025-09-29'),
  made('aid', '2025-10-01', { by: ['egypt'], due: byPlan }),
  made('fuel', '2025-10-01', { by: ['egypt'], due: byAid }),
];

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('2025-11-01T00:00:00Z');
  await desk.record('p', ...story);
});
afterEach(() => desk.close());

async function following(url: string): Promise<SseClient> {
  const client = await openStream(desk.server.url + url);
  await client.until(upToDate);
  return client;
}

/** The next rows that a feed brings, each with what its date comes to. */
async function datesOf(client: SseClient, count: number): Promise<Record<string, unknown>> {
  const frames = (await client.take(count)).map(feedFrame).filter(({ event }) => event === 'row');
  const dates = frames.map(
    ({ data }) => [String(data.key), (data.row as { dueDate: unknown }).dueDate] as const,
  );
  return Object.fromEntries<unknown>(dates);
}

describe('a feed of commitments', () => {
  test('brings the rows whose dates move, to the end of the chain, when an agreement enters into force', async () => {
    const client = await following(`${p}/commitments`);
    await desk.record('p', inForce);
    expect(await datesOf(client, 2)).toEqual({ aid: bounds('2025-11-09'), fuel: bounds('2025-10-30') });
    client.cut();
  });

  test('brings them again when that is corrected, and when it is taken back', async () => {
    await desk.record('p', inForce);
    const client = await following(`${p}/commitments/fuel`);
    await desk.record('p', correct(inForce, { occurred: '2025-10-20' }));
    expect(await datesOf(client, 1)).toEqual({ fuel: bounds('2025-11-09') });
    await desk.record('p', retract(inForce));
    expect(await datesOf(client, 1)).toEqual({ fuel: null });
    client.cut();
  });

  test('wakes when the date passes that was worked out', async () => {
    await desk.record('p', inForce);
    const client = await following(`${p}/commitments?overdue=true`);
    desk.now('2025-11-10T00:00:00Z');
    await desk.record('elsewhere', {
      type: 'ProcessOpened',
      occurred: '2025-10-20',
      data: { title: { en: 'Other' } },
    });
    expect(await datesOf(client, 1)).toEqual({ aid: bounds('2025-11-09') });
    client.cut();
  });
});

describe('a list of commitments', () => {
  const idsOf = async (query: Record<string, string>): Promise<unknown[]> =>
    (await desk.ask(`${p}/commitments`, query)).items.map(({ commitmentId }) => commitmentId);

  test('is narrowed and sorted by the dates that are worked out, as of the day asked', async () => {
    await desk.record('p', inForce);
    desk.now('2025-11-05T00:00:00Z');
    expect(await idsOf({ dueBefore: '2025-11-01' })).toEqual(['fuel']);
    expect(await idsOf({ overdue: 'true' })).toEqual(['fuel']);
    expect(await idsOf({ sort: 'due' })).toEqual(['fuel', 'aid']);
    expect(await idsOf({ dueBefore: '2025-12-01', at: '2025-10-09' })).toEqual([]);
    expect(await idsOf({ dueBefore: '2025-12-01', at: '2025-10-10', sort: 'due' })).toEqual(['fuel', 'aid']);
  });
});
