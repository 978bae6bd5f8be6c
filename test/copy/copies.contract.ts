import { expect, it } from 'vitest';

import type { CopyProgress } from '../../src/application/copy/copying.js';
import { verifyStream } from '../../src/log/chain.js';
import type { EventLog, RecordedEvent } from '../../src/log/event-log.js';
import {
  collect,
  MORNING,
  moment,
  SECOND,
  statement,
  statements,
  statementWith,
} from '../contract/sample-events.js';
import { altered } from './altered-log.js';
import { kept, type Houses } from './houses.js';
import { goOn } from './sample-source.js';

/** Redacts the first event of a process, once for each title that is left. */
async function redactFirst(source: EventLog, ...titles: readonly string[]): Promise<RecordedEvent> {
  const [first] = await collect(source.readStream('gaza-2025', { limit: 1 }));
  if (!first) throw new Error('a filled source');
  for (const title of titles) {
    const [head] = await collect(source.readStream('gaza-2025', { backwards: true, limit: 1 }));
    const data = { entryId: first.id, body: { title }, reason: { en: title } };
    await source.append('gaza-2025', [{ ...statementWith({ data }), type: 'EntryRedacted' }], head ?? null);
  }
  return first;
}

export function describeCopies(given: () => Houses): void {
  it('is every event as it was, in the recorded order of the source', async () => {
    const { source, target, copy } = given();

    expect(await copy()).toEqual({ outcome: 'copied', processes: 3, events: 11, copied: 11 });
    expect(await kept(target)).toEqual(await kept(source));
    expect(await collect(source.readAll())).toHaveLength(11);
    for (const process of ['gaza-2025', 'oslo-1993', 'dayton-1995']) {
      const verification = await verifyStream(target.readStream(process));
      expect(verification).toMatchObject({ ok: true });
      expect(verification).toEqual(await verifyStream(source.readStream(process)));
    }
  });

  it('carries an event that was redacted as what is left of it, of several redactions as the newest has it', async () => {
    const { source, target, copy } = given();
    const { id, revision, bodyHash } = await redactFirst(source, 'By Quillfeather', 'A witness');

    expect(await copy()).toMatchObject({ outcome: 'copied', events: 13 });
    const copied = await collect(target.readStream('gaza-2025'));
    expect(copied[revision]).toMatchObject({ id, bodyHash, body: '{"title":"A witness"}', salt: null });
    expect(JSON.stringify(await kept(target))).not.toContain('Quillfeather');
    expect(await verifyStream(target.readStream('gaza-2025'))).toMatchObject({
      ok: true,
      redacted: [{ eventId: id, by: copied.at(-1)?.id }, { by: copied.at(-1)?.id }],
    });
  });

  it('goes on in a target from before a redaction', async () => {
    const { source, target, copy } = given();
    await copy();
    await redactFirst(source, 'A witness');

    expect(await copy()).toEqual({ outcome: 'copied', processes: 3, events: 12, copied: 1 });
    expect(await copy()).toMatchObject({ outcome: 'copied', copied: 0 });
    expect(await verifyStream(target.readStream('gaza-2025'))).toMatchObject({ ok: true });
  });

  it('keeps since when each event counts as known', async () => {
    const { source, target, copy } = given();
    await copy();
    const known = (events: readonly RecordedEvent[]): string[][] =>
      events.map(({ recordedAt, knownSince }) => [recordedAt, knownSince]);
    const there = known(await collect(target.readAll()));

    expect(there).toEqual(known(await collect(source.readAll())));
    expect(there.at(-1)).toEqual(['2025-12-20T09:31:00.000000Z', '2025-12-20T09:31:30.000000Z']);
  });

  it('goes there in chunks that are bounded in events and in bytes', async () => {
    const { source, target, copy } = given();
    const [last] = await collect(source.readStream('oslo-1993', { backwards: true, limit: 1 }));
    await source.append('oslo-1993', statements(1_002), last ?? null);
    const chunks: number[] = [];
    const restore: typeof target.restore = async (events) => {
      const bytes = events.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
      expect(bytes).toBeLessThanOrEqual(1024 * 1024);
      chunks.push(events.length);
      await target.restore(events);
    };

    expect(await copy({ target: altered(target, { restore }) })).toMatchObject({
      outcome: 'copied',
      copied: 1_013,
    });
    expect(chunks.length).toBeGreaterThan(4);
    expect(Math.max(...chunks)).toBe(500);
  });

  it('tells of its steps as they go', async () => {
    const { source, copy } = given();
    const [last] = await collect(source.readStream('oslo-1993', { backwards: true, limit: 1 }));
    await source.append('oslo-1993', statements(1_200), last ?? null);
    const told: CopyProgress[] = [];
    await copy({ report: (progress) => told.push(progress) });

    const ofStep = Map.groupBy(told, ({ step }) => step);
    expect([...ofStep.keys()]).toEqual(['comparing', 'copying', 'verifying']);
    for (const [step, steps] of ofStep) {
      expect(steps[0], step).toMatchObject({ events: 0, share: 0 });
      expect(steps.at(-1), step).toMatchObject({ events: 1_211, share: 1 });
      expect(steps.length, step).toBeGreaterThan(2);
      const shares = steps.map(({ share }) => share);
      expect(shares, step).toEqual(shares.toSorted((one, other) => one - other));
    }
  });

  it('is verified, and nothing is written, when it is complete already', async () => {
    const { target, copy } = given();
    await copy();
    const before = await target.head();

    expect(await copy()).toEqual({ outcome: 'copied', processes: 3, events: 11, copied: 0 });
    expect(await target.head()).toBe(before);
  });

  it('takes up what has been recorded since', async () => {
    const { source, target, copy } = given();
    await copy();
    await goOn(source);

    expect(await copy()).toEqual({ outcome: 'copied', processes: 3, events: 12, copied: 1 });
    expect(await kept(target)).toEqual(await kept(source));
  });

  it('goes up to where the source ended at the beginning', async () => {
    const { source, target, copy } = given();
    const before = await kept(source);
    const restore: typeof target.restore = async (events) => {
      await target.restore(events);
      await goOn(source);
    };

    expect(await copy({ target: altered(target, { restore }) })).toMatchObject({
      outcome: 'copied',
      events: 11,
    });
    expect(await kept(target)).toEqual(before);
  });

  it('is a log like any other: appends go on from it, in chain and in time, also when the clock is behind', async () => {
    const { target, copy, clock } = given();
    await copy();
    const [head] = await collect(target.readStream('oslo-1993', { backwards: true, limit: 1 }));
    clock.now = MORNING - 3_600n * SECOND;
    const outcome = await target.append('oslo-1993', [statement()], head ?? null);

    expect(outcome).toMatchObject({ outcome: 'appended', events: [{ previousHash: head?.hash }] });
    const [, appended] = await collect(target.readStream('oslo-1993', { after: (head?.revision ?? 0) - 1 }));
    expect(moment(appended?.recordedAt ?? '')).toBeGreaterThan(moment(head?.recordedAt ?? ''));
    expect(await verifyStream(target.readStream('oslo-1993'))).toMatchObject({ ok: true, events: 4 });
  });

  it('can be copied back', async () => {
    const { source, target, copy } = given();
    await copy();
    await goOn(target);

    expect(await copy({ source: target, target: source })).toMatchObject({
      outcome: 'copied',
      events: 12,
      copied: 1,
    });
    expect(await kept(source)).toEqual(await kept(target));
  });
}
