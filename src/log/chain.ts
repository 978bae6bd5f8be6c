import { createHash, hash } from 'node:crypto';

import { canonicalJson } from './canonical-json.js';
import { LogCorrupt } from './event-log.js';
import type { NewEvent, RecordedEvent, StreamHead } from './event-log.js';
import { parseRecordedAt } from './recorded-at.js';
import { RedactedEvents, type RedactedEvent } from './redaction.js';

/** A new event whose body is already its canonical text (RFC 8785). */
export type CanonicalEvent = Omit<NewEvent, 'body'> & { readonly body: string };

/** An event with its place in the chain of its stream. What is the store's own is not part of the chain. */
export type SealedEvent = Omit<RecordedEvent, 'position' | 'knownSince'>;

/**
 * Serialises the body of an event, once for its life.
 * @throws TypeError when the event has no canonical form: a lone surrogate, NaN, a cycle, no body, a version below 1
 */
export function canonicalEvent({ id, type, version, recordedBy, body }: NewEvent): CanonicalEvent {
  expectText('id', id);
  expectText('type', type);
  expectText('recordedBy', recordedBy);
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new TypeError(`An event's version must be a whole number from 1, got ${version} (event ${id})`);
  }
  return { id, type, version, recordedBy, body: canonicalBody(id, body) };
}

function expectText(name: string, text: string): void {
  if (text !== '' && text.isWellFormed()) return;
  throw new TypeError(`An event's ${name} must be well-formed text, got ${JSON.stringify(text)}`);
}

function canonicalBody(id: string, body: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalJson(body);
  } catch (cause) {
    throw new TypeError(`The body of event ${id} has no canonical JSON`, { cause });
  }
  if (text === undefined) throw new TypeError(`The body of event ${id} is no JSON value`);
  return text;
}

/** Where and when an event enters the log. */
export interface Place {
  readonly stream: string;
  /** The head that the event comes after; `null` when it is the first of its stream. */
  readonly head: StreamHead | null;
  readonly recordedAt: string;
  /** Hex of 16 random bytes, of `newSalt`: nobody guesses a short body from its hash. */
  readonly salt: string;
}

/** Puts an event into its place: numbers it, links it to the event before it and hashes it. */
export function seal(event: CanonicalEvent, { stream, head, recordedAt, salt }: Place): SealedEvent {
  const sealed = {
    stream,
    revision: head === null ? 0 : head.revision + 1,
    id: event.id,
    type: event.type,
    version: event.version,
    recordedAt,
    recordedBy: event.recordedBy,
    body: event.body,
    bodyHash: bodyHashOf(salt, event.body),
    salt,
    previousHash: head === null ? null : head.hash,
    hash: '',
  };
  sealed.hash = hashOf(sealed);
  return sealed;
}

/** Other digits would be read as the same bytes, or left out. */
const SALT = /^[0-9a-f]{32}$/;

/** Hex SHA-256 of the bytes of the salt, then the UTF-8 of the canonical body. */
export function bodyHashOf(salt: string, body: string): string {
  return createHash('sha256').update(salt, 'hex').update(body).digest('hex');
}

/** What the hash of an event is made of. */
export type Envelope = Omit<SealedEvent, 'hash' | 'body' | 'salt'>;

/** Hex SHA-256 of the envelope of an event. */
export function hashOf(event: Envelope): string {
  return hash('sha256', envelopeOf(event));
}

/**
 * The canonical JSON (RFC 8785) of an event, in which `bodyHash` stands for the body: that can be erased, and the chain holds.
 * It is also the leaf of the event in the Merkle tree of its process.
 */
export function envelopeOf(event: Envelope): string {
  // The keys stand in canonical order. `JSON.stringify` of well-formed text and whole numbers is canonical.
  return (
    `{"bodyHash":${JSON.stringify(event.bodyHash)}` +
    `,"id":${JSON.stringify(event.id)}` +
    `,"previousHash":${JSON.stringify(event.previousHash)}` +
    `,"recordedAt":${JSON.stringify(event.recordedAt)}` +
    `,"recordedBy":${JSON.stringify(event.recordedBy)}` +
    `,"revision":${event.revision}` +
    `,"stream":${JSON.stringify(event.stream)}` +
    `,"type":${JSON.stringify(event.type)}` +
    `,"version":${event.version}}`
  );
}

/** @throws RangeError when an event of another log cannot be put after a head as it is */
export function expectToFollow(event: Omit<RecordedEvent, 'position'>, head: StreamHead | null): void {
  const revision = head === null ? 0 : head.revision + 1;
  const flaw =
    difference('revision', String(revision), String(event.revision)) ??
    difference('previous-hash', String(head?.hash ?? null), String(event.previousHash)) ??
    flawInBody(event) ??
    difference('hash', hashOf(event), event.hash) ??
    flawInMoment(event.recordedAt) ??
    flawInMoment(event.knownSince);
  if (flaw === null) return;
  throw new RangeError(
    `Event ${event.id} does not follow the head of stream ${event.stream}: ` +
      `its ${flaw.reason} should be ${flaw.expected}, is ${flaw.actual}`,
  );
}

export type BreakReason =
  | 'revision'
  | 'previous-hash'
  | 'body'
  | 'body-hash'
  | 'redaction'
  | 'hash'
  | 'recorded-at'
  | 'position'
  | 'missing'
  | 'index'
  | 'head'
  | 'known-since'
  | 'settled'
  | 'unreadable';

/** Where a chain breaks. `revision` is the place in the chain; `eventId` is what lies there, `null` if unreadable. */
export interface ChainBreak {
  readonly ok: false;
  readonly revision: number;
  readonly eventId: string | null;
  readonly reason: BreakReason;
  readonly expected: string;
  readonly actual: string;
}

/** A chain that holds. `redacted` names the events whose body was erased, and the redaction that says so. */
export interface ChainWhole {
  readonly ok: true;
  readonly events: number;
  readonly head: StreamHead | null;
  readonly redacted: readonly RedactedEvent[];
}

export type Verification = ChainWhole | ChainBreak;

/**
 * Checks one whole stream, oldest event first. A body that was erased is held against the redaction that has to say so. It shows any change to an event that is followed by another one, and any
 * change to the last one that does not also forge its hash. A tail that was cut off or forged as a whole is seen only by
 * who kept the head from before.
 * @throws LogUnavailable when the store cannot be read; never because of what it holds
 */
export async function verifyStream(events: AsyncIterable<RecordedEvent>): Promise<Verification> {
  let count = 0;
  let previous: RecordedEvent | null = null;
  const redacted = new RedactedEvents();
  try {
    for await (const event of events) {
      const flaw = flawAfter(event, previous);
      if (flaw !== null) return { ok: false, revision: count, eventId: event.id, ...flaw };
      redacted.add(event);
      previous = event;
      count += 1;
    }
  } catch (error) {
    if (!(error instanceof LogCorrupt)) throw error;
    const actual = error.message;
    return {
      ok: false,
      revision: count,
      eventId: null,
      reason: 'unreadable',
      expected: 'a readable event',
      actual,
    };
  }
  const unsaid = redacted.unsaid();
  if (unsaid !== undefined) return { ok: false, ...unsaid, reason: 'redaction' };
  const head = previous && { revision: previous.revision, hash: previous.hash };
  return { ok: true, events: count, head, redacted: redacted.said() };
}

function flawInMoment(text: string): Flaw | null {
  return parseRecordedAt(text) === undefined
    ? { reason: 'recorded-at', expected: 'a moment with microseconds, UTC', actual: text }
    : null;
}

export type Flaw = Pick<ChainBreak, 'reason' | 'expected' | 'actual'>;

/** What is checked of an event against the one before it in its stream. */
export type Predecessor = Pick<RecordedEvent, 'revision' | 'hash' | 'recordedAt' | 'position'>;

/** How an event breaks the chain after the one before it in its stream, `null` before the first; `null` when it does not. */
export function flawAfter(event: RecordedEvent, previous: Predecessor | null): Flaw | null {
  const revision = previous === null ? 0 : previous.revision + 1;
  return (
    difference('revision', String(revision), String(event.revision)) ??
    difference('previous-hash', String(previous?.hash ?? null), String(event.previousHash)) ??
    difference('body', 'canonical JSON', formOf(event.body)) ??
    flawInBody(event) ??
    difference('hash', hashOf(event), event.hash) ??
    (previous && flawInOrder(event, previous))
  );
}

/** What is left of an erased body is held against its redaction, which comes later. */
function flawInBody({
  salt,
  body,
  bodyHash,
}: Pick<RecordedEvent, 'salt' | 'body' | 'bodyHash'>): Flaw | null {
  if (salt === null) return null;
  if (!SALT.test(salt)) return { reason: 'body-hash', expected: 'a salt of 32 hex digits', actual: salt };
  return difference('body-hash', bodyHashOf(salt, body), bodyHash);
}

function difference(reason: BreakReason, expected: string, actual: string): Flaw | null {
  return expected === actual ? null : { reason, expected, actual };
}

function formOf(body: string): string {
  try {
    return canonicalJson(JSON.parse(body)) === body ? 'canonical JSON' : 'JSON in another form';
  } catch {
    return 'no JSON';
  }
}

function flawInOrder(event: RecordedEvent, previous: Predecessor): Flaw | null {
  const before = parseRecordedAt(previous.recordedAt);
  const moment = parseRecordedAt(event.recordedAt);
  if (before === undefined || moment === undefined || moment <= before) {
    return { reason: 'recorded-at', expected: `after ${previous.recordedAt}`, actual: event.recordedAt };
  }
  if (event.position <= previous.position) {
    return { reason: 'position', expected: `above ${previous.position}`, actual: String(event.position) };
  }
  return null;
}
