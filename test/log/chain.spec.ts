import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { canonicalEvent, seal, verifyStream } from '../../src/log/chain.js';
import { LogCorrupt, LogUnavailable } from '../../src/log/event-log.js';
import type { NewEvent, RecordedEvent, StreamHead } from '../../src/log/event-log.js';
import { formatRecordedAt } from '../../src/log/recorded-at.js';
import { MORNING, statement, statementWith } from '../contract/sample-events.js';

const RECORDED_AT = '2025-12-20T09:30:00.000000Z';
const SALT = '00112233445566778899aabbccddeeff';

/** A chain as a log would hold it. */
function chainOf(events: readonly NewEvent[]): RecordedEvent[] {
  let head: StreamHead | null = null;
  return events.map((event, index) => {
    const recordedAt = formatRecordedAt(MORNING + BigInt(index));
    const sealed: RecordedEvent = {
      ...seal(canonicalEvent(event), { stream: 'gaza-2025', head, recordedAt, salt: SALT }),
      position: BigInt(index + 1),
      knownSince: recordedAt,
    };
    head = sealed;
    return sealed;
  });
}

function redactionOf(entryId: string, body: object): NewEvent {
  return { ...statementWith({ data: { entryId, body, reason: { en: 'A name' } } }), type: 'EntryRedacted' };
}

/** What a store gives that answers later, and may fail after that. */
async function* from(events: readonly RecordedEvent[], fault?: Error): AsyncGenerator<RecordedEvent> {
  await Promise.resolve();
  yield* events;
  if (fault !== undefined) throw fault;
}

describe('sealing', () => {
  it('hashes the salt and the canonical body, and the canonical JSON of the event with that hash in place of its body', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    const head = fc.option(fc.record({ revision: fc.nat(), hash: fc.stringMatching(/^[0-9a-f]{64}$/) }));

    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        fc.jsonValue(),
        head,
        (stream, id, type, recordedBy, body, after) => {
          const sealed = seal(canonicalEvent({ id, type, version: 3, recordedBy, body }), {
            stream,
            head: after,
            recordedAt: RECORDED_AT,
            salt: SALT,
          });
          const bodyHash = createHash('sha256')
            .update(Buffer.from(SALT, 'hex'))
            .update(canonicalize(body) ?? '')
            .digest('hex');
          const whole = canonicalize({
            stream,
            revision: after === null ? 0 : after.revision + 1,
            id,
            type,
            version: 3,
            recordedAt: RECORDED_AT,
            recordedBy,
            previousHash: after === null ? null : after.hash,
            bodyHash,
          });
          expect(sealed.bodyHash).toBe(bodyHash);
          expect(sealed.hash).toBe(
            createHash('sha256')
              .update(whole ?? '')
              .digest('hex'),
          );
        },
      ),
    );
  });

  it('keeps to the stored format', () => {
    const event = { ...statement(), id: '0197f000-0000-7000-8000-000000000001' };

    const place = { stream: 'gaza-2025', head: null, recordedAt: RECORDED_AT, salt: SALT };
    expect(seal(canonicalEvent(event), place)).toEqual({
      stream: 'gaza-2025',
      revision: 0,
      id: '0197f000-0000-7000-8000-000000000001',
      type: 'statement.made',
      version: 1,
      recordedAt: RECORDED_AT,
      recordedBy: 'desk',
      body: '{"occurred":"2025-12-19","title":{"en":"The delegations met in Miami"}}',
      bodyHash: 'b2a54e0bd88c5d9127b43eb9eda24684a58308facaa82cc7190cbeb1698256e5',
      salt: SALT,
      previousHash: null,
      hash: '7578b679c993c3f7a14f1b06c3c5ae4a87ca2c1957e2866c723021131f2e1235',
    });
  });

  it.each([{ id: '' }, { type: '\ud83d' }, { recordedBy: '' }, { version: 0 }, { version: 1.5 }])(
    'refuses an event without a canonical form: %o',
    (part) => {
      expect(() => canonicalEvent({ ...statement(), ...part })).toThrow(TypeError);
    },
  );
});

describe('verifying a stream', () => {
  it('answers with the head of an unbroken chain', async () => {
    const chain = chainOf([statement(), statement(), statement()]);

    expect(await verifyStream(from(chain))).toEqual({
      ok: true,
      events: 3,
      head: { revision: 2, hash: chain[2]?.hash },
      redacted: [],
    });
    expect(await verifyStream(from([]))).toEqual({ ok: true, events: 0, head: null, redacted: [] });
  });

  it.each([
    ['revision', { revision: 7 }],
    ['previous-hash', { previousHash: null }],
    ['previous-hash', { previousHash: '0'.repeat(64) }],
    ['body', { body: '{"title":' }],
    ['body', { body: '{ "title": "with spaces" }' }],
    ['body', { body: '{"b":1,"a":2}' }],
    ['body', { body: '1e400' }],
    ['body', { body: '' }],
    ['body-hash', { body: '{"title":"another"}' }],
    ['body-hash', { salt: 'f'.repeat(32) }],
    ['body-hash', { salt: SALT.toUpperCase() }],
    ['body-hash', { salt: `${SALT}0` }],
    ['body-hash', { bodyHash: '0'.repeat(64) }],
    ['redaction', { salt: null }],
    ['hash', { hash: '' }],
    ['hash', { id: 'another' }],
    ['hash', { type: 'another' }],
    ['hash', { version: 2 }],
    ['hash', { recordedBy: 'another' }],
    ['hash', { stream: 'oslo-1993' }],
    ['hash', { recordedAt: '2026-01-01T00:00:00.000000Z' }],
    ['hash', { recordedAt: 'never' }],
    ['position', { position: 1n }],
  ])('names the event whose %s is wrong: %o', async (reason, change) => {
    const chain = chainOf([statement(), statement(), statement()]);
    const changed = chain.map((event, index) => (index === 1 ? { ...event, ...change } : event));

    expect(await verifyStream(from(changed))).toMatchObject({
      ok: false,
      revision: 1,
      eventId: changed[1]?.id,
      reason,
    });
  });

  it('says what it expected and what it found', async () => {
    const [first, second, third] = chainOf([statement(), statement(), statement()]);
    if (!first || !second || !third) throw new Error('a chain of three');

    expect(await verifyStream(from([first, third]))).toEqual({
      ok: false,
      revision: 1,
      eventId: third.id,
      reason: 'revision',
      expected: '1',
      actual: '2',
    });
    expect(await verifyStream(from([{ ...first, recordedBy: 'another' }, second]))).toEqual({
      ok: false,
      revision: 0,
      eventId: first.id,
      reason: 'hash',
      expected: seal({ ...first, recordedBy: 'another' }, { ...first, head: null, salt: SALT }).hash,
      actual: first.hash,
    });
  });

  it('names the next event when one was changed and sealed anew', async () => {
    const [first, second, third] = chainOf([statement(), statement(), statement()]);
    if (!first || !second || !third) throw new Error('a chain of three');
    const forged = { ...second, ...seal({ ...second, body: '{}' }, { ...second, head: first, salt: SALT }) };

    expect(await verifyStream(from([first, forged, third]))).toMatchObject({
      ok: false,
      revision: 2,
      eventId: third.id,
      reason: 'previous-hash',
    });
  });

  it('names an event that was recorded no later than the one before it', async () => {
    const [first, second] = chainOf([statement(), statement()]);
    if (!first || !second) throw new Error('a chain of two');
    const early = { ...second, ...seal(second, { ...first, head: first, salt: SALT }) };

    expect(await verifyStream(from([first, early]))).toMatchObject({
      ok: false,
      revision: 1,
      reason: 'recorded-at',
    });
  });

  it('accepts any body that was canonical when it was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (bodies) => {
        expect(await verifyStream(from(chainOf(bodies.map(statementWith))))).toMatchObject({ ok: true });
      }),
    );
  });

  it('names the place that could not be read', async () => {
    const damaged = from(chainOf([statement()]), new LogCorrupt('the page is malformed'));

    expect(await verifyStream(damaged)).toEqual({
      ok: false,
      revision: 1,
      eventId: null,
      reason: 'unreadable',
      expected: 'a readable event',
      actual: 'the page is malformed',
    });
  });

  it('holds where a body was erased and a later redaction says what is left, and names both', async () => {
    const first = statement();
    const redaction = redactionOf(first.id, { title: { en: 'A delegation' } });
    const again = redactionOf(first.id, { title: { en: 'Somebody' } });
    const chain = chainOf([first, redaction, again]);
    const body = '{"title":{"en":"Somebody"}}';
    const erased = chain.map(
      (event, index) => [{ ...event, body, salt: null }, event, event][index] ?? event,
    );
    const { body: whole = '' } = chain[2] ?? {};
    const both = erased.map((event, index) => (index === 1 ? { ...event, body: whole, salt: null } : event));

    expect(await verifyStream(from(both))).toEqual({
      ok: true,
      events: 3,
      head: { revision: 2, hash: chain[2]?.hash },
      redacted: [
        { revision: 0, eventId: first.id, by: again.id },
        { revision: 1, eventId: redaction.id, by: again.id },
      ],
    });
    // What an earlier redaction left is not what there is to be.
    const stale = both.map((event, index) =>
      index === 0 ? { ...event, body: '{"title":{"en":"A delegation"}}' } : event,
    );
    expect(await verifyStream(from(stale))).toMatchObject({ ok: false, revision: 0, reason: 'redaction' });
    // Without the redaction nothing says that it may be gone.
    expect(await verifyStream(from(both.slice(0, 2)))).toMatchObject({ ok: false, reason: 'redaction' });
  });

  it('leaves it to the caller that the store cannot be reached', async () => {
    const unreachable = from([], new LogUnavailable('away'));

    await expect(verifyStream(unreachable)).rejects.toThrow(LogUnavailable);
  });
});
