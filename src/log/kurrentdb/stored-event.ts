import type { ResolvedEvent } from '@kurrent/kurrentdb-client';
import { hash } from 'node:crypto';

import { canonicalJson } from '../canonical-json.js';
import { bodyHashOf, hashOf, type SealedEvent } from '../chain.js';
import { LogCorrupt, type Micros, type RecordedEvent } from '../event-log.js';
import { formatRecordedAt, parseRecordedAt } from '../recorded-at.js';

/** What stands beside the body: all of the envelope that the store has no place for. */
interface StoredMetadata {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly previousHash: string | null;
  readonly hash: string;
  readonly bodyHash: string;
  /** Left out for an event whose body was erased before it came into this store. */
  readonly salt?: string;
  /** Only of an event that was restored from another log, whose times are kept. */
  readonly knownSince?: string;
  /** How many events of the same append come after it; left out for the last. */
  readonly left?: number;
}

/** The version of what is not ours: the catalogue has none of it, so it is skipped and told, and the chain shows it. */
const FOREIGN_VERSION = 0;

/**
 * The store's id of an event: its content's hash as a UUID (RFC 9562, version 8). The server takes an append with ids that
 * it has for a repetition whatever else is in it; with these ids it is one.
 */
function storeId({ hash: text }: Pick<SealedEvent, 'hash'>): string {
  const variant = '89ab'.charAt(Number.parseInt(text.charAt(16), 16) % 4);
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    `8${text.slice(13, 16)}`,
    `${variant}${text.slice(17, 20)}`,
    text.slice(20, 32),
  ].join('-');
}

/** A sealed event. `knownSince` only where it is kept from another log. */
export interface Storable {
  readonly sealed: SealedEvent;
  readonly knownSince?: string;
  /** How many events of the same append come after it. */
  readonly left?: number;
}

/** An event as it travels. */
export interface StorableBytes {
  readonly id: string;
  readonly type: string;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

export function toBytes(storable: Storable): StorableBytes {
  const { sealed } = storable;
  return {
    id: storeId(sealed),
    type: sealed.type,
    metadata: encoder.encode(metadataOf(storable)),
    data: encoder.encode(sealed.body),
  };
}

const encoder = new TextEncoder();

function metadataOf({ sealed, knownSince, left }: Storable): string {
  const { id, version, recordedAt, recordedBy, previousHash, hash: own, bodyHash, salt } = sealed;
  const metadata: StoredMetadata = {
    ...{ id, version, recordedAt, recordedBy, previousHash, hash: own, bodyHash },
    ...(salt === null ? {} : { salt }),
    ...(knownSince === undefined ? {} : { knownSince }),
    ...(left ? { left } : {}),
  };
  return JSON.stringify(metadata);
}

/** Bytes, as the server counts them against its limit for one append. */
export function sizeOf(storable: Storable): number {
  const { body, type } = storable.sealed;
  return Buffer.byteLength(body) + Buffer.byteLength(metadataOf(storable)) + 2 * type.length;
}

/** How many events of the same append are still to come after this one; 0 where nobody says so. */
export function leftAfter({ event }: ResolvedEvent): number {
  const metadata: unknown = event?.metadata;
  if (typeof metadata !== 'object' || metadata === null || !('left' in metadata)) return 0;
  return typeof metadata.left === 'number' && metadata.left > 0 ? metadata.left : 0;
}

export interface Reading {
  readonly prefix: string;
  /** How much later than recorded an event may come in to count as known since it was recorded. */
  readonly late: Micros;
}

/**
 * What the store gives, as an event of the log. What is not one of ours - another program's, or one that was damaged - comes
 * as one of version 0 with its own text, so that it is counted and shown where it lies instead of blocking what follows.
 * @throws LogCorrupt when it has no place in the log at all
 */
export function fromResolved(
  { event, commitPosition }: ResolvedEvent,
  { prefix, late }: Reading,
): RecordedEvent {
  const position = event?.position?.commit ?? commitPosition;
  if (event === undefined || position === undefined || !event.streamId.startsWith(prefix)) {
    throw new LogCorrupt(`The store gave an event without a place: ${event?.streamId ?? 'no event'}`);
  }
  const place = { stream: event.streamId.slice(prefix.length), revision: Number(event.revision), position };
  const created = wholeSecond(event.created);
  const metadata = event.isJson ? readMetadata(event.metadata) : undefined;
  const body = metadata && canonicalBody(event.data);
  if (metadata !== undefined && body !== undefined) {
    const { id, version, recordedAt, recordedBy, previousHash, hash: stored, bodyHash, salt } = metadata;
    // In the order in which a mirror gives them: whoever is told an event live has the same text as who reads it.
    const ours = {
      ...place,
      id,
      type: event.type,
      version,
      recordedAt,
      recordedBy,
      body,
      bodyHash,
      salt: salt ?? null,
      previousHash,
      hash: stored,
    };
    const knownSince = metadata.knownSince ?? knownFrom(recordedAt, created, late);
    // The client hands malformed JSON out as a text; only the hash tells it from a body that is one.
    if (typeof event.data !== 'string' || isWhole(ours)) return { ...ours, knownSince };
  }
  return foreign(event, place, formatRecordedAt(created));
}

function isWhole({ salt, body, bodyHash, hash: stored, ...rest }: SealedEvent): boolean {
  return salt !== null && bodyHashOf(salt, body) === bodyHash && hashOf({ ...rest, bodyHash }) === stored;
}

/** Reads through the client's native bridge cut the rest off, subscriptions do not: both have to say the same. */
function wholeSecond(time: Date): Micros {
  return BigInt(Math.floor(time.getTime() / 1000)) * 1_000_000n;
}

function canonicalBody(data: unknown): string | undefined {
  try {
    return canonicalJson(data);
  } catch {
    return undefined;
  }
}

function knownFrom(recordedAt: string, created: Micros, late: Micros): string {
  const recorded = parseRecordedAt(recordedAt);
  return recorded === undefined || created - recorded > late ? formatRecordedAt(created) : recordedAt;
}

type Place = Pick<RecordedEvent, 'stream' | 'revision' | 'position'>;

function foreign(
  { id, type, data, metadata }: NonNullable<ResolvedEvent['event']>,
  place: Place,
  created: string,
): RecordedEvent {
  const body =
    typeof data === 'string' ? data : data instanceof Uint8Array ? textOf(data) : JSON.stringify(data);
  return {
    ...place,
    id,
    type,
    version: FOREIGN_VERSION,
    recordedAt: created,
    knownSince: created,
    recordedBy: '',
    body,
    bodyHash: '',
    salt: null,
    previousHash: null,
    hash: hash('sha256', JSON.stringify([id, type, body, metadata ?? null])),
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function readMetadata(value: unknown): StoredMetadata | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, version, recordedAt, recordedBy, previousHash, hash: stored }: Fields = value;
  const { bodyHash, salt, knownSince }: Fields = value;
  if (
    typeof id !== 'string' ||
    typeof version !== 'number' ||
    !Number.isSafeInteger(version) ||
    typeof recordedAt !== 'string' ||
    typeof recordedBy !== 'string' ||
    (previousHash !== null && typeof previousHash !== 'string') ||
    typeof stored !== 'string' ||
    typeof bodyHash !== 'string' ||
    (salt !== undefined && typeof salt !== 'string')
  ) {
    return undefined;
  }
  const known = typeof knownSince === 'string' && parseRecordedAt(knownSince) !== undefined;
  return {
    ...{ id, version, recordedAt, recordedBy, previousHash, hash: stored, bodyHash },
    ...(salt === undefined ? {} : { salt }),
    ...(known ? { knownSince } : {}),
  };
}

type Fields = { readonly [Name in keyof StoredMetadata]?: unknown };
