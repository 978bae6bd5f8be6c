/** Tells the ids in filters that name nothing: an answer without rows looks the same where an id is misspelt and where nothing is there. */
import { memberships } from '../../../projections/memberships.js';
import { parties } from '../../../projections/parties.js';
import { phaseStatus } from '../../../projections/phase-status.js';
import { defineProjection, type Projection } from '../../../projections/projection.js';
import { nearest } from '../../domain/validation/nearest.js';
import type { RowSource } from '../../views/row-source.js';
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
  readonly kind: 'party' | 'phase';
  readonly ids: readonly string[];
}

/** The read model whose keys are the ids: of the process that is asked about, or of all. */
export interface KnownIds {
  readonly source: RowSource;
  readonly process: string | undefined;
}

const [PHASES, PARTIES, MEMBERS] = [
  defineProjection(phaseStatus),
  defineProjection(parties),
  defineProjection(memberships),
];

/** An answer tells no more of them. */
const MOST_TOLD = 20;
/** So many ids are compared with an unknown one: those with its first letter, and the first of all. */
const MOST_COMPARED = 500;
/** Across processes an id is looked for among so many rows; beyond them nothing is said of it. */
const MOST_LOOKED_AT = 1_000;

/** The ids that criteria name, filter by filter. */
export function namedBy(criteria: Criteria): readonly NamedIds[] {
  switch (criteria.of) {
    case 'everything':
      return [];
    case 'commitments':
      return [
        { filter: 'by', kind: 'party', ids: criteria.by ?? [] },
        { filter: 'to', kind: 'party', ids: criteria.to ?? [] },
        { filter: 'party', kind: 'party', ids: criteria.party ?? [] },
        { filter: 'phase', kind: 'phase', ids: criteria.phase ?? [] },
      ];
    case 'timeline':
      return [{ filter: 'party', kind: 'party', ids: criteria.party ?? [] }];
  }
}

/** The read model that has a row under each id of a kind. */
export function readModelOf(kind: NamedIds['kind'], process: string | undefined): Projection {
  if (kind === 'phase') return PHASES;
  return process === undefined ? PARTIES : MEMBERS;
}

/** Those that name nothing, each once in each filter. `knownIds` finds where the ids of a kind are. */
export function unknownIds(
  named: readonly NamedIds[],
  knownIds: (kind: NamedIds['kind']) => KnownIds,
): readonly UnknownId[] {
  const unknown: UnknownId[] = [];
  for (const { filter, kind, ids } of named) {
    for (const id of new Set(ids)) {
      if (unknown.length === MOST_TOLD) return unknown;
      const known = knownIds(kind);
      if (!isKnown(id, kind, known)) unknown.push({ filter, id, near: near(id, kind, known) });
    }
  }
  return unknown;
}

function isKnown(id: string, kind: NamedIds['kind'], { source, process }: KnownIds): boolean {
  const projection = readModelOf(kind, process);
  if (process !== undefined || projection.scope === 'global')
    return source.one(projection, { process: process ?? '', key: id }) !== undefined;
  let looked = 0;
  for (const { at } of source.scan(projection, { process, by: 'key', descending: false }))
    if (at.key === id || ++looked === MOST_LOOKED_AT) return true;
  return false;
}

function near(id: string, kind: NamedIds['kind'], { source, process }: KnownIds): readonly string[] {
  const projection = readModelOf(kind, process);
  const keys = new Set<string>();
  const isOrdered = process !== undefined || projection.scope === 'global';
  for (const from of isOrdered ? [id.slice(0, 1), undefined] : [undefined]) {
    const after =
      from === undefined
        ? undefined
        : { at: { process: process ?? '', key: from }, sort: [0, 0, 0] as const };
    let compared = 0;
    for (const { at } of source.scan(projection, { process, by: 'key', descending: false, after })) {
      if (compared++ === MOST_COMPARED) break;
      keys.add(at.key);
    }
  }
  return nearest(id, [...keys]);
}
