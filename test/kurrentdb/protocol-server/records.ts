/** What the test server holds: one log of records over all streams, in memory. */
import { randomUUID } from 'node:crypto';

/** Bytes, as the real server's default. */
export const LARGEST_APPEND = 1024 * 1024;

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredRecord extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** Ms since the epoch. */
  readonly created: number;
}

/** A revision, or that there is no stream yet, or anything. */
export type ExpectedRevision = number | 'no-stream' | 'any';

export type AppendAnswer =
  | { readonly kind: 'success'; readonly revision: number; readonly position: bigint }
  | {
      readonly kind: 'wrong-version';
      readonly actual: number | undefined;
      readonly expected: ExpectedRevision;
    }
  | { readonly kind: 'too-large' };

export class Records {
  readonly all: StoredRecord[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly streams = new Map<string, StoredRecord[]>();
  private position = 0n;

  /** @param now ms since the epoch, the server's own clock */
  constructor(private readonly now: () => number) {
    this.put('$settings', { type: '$update', data: '{}' });
  }

  of(stream: string): readonly StoredRecord[] {
    return this.streams.get(stream) ?? [];
  }

  /** As the real server: repeated ids at the same place are a success, whatever else is in the events. */
  append(stream: string, events: readonly Proposed[], expected: ExpectedRevision): AppendAnswer {
    const size = events.reduce(
      (sum, one) => sum + one.data.length + one.metadata.length + 2 * one.type.length,
      0,
    );
    if (size > LARGEST_APPEND) return { kind: 'too-large' };
    const stored = this.of(stream);
    const after = expected === 'any' ? stored.length - 1 : expected === 'no-stream' ? -1 : expected;
    if (after !== stored.length - 1) {
      const repeated = stored.slice(after + 1, after + 1 + events.length);
      const first = repeated[0];
      const last = repeated.at(-1);
      if (first !== undefined && last !== undefined && sameIds(repeated, events)) {
        return { kind: 'success', revision: last.revision, position: first.position };
      }
      return { kind: 'wrong-version', actual: stored.at(-1)?.revision, expected };
    }
    const written = events.map((event) => this.write(stream, event));
    this.tell();
    const last = written.at(-1);
    return { kind: 'success', revision: last?.revision ?? after, position: last?.position ?? this.position };
  }

  /** Something that another program has written, well-formed or not. */
  put(
    stream: string,
    event: { type: string; data: string; metadata?: string; contentType?: string; id?: string },
  ): StoredRecord {
    const { type, data, metadata = '', contentType = 'application/json', id = randomUUID() } = event;
    const bytes = { data: Buffer.from(data), metadata: Buffer.from(metadata) };
    const record = this.write(stream, { id, type, contentType, ...bytes });
    this.tell();
    return record;
  }

  /** As a store that was put back to a backup: a stream has only its first events. */
  putBack(stream: string, count: number): void {
    const kept = this.of(stream).slice(0, count);
    this.streams.set(stream, kept);
    const lost = this.all.filter((record) => record.stream === stream && record.revision >= count);
    for (const record of lost) this.all.splice(this.all.indexOf(record), 1);
  }

  /** Calls when something was written; answers how to stop that. */
  onWrite(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private write(stream: string, event: Proposed): StoredRecord {
    const stored = this.streams.get(stream) ?? [];
    this.streams.set(stream, stored);
    // Positions are places in a file of bytes: they grow by what a record takes, not by one.
    this.position += BigInt(100 + event.data.length + event.metadata.length);
    const record = {
      ...event,
      stream,
      revision: stored.length,
      position: this.position,
      created: this.now(),
    };
    stored.push(record);
    this.all.push(record);
    return record;
  }
}

function sameIds(stored: readonly StoredRecord[], events: readonly Proposed[]): boolean {
  return stored.length === events.length && events.every(({ id }, index) => stored[index]?.id === id);
}
