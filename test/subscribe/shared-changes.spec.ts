/** A change is read once and written once, however many ask for it; who comes back pays for what has changed. */
import { partyCommitments } from '../../projections/party-commitments.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readModel } from '../../src/application/read-models.js';
import { partsOf } from '../server/running-server.js';
import { assessed, defined, determined, joined, made, opened } from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import type { BareReader } from './bare-reader.js';
import { apply, upToDate, type Frame } from './feed-client.js';
import { changesOfP, completeCommitments, phasesOfP, read, type Asked } from './questions.js';
import { serverRows } from './server-rows.js';

const READERS = 100;
const PHASES = 300;

let desk: Desk;
let readers: BareReader[];
beforeEach(async () => {
  readers = [];
  desk = await openDesk('2025-12-20T10:00:00Z');
  const phases = Array.from({ length: PHASES }, (_, i) =>
    defined(`phase-${i}`, '2025-09-29', { ordinal: i + 1 }),
  );
  await desk.record('p', opened, joined('egypt'), ...phases);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const reader of readers) reader.leave();
  await desk.close();
});

function reading(asked: Asked, takes: 'all' | 'pages' = 'all', after?: string): BareReader {
  const reader = read(desk, asked, takes, after);
  readers.push(reader);
  return reader;
}

async function live(asked: Asked, after?: string): Promise<BareReader> {
  const reader = reading(asked, 'all', after);
  await reader.until(upToDate);
  return reader;
}

function spies(): { readonly reads: () => readonly unknown[][]; readonly views: () => number } {
  const changedAfter = vi.spyOn(partsOf(desk.server.app).rows, 'changedAfter');
  const view = vi.spyOn(readModel('phase-status'), 'view');
  return {
    reads: () => changedAfter.mock.results.map(({ value }) => value as unknown[]),
    views: () => view.mock.calls.length,
  };
}

const aboutPhase0 = ({ event, data }: Frame): boolean =>
  event === 'row' && data.key?.endsWith('phase-0') === true;

describe('100 feeds', () => {
  test('of one question read a change once, and its view is made once', async () => {
    for (let i = 0; i < READERS; i++) await live(phasesOfP);
    const { reads, views } = spies();
    await desk.record('p', determined('phase-0', 'in_progress', '2025-10-10'));
    const frames = await Promise.all(readers.map((reader) => reader.next()));
    expect(new Set(frames.map((frame) => JSON.stringify(frame))).size).toBe(1);
    expect(frames[0]).toMatchObject({ event: 'row', data: { key: 'phase-0' } });
    expect(reads()).toHaveLength(1);
    expect(views()).toBe(1);
  });

  test('of different questions read it once as well, and the view is made once', async () => {
    for (let i = 0; i < READERS; i++)
      await live({
        ...phasesOfP,
        question: {
          ...phasesOfP.question,
          scope: { projections: ['phase-status'], ...(i % 2 === 0 ? { process: 'p' } : {}) },
          filter: `number=${i}`,
        },
      });
    const { reads, views } = spies();
    await desk.record('p', determined('phase-0', 'in_progress', '2025-10-10'));
    const frames = await Promise.all(readers.map((reader) => reader.until(aboutPhase0)));
    expect(frames.map((read) => read.length)).toEqual(Array.from({ length: READERS }, () => 1));
    expect(reads()).toHaveLength(1);
    expect(views()).toBe(1);
  });

  test('that come at once read the snapshot once', async () => {
    const { views } = spies();
    for (let i = 0; i < READERS; i++) reading(phasesOfP);
    const snapshots = await Promise.all(readers.map((reader) => reader.until(upToDate)));
    const expected = await serverRows(desk, phasesOfP.url);
    const asked = expected.size;
    expect(apply(snapshots[READERS - 1] ?? []).rows).toEqual(expected);
    expect(snapshots.map((frames) => frames.length)).toEqual(
      Array.from({ length: READERS }, () => PHASES + 1),
    );
    // GET made each of them once more.
    expect(views()).toBe(PHASES + asked);
  });
});

test('nothing is read for rows that nobody asks for', async () => {
  await live({
    ...phasesOfP,
    question: { ...phasesOfP.question, scope: { ...phasesOfP.question.scope, process: 'q' } },
  });
  const { views } = spies();
  await desk.record('p', determined('phase-0', 'in_progress', '2025-10-10'));
  await desk.record('q', opened, joined('egypt'), defined('phase-0'));
  expect((await readers[0]?.next())?.data).toMatchObject({ key: 'phase-0', row: { processId: 'q' } });
  expect(views()).toBe(1);
});

test('who comes back reads the rows that have changed, not those that are there', async () => {
  const cut = apply(await reading(phasesOfP).until(upToDate));
  readers[0]?.leave();
  await desk.record('p', determined('phase-7', 'in_progress', '2025-10-10'));
  await desk.record('p', determined('phase-9', 'in_progress', '2025-10-11'));
  const { reads, views } = spies();
  const frames = await reading(phasesOfP, 'all', cut.lastEventId).until(upToDate);
  expect(frames.map(({ data }) => data.key)).toEqual(['phase-7', 'phase-9', undefined]);
  expect(reads().flat()).toHaveLength(2);
  expect(views()).toBe(2);
});

describe('a reader that does not keep up', () => {
  test('is written nothing more until it has read, then the newest rows; the others are not held up', async () => {
    const slow = reading(phasesOfP, 'pages');
    const cut = apply(await slow.until(upToDate));
    const fast = await live(phasesOfP);
    await desk.record('p', determined('phase-0', 'preparing', '2025-10-10'));
    await fast.until(aboutPhase0);
    const before = slow.writes;
    for (const [day, status] of [
      ['11', 'in_progress'],
      ['12', 'completed'],
    ] as const) {
      await desk.record('p', determined('phase-0', status, `2025-10-${day}`));
      await fast.until(aboutPhase0);
    }
    expect(slow.writes).toBe(before);
    const frames = await slow.until(
      ({ data }) => (data.row as { determined?: { status: string } }).determined?.status === 'completed',
    );
    expect(frames.length).toBeLessThan(3);
    expect(cut.resumed(frames).rows).toEqual(await serverRows(desk, phasesOfP.url));
  });

  test('takes no more than a page at a time', async () => {
    const slow = reading(changesOfP, 'pages');
    const sizes: number[] = [];
    const frames: Frame[] = [];
    for (let writes = 0; frames.at(-1)?.event !== 'up-to-date'; writes = slow.writes) {
      frames.push(await slow.next());
      if (slow.writes > writes) sizes.push(0);
      sizes.push((sizes.pop() ?? 0) + 1);
    }
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(300);
    expect(apply(frames).rows).toEqual(await serverRows(desk, changesOfP.url));
  });
});

describe('a row that a filter leaves out', () => {
  const aid = made('aid', '2025-10-01', { by: ['egypt'] });

  test('is gone for nobody who cannot hold it: who began, who came later, who came back', async () => {
    const first = await live(completeCommitments);
    const { position } = await desk.record('p', made('water', '2025-10-01', { by: ['egypt'] }));
    await live(completeCommitments);
    await live(completeCommitments, `party-commitments@${partyCommitments.version}.${position}.1766224800`);
    await desk.record('p', aid);
    await desk.record('p', assessed('aid', 'complete', '2025-10-20'));
    for (const reader of [first, ...readers.slice(1)])
      expect(await reader.next()).toMatchObject({ event: 'row', data: { key: 'p/aid' } });
  });

  test('is gone for everybody who holds it, once', async () => {
    await desk.record('p', aid, assessed('aid', 'complete', '2025-10-20'));
    await live(completeCommitments);
    await live(completeCommitments);
    await desk.record('p', assessed('aid', 'minimum', '2025-11-20', { reversal: true }));
    await desk.record('p', assessed('aid', 'intermediate', '2025-11-21', { reversal: true }));
    await desk.record('p', assessed('aid', 'complete', '2025-11-22', { reversal: true }));
    for (const reader of readers) {
      const frames = await reader.until(({ event }) => event === 'row');
      expect(frames.map(({ event, data }) => [event, data.key])).toEqual([
        ['gone', 'p/aid'],
        ['row', 'p/aid'],
      ]);
    }
  });
});
