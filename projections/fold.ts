/**
 * A fold as a table over every event type: what a read model does with it, or null for a type that it leaves alone. A
 * type that was forgotten does not compile, and the compiler names it.
 */
import type { HistoryEntryOf } from '../src/domain/history/history-entry.js';
import {
  eventTypes,
  isEditorialType,
  typesOf,
  type EventType,
  type SubstantiveType,
  type TypeOf,
} from '../src/domain/events/catalogue.js';
import type { SubjectKind } from '../src/domain/events/subject.js';
import type { Projection } from './projection.js';

/** A history entry of one of some types; the compiler follows `type` through a table. */
export type EntryOf<T extends SubstantiveType = SubstantiveType> = { [K in T]: HistoryEntryOf<K> }[T];

export interface Step<Row, T extends SubstantiveType> {
  /** The rows that the entry touches. */
  readonly keys: (entry: EntryOf<T>) => readonly string[];
  readonly evolve: (row: Row | undefined, entry: EntryOf<T>, key: string) => Row | undefined;
}

export type Steps<Row> = { readonly [T in SubstantiveType]: Step<Row, T> | null };

/** The two halves of a projection that the table says. */
export function foldedBy<Row extends object>(steps: Steps<Row>): Pick<Projection<Row>, 'keys' | 'evolve'> {
  const stepOf = <T extends SubstantiveType>(entry: EntryOf<T>): Steps<Row>[T] => steps[entry.type];
  const keys = <T extends SubstantiveType>(entry: EntryOf<T>): readonly string[] =>
    stepOf<T>(entry)?.keys(entry) ?? [];
  const evolve = <T extends SubstantiveType>(
    row: Row | undefined,
    entry: EntryOf<T>,
    key: string,
  ): Row | undefined => {
    const step = stepOf<T>(entry);
    return step ? step.evolve(row, entry, key) : row;
  };
  return { keys, evolve };
}

/** Leaves alone all types but those about some kinds of subject: each of these the table has to name. */
export function ignoringAllBut<K extends SubjectKind>(
  ...kinds: readonly K[]
): { readonly [T in Exclude<SubstantiveType, TypeOf<K>>]: null } {
  const named: ReadonlySet<EventType> = new Set(kinds.flatMap((kind): readonly EventType[] => typesOf(kind)));
  const others = eventTypes.filter(
    (type): type is Exclude<SubstantiveType, TypeOf<K>> => !isEditorialType(type) && !named.has(type),
  );
  return each(others, null);
}

/** One thing for each of several types. */
export function each<T extends SubstantiveType, S>(types: readonly T[], thing: S): { readonly [K in T]: S } {
  return Object.fromEntries(types.map((type) => [type, thing])) as { readonly [K in T]: S };
}

/** A step of what must be on the record before: without its row there is nothing to change. */
export function onRow<Row, E>(
  change: (row: Row, entry: E, key: string) => Row,
): (row: Row | undefined, entry: E, key: string) => Row | undefined {
  return (row, entry, key) => (row === undefined ? undefined : change(row, entry, key));
}
