/**
 * A fold as a table over every event type: what a read model does with it, or null for a type that it leaves alone. A
 * type that was forgotten does not compile, and the compiler names it.
 */
import type { HistoryEntryOf } from '../src/domain/history/history-entry.js';
import type { SubstantiveType } from '../src/domain/events/catalogue.js';
import { each } from './event-types.js';
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

/** Types that a read model leaves alone. */
export function ignoring<T extends SubstantiveType>(
  ...groups: readonly (readonly T[])[]
): { readonly [K in T]: null } {
  return each(groups.flat(), null);
}

/** A step of what must be on the record before: without its row there is nothing to change. */
export function onRow<Row, E>(
  change: (row: Row, entry: E, key: string) => Row,
): (row: Row | undefined, entry: E, key: string) => Row | undefined {
  return (row, entry, key) => (row === undefined ? undefined : change(row, entry, key));
}
