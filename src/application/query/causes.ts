/** Which entries made the difference in a row between two moments. */
import { isDeepStrictEqual } from 'node:util';
import type { Projection } from '../../../projections/projection.js';
import { editorialTarget } from '../../domain/history/editorial.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { structureOf } from '../../domain/history/structure.js';
import { keysTold } from '../../views/folded-rows.js';
import type { ReportedTimes } from './past-history.js';

/** A side of the difference: the history behind its rows, and how far the record counted, by position or as it was reported. */
export interface Side {
  readonly history: readonly HistoryEntry[];
  readonly through: number;
  readonly reported?: ReportedTimes;
}

/** The editorial entries about an entry, directly or through another one, in recorded order. */
export type EditorialsAbout = (id: string) => readonly RecordedEntry[];

type EntriesById = ReadonlyMap<string, HistoryEntry>;
type EntriesByKey = ReadonlyMap<string, EntriesById>;

export class Causes {
  private readonly byName = new Map<string, readonly [was: EntriesByKey, is: EntriesByKey]>();
  private readonly introducers: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(
    private readonly start: Side,
    private readonly end: Side,
    private readonly editorialsAbout: EditorialsAbout,
  ) {
    const introducers = new Map<string, Set<string>>();
    for (const entry of [...start.history, ...end.history]) {
      const { subject, introduces } = structureOf(entry);
      if (introduces) introducers.set(subject, (introducers.get(subject) ?? new Set()).add(entry.id));
    }
    this.introducers = introducers;
  }

  /** Of a row. */
  of(projection: Projection, key: string): string[] {
    const [was, is] = this.byName.get(projection.name) ?? [
      entriesByKey(projection, this.start.history),
      entriesByKey(projection, this.end.history),
    ];
    this.byName.set(projection.name, [was, is]);
    const found = new Set<string>();
    const [before, after] = [was.get(key) ?? NONE, is.get(key) ?? NONE];
    for (const id of new Set([...before.keys(), ...after.keys()]))
      for (const cause of this.ofEntry(before.get(id), after.get(id))) found.add(cause);
    return [...found];
  }

  /**
   * By the world's clock an entry has come to be in the row. By that of the record somebody has recorded it, or what changes it;
   * by the reported one it was published.
   */
  private ofEntry(before: HistoryEntry | undefined, after: HistoryEntry | undefined): readonly string[] {
    const entry = after ?? before;
    if (!entry || isDeepStrictEqual(before, after)) return [];
    if (!this.end.reported && this.start.through === this.end.through) return [entry.id, ...marksOf(entry)];
    const own = this.editorialsIn(entry.id);
    if (this.isNew(entry.id, entry.place.sequence)) return [entry.id, ...own];
    return own.length > 0 ? own : this.throughReferences(entry);
  }

  /** Whether an entry counts at the end of the span, and did not at its start. */
  private isNew(id: string, sequence: number): boolean {
    const { start, end } = this;
    if (!end.reported) return sequence > start.through && sequence <= end.through;
    const time = end.reported.times.get(id);
    return time !== undefined && time <= end.reported.by && !(start.reported && time <= start.reported.by);
  }

  /**
   * What the entry refers to was changed, and with it what the entry says of that, or where it stands. A step of it that was
   * recorded early may be reported late.
   */
  private throughReferences(entry: HistoryEntry): string[] {
    const { subject, references } = structureOf(entry);
    const subjects = [subject, ...references.map((reference) => reference.subject)];
    const ids = new Set(subjects.flatMap((one) => [...(this.introducers.get(one) ?? [])]));
    ids.delete(entry.id);
    const { reported } = this.end;
    return [...ids].flatMap((id) => [
      ...(reported && this.isNew(id, 0) ? [id] : []),
      ...this.editorialsIn(id),
    ]);
  }

  /** Those of the span, but for what was done and undone within it. */
  private editorialsIn(id: string): string[] {
    const within = this.editorialsAbout(id).filter((one) => this.isNew(one.id, one.sequence));
    const undone = new Set<string>();
    for (const editorial of within.toReversed()) {
      const target = editorialTarget(editorial);
      const isUndoing = editorial.type === 'EntryRetracted' && within.some((one) => one.id === target);
      if (target === undefined || !isUndoing || undone.has(editorial.id)) continue;
      undone.add(editorial.id);
      undone.add(target);
    }
    return within.filter((one) => !undone.has(one.id)).map((one) => one.id);
  }
}

const NONE: EntriesById = new Map();

function entriesByKey(projection: Projection, history: readonly HistoryEntry[]): EntriesByKey {
  const byKey = new Map<string, Map<string, HistoryEntry>>();
  for (const entry of history) {
    for (const key of keysTold(projection, entry)) {
      const entries = byKey.get(key) ?? new Map<string, HistoryEntry>();
      byKey.set(key, entries.set(entry.id, entry));
    }
  }
  return byKey;
}

function marksOf({ corrections, disputes, corroborations, translations }: HistoryEntry): string[] {
  return [...corrections, ...disputes, ...corroborations, ...translations].map(({ entryId }) => entryId);
}
