/**
 * The entries of a process in the order in which they were reported: each when its sources say, but never before what it
 * refers to, nor an editorial entry before what it is about. Ties as in occurred order, by the depth of references.
 */
import { isSubstantive } from '../events/catalogue.js';
import { corrected } from './correction.js';
import { editorialTarget } from './editorial.js';
import { PlaceQueue } from './place-queue.js';
import type { SubjectKey } from '../events/subject.js';
import type { Place } from './placement.js';
import type { RecordedEntry } from './recorded-entry.js';
import { remaining } from './remaining.js';
import { finalChanges, reportedAlone, type AmendedFile } from './reported-clock.js';
import { ordering, structureOf } from './structure.js';

export interface ReportedEntry {
  readonly entry: RecordedEntry;
  /** Its `order` is when it was reported, in microseconds since the epoch. */
  readonly place: Place;
}

/** A thing that entries introduce and refer to, or the id of an entry. */
type Thing = string;

/** An entry on its way into the order. */
interface Waiting {
  readonly entry: RecordedEntry;
  /** Final once it waits for nothing any more. */
  place: Place;
  readonly waitsFor: Set<Thing>;
  readonly brings: readonly Thing[];
}

/**
 * @param entries those of one process, in recorded order. What is about an entry that is not among them is left out.
 */
export function inReportedOrder(entries: Iterable<RecordedEntry>): ReportedEntry[] {
  const queue = new PlaceQueue<Waiting>();
  const waiting = new Map<Thing, Waiting[]>();
  for (const one of waitingEntries(withoutErased([...entries]))) {
    for (const thing of one.waitsFor) {
      const others = waiting.get(thing);
      if (others) others.push(one);
      else waiting.set(thing, [one]);
    }
    if (one.waitsFor.size === 0) queue.add(one);
  }
  const ordered: ReportedEntry[] = [];
  for (let next = queue.take(); next; next = queue.take()) {
    const { entry, place } = next;
    ordered.push({ entry, place });
    for (const thing of next.brings) {
      for (const other of waiting.get(thing) ?? []) {
        other.place = notBefore(other.place, place);
        other.waitsFor.delete(thing);
        if (other.waitsFor.size === 0) queue.add(other);
      }
      // What another entry brings later is there already.
      waiting.delete(thing);
    }
  }
  return ordered;
}

/** The entries that were reported by a moment (microseconds, included), in recorded order. */
export function reportedBy(ordered: readonly ReportedEntry[], moment: number): RecordedEntry[] {
  return ordered
    .filter(({ place }) => place.order <= moment)
    .map(({ entry }) => entry)
    .sort((a, b) => a.sequence - b.sequence);
}

/** What is redacted is what is left of it at every moment, also while the log still holds what was there. */
function withoutErased(entries: readonly RecordedEntry[]): readonly RecordedEntry[] {
  const left = new Map(
    entries.flatMap((entry) =>
      entry.type === 'EntryRedacted' ? [[entry.data.entryId, entry.data.body] as const] : [],
    ),
  );
  if (left.size === 0) return entries;
  return entries.map((entry) => {
    const body = left.get(entry.id);
    return body ? remaining(entry, body) : entry;
  });
}

/** Each waits for what was on the record before it and for nothing else, so that none waits for itself in the end. */
function* waitingEntries(entries: readonly RecordedEntry[]): Iterable<Waiting> {
  const files = filesOf(entries);
  const brought = new Set<Thing>();
  for (const entry of entries) {
    const file = files.get(entry.id);
    if (!file) continue;
    const { refersTo, introduces } = referencesOf(entry, file);
    const brings = [entry.id, ...(introduces === undefined ? [] : [introduces])];
    yield {
      entry,
      place: { order: reportedAlone(entry, file), depth: 0, sequence: entry.sequence },
      waitsFor: new Set(refersTo.filter((thing) => brought.has(thing))),
      brings,
    };
    for (const thing of brings) brought.add(thing);
  }
}

function notBefore({ order, depth, sequence }: Place, other: Place): Place {
  return { order: Math.max(order, other.order), depth: Math.max(depth, other.depth + 1), sequence };
}

/** Of every entry the file that it is in, with all that is about the same entry of the world. */
function filesOf(entries: readonly RecordedEntry[]): ReadonlyMap<string, AmendedFile> {
  const amended = new Set(entries.flatMap((entry) => editorialTarget(entry) ?? []));
  const files = new Map<string, AmendedFile & { readonly editorials: RecordedEntry[] }>();
  for (const entry of entries) {
    const target = editorialTarget(entry);
    const file = target === undefined ? { original: entry, editorials: [], amended } : files.get(target);
    if (!file) continue;
    if (target !== undefined) file.editorials.push(entry);
    files.set(entry.id, file);
  }
  return files;
}

interface References {
  readonly refersTo: readonly Thing[];
  readonly introduces?: SubjectKey;
}

/** As it was recorded: what a correction makes it refer to instead, the correction refers to. */
function referencesOf(entry: RecordedEntry, file: AmendedFile): References {
  if (isSubstantive(entry)) {
    const { subject, introduces, references } = structureOf(entry);
    return { refersTo: ordering(references), ...(introduces && { introduces: subject }) };
  }
  const { entryId } = entry.data;
  const change = entry.type === 'EntryCorrected' ? finalChanges(entry, file) : undefined;
  if (!change || !isSubstantive(change.target)) return { refersTo: [entryId] };
  const { target, changes } = change;
  const { subject, introduces, references } = structureOf(corrected(target, changes).entry);
  const changed = references.filter(({ pointer }) => isIn(pointer, changes.data));
  return { refersTo: [entryId, ...ordering(changed)], ...(introduces && { introduces: subject }) };
}

/** Whether a pointer leads into one of these fields of the data. */
function isIn(pointer: string, fields: object | undefined): boolean {
  const field = pointer.split('/')[2];
  return fields !== undefined && field !== undefined && Object.hasOwn(fields, field);
}
