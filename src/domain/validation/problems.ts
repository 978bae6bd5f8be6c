/** The codes that the shape of an entry alone can earn; those that need the record's state are the decision's. */
export type ShapeCode = 'invalid-payload' | 'source-required' | 'unknown-event-type';

/** One failing place of an entry. */
export interface FieldProblem {
  /** JSON Pointer (RFC 6901), relative to the entry: `/data/by/0`; empty for the entry itself. */
  readonly pointer: string;
  readonly code: ShapeCode;
  /** What was expected there and what was found. */
  readonly detail: string;
}
