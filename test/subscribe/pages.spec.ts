/** A feed is read page by page at the pace of its reader: what changes meanwhile, sent or not yet sent, is not missed. */
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defined, determined, joined, made, opened, retract } from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import { partsOf } from '../server/running-server.js';
import { apply, readFeed, Reader, upToDate, type Frame } from './feed-client.js';
import type { BareReader } from './bare-reader.js';
import { phasesOfP, read } from './questions.js';
import { serverRows } from './server-rows.js';

const PHASES = 450;
const url = '/v1/processes/p/phases';
const phases = Array.from({ length: PHASES }, (_, i) =>
  defined(`phase-${i}`, '2025-09-29', { ordinal: i + 1 }),
);

let desk: Desk;
let reader: BareReader | undefined;
beforeEach(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
  await desk.record('p', opened, joined('egypt'), ...phases);
});
afterEach(async () => {
  vi.restoreAllMocks();
  reader?.leave();
  await desk.close();
});

/** A reader that takes a page at a time: nothing lies in a socket in between. */
function feed(accepts: () => boolean = () => true): BareReader {
  const question = { ...phasesOfP.question, filter: String(accepts), accepts };
  reader = read(desk, { ...phasesOfP, question }, 'pages');
  return reader;
}

describe('while a snapshot is being sent', () => {
  test.each([1, 199, 200, 201, 449])('after %i rows, rows before and behind change and go', async (sent) => {
    const pages = feed();
    const client = new Reader();
    const cuts: Reader[] = [];
    let frames = 0;
    const readOn = async (): Promise<void> => {
      const frame = await pages.next();
      client.take(frame);
      if (frames++ % 40 === 0 || client.rows.size >= PHASES - 2) cuts.push(client.resumed([]));
    };
    for (let i = 0; i < sent; i++) await readOn();
    for (const at of new Set([0, sent - 1, Math.min(sent, PHASES - 1), PHASES - 1]))
      await desk.record('p', determined(`phase-${at}`, 'in_progress', '2025-10-10'));
    for (const at of [3, PHASES - 4]) {
      const phase = phases[at];
      if (phase) await desk.record('p', retract(phase));
    }
    const expected = await serverRows(desk, url);
    while (!isDeepStrictEqual(client.rows, expected)) await readOn();
    for (const cut of cuts) {
      const rest = await readFeed(desk.server.url + url, upToDate, cut.lastEventId);
      expect(cut.resumed(rest).rows).toEqual(expected);
    }
  });

  test('a row that changes often is sent as it is at last, not each time', async () => {
    const pages = feed();
    await pages.next();
    for (const [day, status] of [
      ['10', 'preparing'],
      ['11', 'in_progress'],
      ['12', 'completed'],
    ] as const)
      await desk.record('p', determined('phase-400', status, `2025-10-${day}`));
    const frames: Frame[] = [];
    do frames.push(await pages.next());
    while (frames.at(-1)?.event !== 'up-to-date');
    const about = frames.filter(({ data }) => data.key === 'phase-400');
    expect(about).toMatchObject([{ data: { row: { determined: { status: 'completed' } } } }]);
  });
});

describe('when the due date of many commitments passes at once', () => {
  const due = '/v1/processes/p/commitments';
  const many = Array.from({ length: PHASES }, (_, i) =>
    made(`aid-${i}`, '2025-10-01', { by: ['egypt'], due: '2025-12-20' }),
  );

  test('they are read page by page, all of them are sent, and one that is cut anywhere gets the rest', async () => {
    await desk.record('p', ...many);
    const cut = apply(await readFeed(desk.server.url + due, upToDate));
    desk.now('2025-12-21T00:00:00Z');
    const read = vi.spyOn(partsOf(desk.server.app).rows, 'wokenBetween');
    const frames = await readFeed(desk.server.url + due, upToDate, cut.lastEventId);
    expect(Math.max(...read.mock.results.map(({ value }) => (value as unknown[]).length))).toBeLessThan(
      PHASES,
    );
    expect(frames.filter(({ event }) => event === 'row')).toHaveLength(PHASES);
    const expected = await serverRows(desk, due);
    expect(cut.resumed(frames).rows).toEqual(expected);
    for (const at of [1, 199, 200, 201, PHASES - 1, PHASES]) {
      const again = cut.resumed(frames.slice(0, at));
      const rest = await readFeed(desk.server.url + due, upToDate, again.lastEventId);
      expect(again.resumed(rest).rows, `cut after frame ${at}`).toEqual(expected);
    }
  });
});

test('rows that a filter leaves out do not hold up others', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('another request'));
  const { event } = await feed(() => false).next();
  order.push(event);
  expect(order).toEqual(['another request', 'up-to-date']);
});
