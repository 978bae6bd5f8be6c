import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { verifyStream } from '../../src/log/chain.js';
import { AppendTooLarge, type NewEvent, type StreamHead } from '../../src/log/event-log.js';
import type { Subject } from './event-log.contract.js';
import { collect, MORNING, SECOND, statement, statements, statementWith } from './sample-events.js';

const headOf = (event: StreamHead | undefined): StreamHead | null =>
  event === undefined ? null : { revision: event.revision, hash: event.hash };

function isTooLarge(work: () => void): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof AppendTooLarge) return true;
    throw error;
  }
}

export function describeAppending(given: () => Subject): void {
  it('begins a stream at revision 0 and counts on without a gap', async () => {
    const { append } = given();
    const first = await append('gaza-2025', statements(2), null);
    const second = await append('gaza-2025', statements(1), headOf(first[1]));

    expect([...first, ...second].map(({ revision }) => revision)).toEqual([0, 1, 2]);
  });

  it('gives back what it recorded', async () => {
    const { log, append } = given();
    const event = statement();
    const [recorded] = await append('gaza-2025', [event], null);

    expect(recorded).toMatchObject({
      stream: 'gaza-2025',
      id: event.id,
      type: 'statement.made',
      version: 1,
      recordedAt: '2025-12-20T09:30:00.000000Z',
      recordedBy: 'desk',
      body: '{"occurred":"2025-12-19","title":{"en":"The delegations met in Miami"}}',
      previousHash: null,
    });
    expect(await collect(log.readStream('gaza-2025'))).toEqual([recorded]);
  });

  it('gives positions that only grow, whatever the stream', async () => {
    const { append } = given();
    const events = [
      ...(await append('gaza-2025', statements(2), null)),
      ...(await append('oslo-1993', statements(1), null)),
      ...(await append('dayton-1995', statements(2), null)),
    ];

    const positions = events.map(({ position }) => position);
    expect(positions.every((position, index) => position > (positions[index - 1] ?? 0n))).toBe(true);
  });

  it('records at moments that only grow, while the clock stands still and when it is set back', async () => {
    const { append, clock } = given();
    const first = await append('gaza-2025', statements(2), null);
    clock.now = MORNING - 60n * SECOND;
    const second = await append('oslo-1993', statements(1), null);

    const moments = [...first, ...second].map(({ recordedAt }) => recordedAt);
    expect(new Set(moments).size).toBe(3);
    expect(moments).toEqual(moments.toSorted());
  });

  it('says beforehand, to the byte, which appends are too large for it', async () => {
    const { log } = given();
    const ofBytes = (bytes: number): NewEvent[] => [statementWith({ text: 'a'.repeat(bytes) }), statement()];
    const fits = (bytes: number): boolean =>
      !isTooLarge(() => {
        log.expectToFit('gaza-2025', ofBytes(bytes), null);
      });
    let [small, large] = [1_000_000, 1_100_000];
    while (large - small > 1) {
      const middle = Math.floor((small + large) / 2);
      if (fits(middle)) small = middle;
      else large = middle;
    }
    for (const bytes of [small, large]) {
      const appended = await log.append(`gaza-${bytes}`, ofBytes(bytes), null).then(
        ({ outcome }) => outcome === 'appended',
        (error: unknown) => !(error instanceof AppendTooLarge),
      );
      expect([bytes, appended]).toEqual([bytes, fits(bytes)]);
    }
  });

  describe('at another head than the expected one', () => {
    it('answers a conflict with the actual head, and writes nothing', async () => {
      const { log, append } = given();
      const [first, second] = await append('gaza-2025', statements(2), null);
      const late = await log.append('gaza-2025', statements(3), headOf(first));

      expect(late).toEqual({ outcome: 'conflict', actual: headOf(second) });
      expect(await collect(log.readStream('gaza-2025'))).toEqual([first, second]);
    });

    it('answers so when no stream was expected and there is one', async () => {
      const { log, append } = given();
      const [first] = await append('gaza-2025', statements(1), null);

      expect(await log.append('gaza-2025', statements(1), null)).toEqual({
        outcome: 'conflict',
        actual: headOf(first),
      });
    });

    it('answers so when a stream was expected and there is none', async () => {
      const { log, append } = given();
      const [elsewhere] = await append('oslo-1993', statements(1), null);

      expect(await log.append('gaza-2025', statements(1), headOf(elsewhere))).toEqual({
        outcome: 'conflict',
        actual: null,
      });
    });

    it('answers so when the revision is right and the hash is not', async () => {
      const { log, append } = given();
      const [first] = await append('gaza-2025', statements(1), null);
      const other = { revision: 0, hash: '0'.repeat(64) };

      expect(await log.append('gaza-2025', statements(1), other)).toEqual({
        outcome: 'conflict',
        actual: headOf(first),
      });
    });

    it('answers so when the same append comes again, the actual head being its own event', async () => {
      const { log, append } = given();
      const event = statement();
      const [recorded] = await append('gaza-2025', [event], null);

      expect(await log.append('gaza-2025', [event], null)).toEqual({
        outcome: 'conflict',
        actual: headOf(recorded),
      });
    });
  });

  it('lets exactly one of many writers win at the same head', async () => {
    const { log, append } = given();
    const [first] = await append('gaza-2025', statements(1), null);
    const attempts = Array.from({ length: 20 }, () => log.append('gaza-2025', statements(2), headOf(first)));
    const outcomes = await Promise.all(attempts);

    const won = outcomes.filter((outcome) => outcome.outcome === 'appended');
    expect(won).toHaveLength(1);
    const head = headOf(won[0]?.events.at(-1));
    for (const outcome of outcomes) if (outcome.outcome === 'conflict') expect(outcome.actual).toEqual(head);
    expect(await collect(log.readStream('gaza-2025'))).toHaveLength(3);
  });

  it('keeps appends to different streams at the same time apart', async () => {
    const { log } = given();
    const streams = ['gaza-2025', 'oslo-1993', 'dayton-1995'];
    const outcomes = await Promise.all(streams.map((stream) => log.append(stream, statements(3), null)));

    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended']);
  });

  it.each([
    ['Arabic', { title: { ar: 'اجتماع ميامي: بيان مشترك' } }],
    ['emoji and combining marks', { title: '\u{1f54a}\u{fe0f} e\u0301 \u{1f468}\u200d\u{1f469}' }],
    ['escapes and separators', { text: 'a"b\\c/d\n\t\u0000\u001f\u007f\u2028\u2029' }],
    ['numbers', { numbers: [-0, 0, 0.1, 1e21, 1e-7, 5e-324, 2 ** 53, -1.5] }],
    ['nesting', { a: [{ b: [{ c: [[], {}, null, true, false, ''] }] }] }],
    ['keys that sort by code unit', { '\u{1f600}': 1, '\ufb33': 2, b: 3, B: 4, '': 5, '10': 6, '9': 7 }],
    ['a bare string', 'released'],
    ['null', null],
    ['a body of almost one MiB', { text: 'ب'.repeat(500_000) }],
  ])('keeps a body exactly, in its canonical form: %s', async (_what, body) => {
    const { log, append } = given();
    await append('gaza-2025', [statementWith(body)], null);
    const [event] = await collect(log.readStream('gaza-2025'));

    expect(event?.body).toBe(canonicalize(body));
    expect(await verifyStream(log.readStream('gaza-2025'))).toMatchObject({ ok: true, events: 1 });
  });

  it.each([
    ['no JSON value', undefined],
    ['no number', { count: NaN }],
    ['half a character', { text: '\ud83d' }],
  ])('refuses a body that has no canonical form, with all that comes with it: %s', async (_what, body) => {
    const { log } = given();

    await expect(log.append('gaza-2025', [statement(), statementWith(body)], null)).rejects.toThrow(
      TypeError,
    );
    expect(await collect(log.readStream('gaza-2025'))).toEqual([]);
  });

  it('refuses an append of nothing, and one that names an event twice', async () => {
    const { log } = given();
    const event = statement();

    await expect(log.append('gaza-2025', [], null)).rejects.toThrow(RangeError);
    await expect(log.append('gaza-2025', [event, event], null)).rejects.toThrow(RangeError);
    expect(await log.head()).toBe(0n);
  });

  it('keeps every stream gapless and verified under any interleaving of writers', async () => {
    const { log } = given();
    let runs = 0;
    const step = fc.record({ writer: fc.nat(3), stream: fc.nat(2), events: fc.integer({ min: 1, max: 3 }) });
    const bursts = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });

    await fc.assert(
      fc.asyncProperty(bursts, async (plan) => {
        runs += 1;
        const nameOf = (stream: number): string => `run-${runs}-stream-${stream}`;
        const seen = new Map<string, StreamHead | null>();
        const written = new Map<string, string[]>();
        for (const burst of plan) {
          await Promise.all(
            burst.map(async ({ writer, stream, events }) => {
              const key = `${writer} ${stream}`;
              const outcome = await log.append(nameOf(stream), statements(events), seen.get(key) ?? null);
              if (outcome.outcome === 'conflict') return void seen.set(key, outcome.actual);
              seen.set(key, headOf(outcome.events.at(-1)));
              const ids = outcome.events.map(({ id }) => id);
              written.set(nameOf(stream), [...(written.get(nameOf(stream)) ?? []), ...ids]);
            }),
          );
        }
        for (const [stream, ids] of written) {
          const stored = await collect(log.readStream(stream));
          expect(stored.map(({ revision }) => revision)).toEqual(ids.map((_, index) => index));
          expect(stored.map(({ id }) => id)).toEqual(ids);
          expect(await verifyStream(log.readStream(stream))).toMatchObject({ ok: true, events: ids.length });
        }
      }),
      { numRuns: 40 },
    );
  });
}
