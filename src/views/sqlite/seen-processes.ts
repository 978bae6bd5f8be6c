/** What is seen, as a part of SQL: conditions on the numbers of processes. */
import type { Visibility } from '../../domain/access/visibility.js';
import type { Numbers } from './numbers.js';

/** Some processes are hidden. */
export type Limited = Exclude<Visibility, { readonly kind: 'all' }>;

/** Undefined where everything is seen. */
export function limitedBy(visibility: Visibility | undefined): Limited | undefined {
  return visibility === undefined || visibility.kind === 'all' ? undefined : visibility;
}

/** `column`, a process number, is of what is seen; its one parameter is `namedIn`. A row of no process is decided by its own. */
export function isSeen(column: string, { kind }: Limited): string {
  const listed = '(SELECT value FROM json_each(+?))';
  return kind === 'only' ? `${column} IN ${listed}` : `${column} NOT IN ${listed}`;
}

/** The processes that are named by a visibility, by their numbers: a parameter. */
export function namedIn({ processes }: Limited, numbers: Numbers): string {
  return JSON.stringify(processes.flatMap((name) => numbers.process(name) ?? []));
}
