/**
 * What an event type is, said once: its payload, what it is about, what it refers to and what the machine of its subject
 * needs of it. The catalogue, the schemas, the order of the history and the decisions are made of these definitions.
 * One folder a subject, after Equinox, which keeps an aggregate's events, fold and decisions in one file.
 */
import type { Condition } from '../validation/compounds.js';
import type { RuledClass } from '../validation/rule.js';
import type { PointedReference, SubjectKind } from './subject.js';

/**
 * Whether an entry brings its subject on the record. `once`: it takes the id, which no other may take. `again`: every such
 * entry may (each step of an agreement or a meeting does); the machine says when. `never`: it is a step of what is there.
 */
export type Introduces = 'once' | 'again' | 'never';

/** An event about the world. `P` is its payload, `S` whether it needs a source. */
export interface EventDefinition<
  K extends SubjectKind = SubjectKind,
  P extends object = object,
  S extends boolean = boolean,
> {
  readonly kind: K;
  /** The class of the payload: its fields, their rules, their schema. */
  readonly payload: RuledClass<P>;
  /** What must hold between its fields. */
  readonly conditions: readonly Condition[];
  /** The version of the payload's stored format that is written now. */
  readonly version: number;
  /** Whether an entry needs at least one source. */
  readonly sourced: S;
  /** What the event says, in one sentence. */
  readonly summary: string;
  readonly introduces: Introduces;
  /** The id of its subject, and where in the entry it stands. */
  idOf(data: P): string;
  readonly idPointer: string;
  /** What must be on the record before it, besides its subject. */
  references(data: P): readonly PointedReference[];
  /** What the machine of its subject needs to know of it. */
  facts(data: P): object | undefined;
}

/** An event about the record. */
export interface EditorialDefinition<P extends object = object, S extends boolean = boolean> extends Pick<
  EventDefinition<SubjectKind, P, S>,
  'payload' | 'conditions' | 'version' | 'sourced' | 'summary'
> {
  readonly kind: 'editorial';
}

interface Definition<P extends object, S extends boolean, F extends object> {
  readonly payload: RuledClass<P>;
  readonly sourced: S;
  readonly summary: string;
  readonly conditions?: readonly Condition[];
  readonly introduces?: Introduces;
  readonly references?: (data: P) => readonly PointedReference[];
  readonly facts?: (data: P) => F;
}

/** How the events of a subject are defined; `F` is what its machine needs to know of one. */
export function eventsOf<F extends object>() {
  return <K extends SubjectKind, Owner extends object>(
      kind: K,
      idOf: (data: Owner) => string,
      idPointer: string,
    ) =>
    <P extends Owner, S extends boolean>(definition: Definition<P, S, F>): EventDefinition<K, P, S> => ({
      kind,
      payload: definition.payload,
      conditions: definition.conditions ?? [],
      version: 1,
      sourced: definition.sourced,
      summary: definition.summary,
      introduces: definition.introduces ?? 'never',
      idOf,
      idPointer,
      references: definition.references ?? (() => []),
      facts: definition.facts ?? (() => undefined),
    });
}

export function defineEditorial<P extends object, S extends boolean>(
  definition: Pick<Definition<P, S, never>, 'payload' | 'sourced' | 'summary'>,
): EditorialDefinition<P, S> {
  return { kind: 'editorial', conditions: [], version: 1, ...definition };
}
