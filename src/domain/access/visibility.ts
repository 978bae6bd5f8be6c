/** Which processes a caller may see. Plain data: it can be handed to another thread. */
import { ALL_PROCESSES, isAdmin, type Grant } from './grants.js';

export type Visibility =
  | { readonly kind: 'all' }
  /** Every process but these. */
  | { readonly kind: 'except'; readonly processes: readonly string[] }
  | { readonly kind: 'only'; readonly processes: readonly string[] };

export const EVERYTHING: Visibility = { kind: 'all' };

export const NOTHING: Visibility = { kind: 'only', processes: [] };

/** What grants let see; `restricted` are the processes that `*` does not reach, an admin's aside. Ids are in order. */
export function visibilityOf(grants: readonly Grant[], restricted: Iterable<string>): Visibility {
  if (isAdmin(grants)) return EVERYTHING;
  const named = new Set(grants.map(({ scope }) => scope).filter((scope) => scope !== ALL_PROCESSES));
  if (!grants.some(({ scope }) => scope === ALL_PROCESSES))
    return { kind: 'only', processes: [...named].sort() };
  const hidden = [...restricted].filter((processId) => !named.has(processId)).sort();
  return hidden.length === 0 ? EVERYTHING : { kind: 'except', processes: hidden };
}

export function sees(visibility: Visibility, processId: string): boolean {
  switch (visibility.kind) {
    case 'all':
      return true;
    case 'except':
      return !visibility.processes.includes(processId);
    case 'only':
      return visibility.processes.includes(processId);
  }
}

/** The same where it is asked about many processes. */
export function seenBy(visibility: Visibility): (processId: string) => boolean {
  if (visibility.kind === 'all') return () => true;
  const named = new Set(visibility.processes);
  const isOnly = visibility.kind === 'only';
  return (processId) => named.has(processId) === isOnly;
}

/** No process can have this name, which is no slug. */
const NOT_ON_RECORD = '$hidden';

/**
 * The name to look for a process under: a hidden one is looked for as one that is not there, so that the answer, and the work
 * for it, is the same.
 */
export function lookedFor(visibility: Visibility, processId: string): string {
  return sees(visibility, processId) ? processId : NOT_ON_RECORD;
}
