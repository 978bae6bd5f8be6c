import { expect, it } from 'vitest';

import type { CopyProgress, CopyStep } from '../../src/application/copy/copying.js';
import { AppendOutcomeUnknown, LogCorrupt, LogUnavailable } from '../../src/log/event-log.js';
import { altered, withRestoring } from './altered-log.js';
import { kept, type Houses } from './houses.js';

/** The sample source goes in so many chunks. */
const CHUNKS = [1, 2, 3];

export function describeInterruptions(given: () => Houses): void {
  it('has as many chunks as the tests below break off', async () => {
    const { target, copy } = given();
    let chunks = 0;
    const restore: typeof target.restore = async (events) => {
      chunks += 1;
      await target.restore(events);
    };
    await copy({ target: altered(target, { restore }) });

    expect(chunks).toBe(CHUNKS.length);
  });

  it.each(CHUNKS)('goes on when the store was away at chunk %i', async (chunk) => {
    const { source, target, copy } = given();
    const failing = withRestoring(target, chunk, async () => {
      throw new LogUnavailable('the store is away');
    });
    const first = await copy({ target: failing });

    expect(first).toMatchObject({ outcome: 'interrupted', message: 'the store is away' });
    expect(await kept(target)).toHaveLength(first.copied);
    expect(await copy()).toMatchObject({ outcome: 'copied', events: 11, copied: 11 - first.copied });
    expect(await kept(target)).toEqual(await kept(source));
  });

  it.each(CHUNKS)(
    'goes on, and writes nothing twice, when chunk %i was written but no answer came',
    async (chunk) => {
      const { source, target, copy } = given();
      const failing = withRestoring(target, chunk, async (events) => {
        await target.restore(events);
        throw new AppendOutcomeUnknown('no answer came');
      });
      const first = await copy({ target: failing });

      expect(first).toMatchObject({ outcome: 'interrupted', message: 'no answer came' });
      expect((await kept(target)).length).toBeGreaterThan(first.copied);
      expect(await copy()).toMatchObject({ outcome: 'copied', events: 11 });
      expect(await kept(target)).toEqual(await kept(source));
    },
  );

  it.each(CHUNKS)('goes on when only the beginning of chunk %i was written', async (chunk) => {
    const { source, target, copy } = given();
    const failing = withRestoring(target, chunk, async (events) => {
      await target.restore(events.slice(0, 1));
      throw new AppendOutcomeUnknown('no answer came');
    });
    const first = await copy({ target: failing });

    expect(first.outcome).toBe('interrupted');
    expect(await copy()).toMatchObject({ outcome: 'copied', events: 11, copied: 10 - first.copied });
    expect(await kept(target)).toEqual(await kept(source));
  });

  it('goes on when it is broken off at every chunk in turn', async () => {
    const { source, target, copy } = given();
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== 'copied' && outcomes.length < 20) {
      const failing = withRestoring(target, 1, async (events) => {
        await target.restore(events);
        throw new LogUnavailable('the store is away');
      });
      outcomes.push((await copy({ target: failing })).outcome);
    }

    expect(outcomes).toEqual([...CHUNKS.map(() => 'interrupted'), 'copied']);
    expect(await kept(target)).toEqual(await kept(source));
  });

  it('says so when a store is away while it is read', async () => {
    const { source, target, copy } = given();
    const away = altered(source, {
      readAll: () => {
        throw new LogUnavailable('the source is away');
      },
    });

    expect(await copy({ source: away })).toEqual({
      outcome: 'interrupted',
      message: 'the source is away',
      copied: 0,
    });
    expect(await kept(target)).toEqual([]);
  });

  it('throws what running it again would not mend', async () => {
    const { target, copy } = given();
    const damaged = withRestoring(target, 2, async () => {
      throw new LogCorrupt('the target is damaged');
    });

    await expect(copy({ target: damaged })).rejects.toThrow(LogCorrupt);
  });

  it.each<[CopyStep, number]>([
    ['comparing', 0],
    ['copying', 0],
    ['verifying', 11],
  ])('stops while it is %s, and is completed by another run', async (step, copied) => {
    const { source, target, copy } = given();
    const stopping = new AbortController();
    const report = (progress: CopyProgress): void => {
      if (progress.step === step) stopping.abort();
    };

    expect(await copy({ signal: stopping.signal, report })).toEqual({ outcome: 'stopped', copied });
    expect(await kept(target)).toHaveLength(copied);
    expect(await copy()).toMatchObject({ outcome: 'copied', events: 11, copied: 11 - copied });
    expect(await kept(target)).toEqual(await kept(source));
  });

  it('finishes the chunk that is under way before it stops', async () => {
    const { source, target, copy } = given();
    const stopping = new AbortController();
    const stoppedMeanwhile = withRestoring(target, 2, async (events) => {
      stopping.abort();
      await target.restore(events);
    });
    const first = await copy({ target: stoppedMeanwhile, signal: stopping.signal });

    expect(first.outcome).toBe('stopped');
    expect(first.copied).toBeGreaterThan(0);
    expect(await kept(target)).toEqual((await kept(source)).slice(0, first.copied));
    expect(await copy()).toMatchObject({ outcome: 'copied', copied: 11 - first.copied });
  });
}
