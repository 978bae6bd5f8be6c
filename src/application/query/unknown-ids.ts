/** Tells the ids in filters that name nothing: an answer without rows looks the same where an id is misspelt and where nothing is there. */
import type { Projection } from '../../../projections/projection.js';
import type { Filter, NamedKind } from '../../../projections/resource.js';
import { nearest } from '../../domain/validation/nearest.js';
import type { RowSource } from '../../views/row-source.js';
import { readModel } from '../read-models.js';
import type { Criteria } from './criteria.js';

/** An id in a filter that names nothing on the record. */
export interface UnknownId {
  /** The name of the parameter. */
  readonly filter: string;
  readonly id: string;
  /** Ids that are spelt much like it, nearest first. */
  readonly near: readonly string[];
}

/** The ids of one filter, and what they name. */
export interface NamedIds {
  readonly filter: string;
  /** Each id names something of one of these kinds, if it names anything. */
  readonly kinds: readonly NamedKind[];
  readonly ids: readonly string[];
}

/** The read model whose keys are the ids: of the process that is asked about, or of all. */
export interface KnownIds {
  readonly source: RowSource;
  readonly process: string | undefined;
}

/** The read models whose rows have the ids of a kind for keys. */
const READ_MODELS: Readonly<Record<NamedKind, string>> = {
  party: 'memberships',
  phase: 'phase-status',
  meeting: 'meetings',
  agreement: 'agreements',
  commitment: 'party-commitments',
  body: 'bodies',
  statement: 'statements',
  violation: 'violations',
};

/** An answer tells no more of them. */
const MOST_TOLD = 20;
/** So many ids are compared with an unknown one: those with its first letter, and the first of all. */
const MOST_COMPARED = 500;
/** Across processes an id is looked for among so many rows; beyond them nothing is said of it. */
const MOST_LOOKED_AT = 1_000;

/** The ids that criteria name, filter by filter. */
export function namedBy({ resource }: Projection, criteria: Criteria): readonly NamedIds[] {
  const filter: Filter = resource?.filter ?? [];
  return filter.flatMap((parameter) => {
    const ids = criteria[parameter.name];
    if (parameter.takes !== 'ids' || typeof ids !== 'object') return [];
    return [{ filter: parameter.name, kinds: parameter.kinds, ids }];
  });
}

/** The read model that has a row under each id of a kind. */
export function readModelOf(kind: NamedKind, process: string | undefined): Projection {
  return readModel(kind === 'party' && process === undefined ? 'parties' : READ_MODELS[kind]);
}

/** Those that name nothing, each once in each filter. `knownIds` finds where the ids of a kind are. */
export function unknownIds(
  named: readonly NamedIds[],
  knownIds: (kind: NamedKind) => KnownIds,
): readonly UnknownId[] {
  const unknown: UnknownId[] = [];
  for (const { filter, kinds, ids } of named) {
    for (const id of new Set(ids)) {
      if (unknown.length === MOST_TOLD) return unknown;
      if (kinds.some((kind) => isKnown(id, kind, knownIds(kind)))) continue;
      const keys = kinds.flatMap((kind) => comparedWith(id, kind, knownIds(kind)));
      unknown.push({ filter, id, near: nearest(id, [...new Set(keys)]) });
    }
  }
  return unknown;
}

function isKnown(id: string, kind: NamedKind, { source, process }: KnownIds): boolean {
  const projection = readModelOf(kind, process);
  if (process !== undefined || projection.scope === 'global')
    return source.one(projection, { process: process ?? '', key: id }) !== undefined;
  let looked = 0;
  for (const { at } of source.scan(projection, { process, by: 'key', descending: false }))
    if (at.key === id || ++looked === MOST_LOOKED_AT) return true;
  return false;
}

/** Those with its first letter, and the first of all. */
function comparedWith(id: string, kind: NamedKind, { source, process }: KnownIds): string[] {
  const projection = readModelOf(kind, process);
  const keys: string[] = [];
  const isOrdered = process !== undefined || projection.scope === 'global';
  for (const from of isOrdered ? [id.slice(0, 1), undefined] : [undefined]) {
    const after =
      from === undefined
        ? undefined
        : { at: { process: process ?? '', key: from }, sort: [0, 0, 0] as const };
    let compared = 0;
    for (const { at } of source.scan(projection, { process, by: 'key', descending: false, after })) {
      if (compared++ === MOST_COMPARED) break;
      keys.push(at.key);
    }
  }
  return keys;
}
