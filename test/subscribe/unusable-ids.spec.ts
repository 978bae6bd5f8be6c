/** An id that cannot be used gives a reset and a snapshot, never an error: a browser gives up for good at a 4xx. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ceasefire } from '../http/ceasefire.js';
import { openDesk, type Desk } from '../http/desk.js';
import { runs, seeded } from '../laws/seed.js';
import { readFeed, Reader, upToDate, type Frame } from './feed-client.js';
import { serverRows } from './server-rows.js';

const clock = '1766224800';
const phases = '/v1/processes/gaza-2025/phases';
let desk: Desk;
let position: string;
beforeAll(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
  ({ position } = await desk.record('gaza-2025', ...ceasefire));
});
afterAll(() => desk.close());

/** What a reader that holds rows of long ago has after coming back with an id. */
async function comesBack(url: string, id: string): Promise<{ frames: Frame[]; reader: Reader }> {
  const frames = await readFeed(desk.server.url + url, upToDate, id);
  return { frames, reader: new Reader(new Map([[' long-gone', {}]])).resumed(frames) };
}

async function expectReset(url: string, id: string, reason: string): Promise<void> {
  const { frames, reader } = await comesBack(url, id);
  expect(frames[0]).toMatchObject({ event: 'reset', data: { reason } });
  expect(frames[0]?.id).toMatch(new RegExp(`\\.0\\.${clock}$`));
  expect(frames.filter(({ event }) => event === 'reset')).toHaveLength(1);
  expect(reader.rows).toEqual(await serverRows(desk, url));
}

describe('an id', () => {
  test.each([
    ['of another read model', phases, `timeline@1.1.${clock}`, 'unknown-id'],
    ['of all read models at one of them', phases, `changes@12345678.1.${clock}`, 'unknown-id'],
    ['of one read model at all of them', '/v1/changes', `phase-status@1.1.${clock}`, 'unknown-id'],
    ['that is none', phases, 'what is this', 'unknown-id'],
    ['that is a number, as a counter gives it', phases, '17', 'unknown-id'],
    ['that is empty', phases, '', 'unknown-id'],
    ['without a clock', phases, 'phase-status@1.1', 'unknown-id'],
    ['with a negative position', phases, `phase-status@1.-1.${clock}`, 'unknown-id'],
    [
      'with a position that no number holds',
      phases,
      `phase-status@1.${'9'.repeat(40)}.${clock}`,
      'unknown-id',
    ],
    ['of an older version', phases, `phase-status@0.1.${clock}`, 'projection-version'],
    ['of a newer version', phases, `phase-status@7.1.${clock}`, 'projection-version'],
    ['of another generation', phases, `phase-status@1-3.1.${clock}`, 'projection-version'],
    ['of other versions', '/v1/changes', `changes@00000000.1.${clock}`, 'projection-version'],
    ['ahead of the log', phases, `phase-status@1.999999999999999.${clock}`, 'ahead-of-log'],
    [
      'of a list at one of its rows, and of another version',
      `${phases}/opening`,
      `phase-status@2.1.${clock}`,
      'projection-version',
    ],
  ])('%s', async (_, url, id, reason) => {
    await expectReset(url, id, reason);
  });

  test('in the parameter is treated alike', async () => {
    const url = `${phases}?after=nonsense`;
    const [reset] = await readFeed(desk.server.url + url, upToDate);
    expect(reset).toMatchObject({ event: 'reset', data: { reason: 'unknown-id' } });
  });

  test('in the header wins over the parameter', async () => {
    const good = `phase-status@1.${position}.${clock}`;
    const { frames } = await comesBack(`${phases}?after=nonsense`, good);
    expect(frames.map(({ event }) => event)).toEqual(['up-to-date']);
    const [reset] = (await comesBack(`${phases}?after=${good}`, 'nonsense')).frames;
    expect(reset).toMatchObject({ event: 'reset', data: { reason: 'unknown-id' } });
  });

  test(`whatever it is, is never an error ${seeded}`, async () => {
    // What a header can hold: a browser sends nothing else.
    const text = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    const near = fc
      .tuple(
        fc.constantFrom('phase-status', 'changes', 'x'),
        fc.nat(9),
        fc.bigInt(0n, 10n ** 20n),
        fc.bigInt(0n, 10n ** 14n),
      )
      .map(([name, version, at, seconds]) => `${name}@${version}.${at}.${seconds}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, near), async (id) => {
        const { frames } = await comesBack(phases, id);
        expect(['reset', 'row', 'up-to-date', 'gone']).toContain(frames[0]?.event);
        expect(frames.at(-1)?.event).toBe('up-to-date');
      }),
      runs(40),
    );
  });
});
