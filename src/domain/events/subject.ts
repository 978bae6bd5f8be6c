/** The things that a record is about: entries introduce them, take steps of them, and refer to them. */

export type SubjectKind =
  'process' | 'party' | 'meeting' | 'statement' | 'agreement' | 'body' | 'phase' | 'commitment' | 'violation';

/** A thing that entries introduce and refer to, `phase:phase-1`. */
export type SubjectKey = `${SubjectKind}:${string}`;

/** A reference and where in the entry it stands. */
export interface PointedReference {
  readonly subject: SubjectKey;
  readonly pointer: string;
  /** It need only be on the record: the entry may stand before it. Parties order nothing in any case. */
  readonly ordersNothing?: true;
}

export function subjectKey(kind: SubjectKind, id: string): SubjectKey {
  return `${kind}:${id}`;
}

/** The one process that an entry's stream is about. */
export const THE_PROCESS: SubjectKey = 'process:';

/** A reference that a field of the payload makes; none where it is left out. */
export function one(kind: SubjectKind, field: string, id: string | undefined): PointedReference[] {
  return id === undefined ? [] : [{ subject: subjectKey(kind, id), pointer: `/data/${field}` }];
}

/** The references that a list of ids makes. */
export function many(
  kind: SubjectKind,
  field: string,
  ids: readonly string[] | undefined,
): PointedReference[] {
  return (ids ?? []).map((id, i) => ({ subject: subjectKey(kind, id), pointer: `/data/${field}/${i}` }));
}

export function parties(field: string, ids: readonly string[] | undefined): PointedReference[] {
  return many('party', field, ids);
}
