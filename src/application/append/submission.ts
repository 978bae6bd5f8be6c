/** What a caller hands in to be recorded, read and numbered, and what comes back. */
import type { Candidate } from '../../domain/decisions/decide.js';
import type { Refusal } from '../../domain/events/refusal.js';
import { catalogue } from '../../domain/events/catalogue.js';
import type { PostedEntry } from '../../domain/events/entry.js';
import { readEntry } from '../../domain/events/read-entry.js';
import { canonicalJson } from '../../log/canonical-json.js';
import type { AppendedEvent, NewEvent, RecordedEvent } from '../../log/event-log.js';
import { keyedEntryId, newEntryId } from './entry-ids.js';

/** The revision that the caller last saw, `none` for a process that must not exist yet, `any` for one that must. */
export type Expected = number | 'none' | 'any';

export interface Submission {
  readonly processId: string;
  /** Unknown JSON values, one an entry. */
  readonly items: readonly unknown[];
  /** Whether they were posted as a list. */
  readonly batch: boolean;
  /** Names the batch: its entries get their ids from it, so that it is known again. */
  readonly key?: string | undefined;
  /** Of several, one has to hold. */
  readonly expected?: Expected | readonly Expected[] | undefined;
  readonly dryRun: boolean;
  readonly recordedBy: string;
  /** Who proposed the entries that are accepted with it. */
  readonly proposedBy?: string | undefined;
}

/** A submission whose items have been read. */
export interface Reading {
  readonly candidates: readonly Candidate[];
  readonly refusals: readonly Refusal[];
}

export interface Receipt {
  readonly processId: string;
  /** How many entries were appended; 0: everything was on the record already, or it was a dry run. */
  readonly appended: number;
  /** What was submitted, each id once. */
  readonly entries: readonly { readonly id: string; readonly type: string }[];
  /** The events in the log; none after a dry run. */
  readonly events: readonly AppendedEvent[];
  /** What has become of what redactions among them erase; absent where there is none. */
  readonly erasure?: Erasure;
}

/** What has become of the bytes that redactions erase. */
export interface Erasure {
  /** In the files of this server: `under-way` goes on by itself. */
  readonly files: 'erased' | 'under-way';
  /** In the store: that of a cluster keeps them until it is copied into a fresh one. */
  readonly store: 'erased' | 'under-way' | 'kept';
}

/** Reads every item. An id that comes twice with equal content counts once. */
export function readSubmission({
  processId,
  items,
  key,
}: Pick<Submission, 'processId' | 'items' | 'key'>): Reading {
  const refusals: Refusal[] = [];
  const byId = new Map<string, Candidate>();
  items.forEach((item, index) => {
    const reading = readEntry(item);
    if (!reading.ok) {
      refusals.push(...reading.problems.map((problem) => ({ index, ...problem })));
      return;
    }
    const entry = withId(
      reading.entry,
      key === undefined ? newEntryId : () => keyedEntryId(processId, key, index),
    );
    const twin = byId.get(entry.id);
    if (!twin) byId.set(entry.id, { index, entry });
    else if (contentOf(twin.entry) !== contentOf(entry))
      refusals.push(idReused(index, entry.id, `item ${twin.index}`));
  });
  return { candidates: [...byId.values()], refusals };
}

function withId(entry: PostedEntry, newId: () => string): Candidate['entry'] {
  return hasId(entry) ? entry : { ...entry, id: newId() };
}

function hasId(entry: PostedEntry): entry is Candidate['entry'] {
  return entry.id !== undefined;
}

export function idReused(index: number, id: string, where: string): Refusal {
  const detail = `expected the content that ${where} has under id ${id}, or another id; got other content`;
  return { index, code: 'event-id-reused', pointer: '/id', detail };
}

export function keyReused(key: string): Refusal {
  const detail = `expected the entries that were recorded under the Idempotency-Key ${key}, or another key; got others`;
  return { index: 0, code: 'idempotency-key-reused', pointer: '', detail };
}

/** Equal text: the same event type and the same content as JSON values. */
export function contentOf(entry: Candidate['entry']): string {
  return `${entry.type}\n${canonicalJson(bodyOf(entry)) ?? ''}`;
}

/** Who proposed it is no part of its content. */
export function contentOfEvent({ type, body }: RecordedEvent): string {
  if (!body.includes('"proposedBy":')) return `${type}\n${body}`;
  const { proposedBy: _, ...content } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  return `${type}\n${canonicalJson(content) ?? ''}`;
}

export function toEvent(entry: Candidate['entry'], recordedBy: string, proposedBy?: string): NewEvent {
  return {
    id: entry.id,
    type: entry.type,
    version: catalogue[entry.type].version,
    recordedBy,
    body: proposedBy === undefined ? bodyOf(entry) : { ...bodyOf(entry), proposedBy },
  };
}

function bodyOf({ occurred, data, sources, note }: Candidate['entry']): object {
  return {
    data,
    ...(note === undefined ? undefined : { note }),
    ...(occurred === undefined ? undefined : { occurred }),
    ...(sources === undefined ? undefined : { sources }),
  };
}
