/** What an entry introduces, takes a step of, refers to and names, as the definition of its type says. */
import { definitionOf, type PayloadOf, type SubstantiveType } from '../events/catalogue.js';
import { subjectKey, type PointedReference, type SubjectKey } from '../events/subject.js';

export interface Structure {
  /** The thing that the entry is a step of; introductions are steps too. */
  readonly subject: SubjectKey;
  /** Whether the entry brings its subject on the record. Every step of an agreement or a meeting does. */
  readonly introduces: boolean;
  /** What must be on the record before it, its own subject included unless it introduces it. Parties too. */
  readonly references: readonly PointedReference[];
}

/** What an entry is about: its type and its payload. */
type Content = {
  readonly [T in SubstantiveType]: { readonly type: T; readonly data: PayloadOf<T> };
}[SubstantiveType];

export function structureOf({ type, data }: Content): Structure {
  const definition = definitionOf(type);
  const { kind, introduces, idPointer } = definition;
  const subject = subjectKey(kind, definition.idOf(data));
  const references = definition.references(data);
  if (introduces !== 'never') return { subject, introduces: true, references };
  return {
    subject,
    introduces: false,
    // That the process is open is asked of every entry.
    references: kind === 'process' ? references : [{ subject, pointer: idPointer }, ...references],
  };
}

/** What an entry never stands before. Some references order nothing, as those to parties: they need only be on the record. */
export function ordering(references: readonly PointedReference[]): SubjectKey[] {
  return references
    .filter(({ subject, ordersNothing }) => !ordersNothing && !subject.startsWith('party:'))
    .map(({ subject }) => subject);
}
