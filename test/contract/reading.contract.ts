import { expect, it } from 'vitest';

import type { RecordedEvent } from '../../src/log/event-log.js';
import type { Subject } from './event-log.contract.js';
import { collect, statements } from './sample-events.js';

export function describeReading(given: () => Subject): void {
  const readTwo = async (): Promise<{ gaza: readonly RecordedEvent[]; oslo: readonly RecordedEvent[] }> => {
    const gaza = [...(await given().append('gaza-2025', statements(3), null))];
    const oslo = await given().append('oslo-1993', statements(2), null);
    gaza.push(...(await given().append('gaza-2025', statements(2), gaza[2] ?? null)));
    return { gaza, oslo };
  };

  it('gives the events of one stream, oldest first', async () => {
    const { gaza, oslo } = await readTwo();

    expect(await collect(given().log.readStream('gaza-2025'))).toEqual(gaza);
    expect(await collect(given().log.readStream('oslo-1993'))).toEqual(oslo);
  });

  it('gives nothing of a stream that is not there', async () => {
    await readTwo();

    expect(await collect(given().log.readStream('gaza'))).toEqual([]);
    expect(await collect(given().log.readStream('gaza-2025', { after: 99 }))).toEqual([]);
  });

  it('begins after a revision, and ends at a limit', async () => {
    const { log } = given();
    const { gaza } = await readTwo();

    expect(await collect(log.readStream('gaza-2025', { after: 0 }))).toEqual(gaza.slice(1));
    expect(await collect(log.readStream('gaza-2025', { after: 1, limit: 2 }))).toEqual(gaza.slice(2, 4));
    expect(await collect(log.readStream('gaza-2025', { limit: 1 }))).toEqual(gaza.slice(0, 1));
  });

  it('gives a stream backwards, newest first, down to the same lower bound', async () => {
    const { log } = given();
    const { gaza } = await readTwo();

    expect(await collect(log.readStream('gaza-2025', { backwards: true }))).toEqual(gaza.toReversed());
    expect(await collect(log.readStream('gaza-2025', { backwards: true, limit: 1 }))).toEqual([gaza[4]]);
    expect(await collect(log.readStream('gaza-2025', { backwards: true, after: 2 }))).toEqual([
      gaza[4],
      gaza[3],
    ]);
  });

  it('gives the events of all streams in recorded order', async () => {
    const { log } = given();
    const { gaza, oslo } = await readTwo();
    const all = [...gaza.slice(0, 3), ...oslo, ...gaza.slice(3)];

    expect(await collect(log.readAll())).toEqual(all);
    expect(await log.head()).toBe(all.at(-1)?.position);
  });

  it('gives all streams after a position and up to one, and ends at a limit', async () => {
    const { log } = given();
    const { gaza, oslo } = await readTwo();
    const all = [...gaza.slice(0, 3), ...oslo, ...gaza.slice(3)];
    const at = (index: number): bigint => all[index]?.position ?? -1n;

    expect(await collect(log.readAll({ after: at(1) }))).toEqual(all.slice(2));
    expect(await collect(log.readAll({ after: at(1), upTo: at(4) }))).toEqual(all.slice(2, 5));
    expect(await collect(log.readAll({ after: at(1), limit: 2 }))).toEqual(all.slice(2, 4));
    expect(await collect(log.readAll({ upTo: at(0) }))).toEqual(all.slice(0, 1));
    expect(await collect(log.readAll({ after: at(6) }))).toEqual([]);
    expect(await collect(log.readAll({ after: 10n ** 30n }))).toEqual([]);
  });

  it('is empty before the first event', async () => {
    const { log } = given();

    expect(await log.head()).toBe(0n);
    expect(await collect(log.readAll())).toEqual([]);
  });

  it('gives a long history whole, both ways and in parts', async () => {
    const { log, append } = given();
    const first = await append('gaza-2025', statements(900), null);
    const all = [...first, ...(await append('gaza-2025', statements(700), first.at(-1) ?? null))];
    const ids = all.map(({ id }) => id);
    const idsOf = async (events: AsyncIterable<RecordedEvent>): Promise<string[]> =>
      (await collect(events)).map(({ id }) => id);

    expect(await idsOf(log.readAll())).toEqual(ids);
    expect(await idsOf(log.readStream('gaza-2025'))).toEqual(ids);
    expect(await idsOf(log.readStream('gaza-2025', { limit: 1_200 }))).toEqual(ids.slice(0, 1_200));
    expect(await idsOf(log.readStream('gaza-2025', { backwards: true }))).toEqual(ids.toReversed());
  });

  it('can be left in the middle, and lets appends in while it goes on', async () => {
    const { log, append } = given();
    await append('gaza-2025', statements(3), null);
    const left = [];
    for await (const event of log.readAll()) {
      left.push(event.revision);
      await append('oslo-1993', statements(1), null);
      break;
    }

    expect(left).toEqual([0]);
    expect(await collect(log.readAll())).toHaveLength(4);
  });

  it.each([{ after: -2 }, { after: 0.5 }, { limit: -1 }, { limit: NaN }])(
    'refuses bounds that are none: %o',
    async (bounds) => {
      await expect(async () => collect(given().log.readStream('gaza-2025', bounds))).rejects.toThrow(
        RangeError,
      );
    },
  );

  it('refuses a position before the first', async () => {
    await expect(async () => collect(given().log.readAll({ after: -1n }))).rejects.toThrow(RangeError);
  });
}
