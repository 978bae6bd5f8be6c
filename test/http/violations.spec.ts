/** Guards that violations are found by what was found, and not by who was accused: in lists, feeds and as of a moment. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  alleged,
  denied,
  en,
  found,
  made,
  opened,
  joined,
  process,
  resolved,
} from '../domain/decisions/entries.js';
import { openStream } from '../server/sse-client.js';
import { openDesk, type Desk, type Query, type Row } from './desk.js';

let desk: Desk;
let beforeFindings: string;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  ({ position: beforeFindings } = await desk.record(
    'talks',
    ...process,
    made('ceasefire', '2025-10-08'),
    alleged('rafah', '2025-10-19', { commitmentId: 'ceasefire' }),
    alleged('strikes', '2025-10-28/..', { by: 'hamas', against: ['israel'], commitmentId: 'ceasefire' }),
    alleged('convoy', '2025-11-02', { by: 'egypt', against: ['hamas'] }),
    alleged('crossing', '2025-11-05', { by: 'egypt', against: ['israel', 'hamas'] }),
  ));
  await desk.record(
    'talks',
    denied('rafah', '2025-10-20'),
    found('rafah', '2025-10-25', {
      finding: 'attributed',
      attributedTo: ['israel'],
      text: en('The shots came from the other side.'),
    }),
    found('convoy', '2025-11-10', { finding: 'attributed', attributedTo: ['hamas'] }),
    found('convoy', '2025-11-12', { by: 'qatar', finding: 'unfounded' }),
    denied('strikes', '2025-10-29'),
    resolved('crossing', '2025-11-20'),
  );
  await desk.record(
    'other',
    opened,
    joined('norway'),
    joined('egypt'),
    alleged('raid', '2025-12-01', { by: 'egypt', against: ['norway'] }),
  );
});
afterAll(() => desk.close());

const at = '/v1/processes/talks/violations';

async function ids(query: Query, path = at): Promise<unknown[]> {
  return (await desk.rows(path, query)).map((row) => row['violationId']);
}

describe('the violations', () => {
  test.each<[Query, string[]]>([
    [{}, ['convoy', 'crossing', 'rafah', 'strikes']],
    [{ against: 'hamas' }, ['convoy', 'crossing', 'rafah']],
    [{ attributedTo: 'israel' }, ['rafah']],
    [{ attributedTo: 'hamas' }, []],
    [{ by: 'egypt' }, ['convoy', 'crossing']],
    [{ by: 'israel,hamas' }, ['rafah', 'strikes']],
    [{ state: 'found' }, ['convoy', 'rafah']],
    [{ state: 'alleged,denied' }, ['strikes']],
    [{ state: 'resolved' }, ['crossing']],
    [{ finding: 'unfounded' }, ['convoy']],
    [{ finding: 'attributed', contested: 'false' }, ['rafah']],
    [{ contested: 'true' }, ['convoy']],
    [{ commitment: 'ceasefire' }, ['rafah', 'strikes']],
    [{ from: '2025-11-01' }, ['convoy', 'crossing', 'strikes']],
    [{ to: '2025-10-31' }, ['rafah', 'strikes']],
    [{ from: '2025-10-20', to: '2025-11-02' }, ['convoy', 'strikes']],
    [{ against: 'hamas', from: '2025-11-03' }, ['crossing']],
  ])('%o', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  test('of all processes take the same filters', async () => {
    expect(await ids({ by: 'egypt' }, '/v1/violations')).toEqual(['raid', 'convoy', 'crossing']);
    expect(await ids({ from: '2025-12-01' }, '/v1/violations')).toEqual(['raid', 'strikes']);
    expect(await desk.rows('/v1/violations', { attributedTo: 'israel' })).toMatchObject([
      { processId: 'talks', violationId: 'rafah', against: ['hamas'], attributedTo: ['israel'] },
    ]);
  });

  test('say what was found beside what is alleged, each in its own words', async () => {
    expect(await desk.ask(`${at}/rafah`)).toMatchObject({
      by: 'israel',
      against: ['hamas'],
      state: 'found',
      findings: [
        {
          by: 'us',
          text: { en: 'The shots came from the other side.' },
          finding: 'attributed',
          attributedTo: ['israel'],
        },
      ],
      denials: [{ by: 'hamas' }],
      history: [{ kind: 'alleged' }, { kind: 'denied' }, { kind: 'found' }],
    });
  });

  test('are told by their commitment with what was found', async () => {
    expect(await desk.ask('/v1/processes/talks/commitments/ceasefire')).toMatchObject({
      violationCount: 2,
      openViolationCount: 2,
      violations: [
        { violationId: 'rafah', attributedTo: ['israel'] },
        { violationId: 'strikes', state: 'denied' },
      ],
    });
  });

  test('are as alleged before a finding, by either clock', async () => {
    for (const query of [{ at: '2025-10-24' }, { knownAt: `position:${beforeFindings}` }]) {
      expect(await ids({ ...query, attributedTo: 'israel' })).toEqual([]);
      expect(await desk.ask(`${at}/rafah`, query)).toMatchObject({ findings: [], attributedTo: [] });
    }
    expect(await ids({ at: '2025-10-25', attributedTo: 'israel' })).toEqual(['rafah']);
    expect(await ids({ at: '2025-10-25', state: 'denied' }, '/v1/violations')).toEqual([]);
    expect(await ids({ at: '2025-10-24', state: 'denied' }, '/v1/violations')).toEqual(['rafah']);
  });

  test('tell an id in a filter that names nothing, with the nearest', async () => {
    const { unknown } = (await desk.ask(at, {
      against: 'hammas',
      attributedTo: 'isreal',
      commitment: 'ceasefires',
    })) as Row;
    expect(unknown).toEqual([
      { filter: 'against', id: 'hammas', near: ['hamas'] },
      { filter: 'attributedTo', id: 'isreal', near: ['israel'] },
      { filter: 'commitment', id: 'ceasefires', near: ['ceasefire'] },
    ]);
  });
});

test('a feed of what is attributed to a party begins with a violation when it is found so, and ends with it when findings differ', async () => {
  const stream = await openStream(`${desk.server.url}/v1/violations?attributedTo=norway`);
  const next = async (event: string): Promise<unknown> => {
    const frames = await stream.until((frame) => frame.event === event);
    return JSON.parse(frames.at(-1)?.data ?? '{}');
  };
  await next('up-to-date');
  await desk.record(
    'other',
    found('raid', '2025-12-02', { by: 'egypt', finding: 'attributed', attributedTo: ['norway'] }),
  );
  expect(await next('row')).toMatchObject({ key: 'other/raid', row: { attributedTo: ['norway'] } });
  await desk.record('other', found('raid', '2025-12-03', { by: 'norway', finding: 'inconclusive' }));
  expect(await next('gone')).toEqual({ key: 'other/raid' });
  stream.cut();
});
