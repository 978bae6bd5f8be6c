/** The log of a release: one entry a line, from which a store is made again with the same hashes. */
import { bodyHashOf, verifyStream } from '../../log/chain.js';
import { canonicalJson } from '../../log/canonical-json.js';
import type { RecordedEvent } from '../../log/event-log.js';
import { isErased } from '../../log/redaction.js';
import type { CopySource } from '../copy/copying.js';

export { verifyStream };

/** What an entry has beside what was posted. The position is the store's own, and in no release. */
const ENVELOPE = [
  'processId',
  'position',
  'revision',
  'id',
  'type',
  'version',
  'recordedAt',
  'knownSince',
  'recordedBy',
  'bodyHash',
  'salt',
  'previousHash',
  'hash',
  'redacted',
] as const;

type Entry = Readonly<Record<string, unknown>>;

/** An entry as GET /v1/log gives it, in one line of a release. */
export function releaseLine(entry: Entry): string {
  const { position: _, ...kept } = entry;
  return `${canonicalJson(kept) ?? ''}\n`;
}

/** When an entry counts as known from on, as it is compared with a moment. */
export function knownSinceOf(entry: Entry): string {
  return textOf(entry, 'knownSince') ?? textOf(entry, 'recordedAt') ?? '';
}

/** @param text lines of a release, or of GET /v1/log. @throws Error that names the line which is no entry */
export function readReleaseLog(text: string): readonly RecordedEvent[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, at) => {
    try {
      return eventOf(JSON.parse(line) as Entry, BigInt(at + 1));
    } catch (cause) {
      throw new Error(`Expected an entry in line ${at + 1} of the log; got something else`, { cause });
    }
  });
}

function eventOf(entry: Entry, position: bigint): RecordedEvent {
  const posted = Object.entries(entry).filter(([name]) => !ENVELOPE.some((known) => known === name));
  const text = (name: (typeof ENVELOPE)[number]): string => {
    const value = textOf(entry, name);
    if (value === undefined) throw new TypeError(`expected a text at ${name}`);
    return value;
  };
  const number = (name: 'revision' | 'version'): number => {
    const value = entry[name];
    if (typeof value !== 'number') throw new TypeError(`expected a number at ${name}`);
    return value;
  };
  return {
    stream: text('processId'),
    position,
    revision: number('revision'),
    id: text('id'),
    type: text('type'),
    version: number('version'),
    recordedAt: text('recordedAt'),
    knownSince: knownSinceOf(entry),
    recordedBy: text('recordedBy'),
    body: canonicalJson(Object.fromEntries(posted)) ?? '',
    bodyHash: text('bodyHash'),
    salt: textOf(entry, 'salt') ?? null,
    previousHash: textOf(entry, 'previousHash') ?? null,
    hash: text('hash'),
  };
}

function textOf(entry: Entry, name: (typeof ENVELOPE)[number]): string | undefined {
  const value = entry[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether what was posted is what its hash says; undefined where it was erased, and nothing can tell. */
export function isAsHashed(event: RecordedEvent): boolean | undefined {
  if (isErased(event) || event.salt === null) return undefined;
  return bodyHashOf(event.salt, event.body) === event.bodyHash;
}

/** The log of a release as a copy reads it. */
export function sourceOf(events: readonly RecordedEvent[]): CopySource {
  return {
    head: () => Promise.resolve(BigInt(events.length)),
    async *readAll({ after = 0n, upTo = BigInt(events.length) } = {}) {
      yield* await Promise.resolve(events.slice(Number(after), Number(upTo)));
    },
  };
}
