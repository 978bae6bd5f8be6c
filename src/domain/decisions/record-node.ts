/** An entry of the world as the decisions see it; a process of a million entries keeps this much of each. */
import type { SubstantiveType } from '../events/catalogue.js';
import type { StepNode } from '../events/machine.js';
import type { SubjectKey } from '../events/subject.js';
import type { Placeable } from '../history/placement.js';

/** `sequence` is its revision. */
export interface RecordNode extends Placeable, StepNode {
  readonly type: SubstantiveType;
  readonly parties: readonly SubjectKey[];
  /** What it names besides, without being ordered by it. */
  readonly names: readonly SubjectKey[];
}

const MOST_SHARED = 4_096;
const known = new Map<string, object>();

/** Equal facts are one object: there are few, and the record keeps them of every entry. */
export function shared(facts: object): object {
  const text = JSON.stringify(facts);
  const twin = known.get(text);
  if (twin) return twin;
  if (known.size >= MOST_SHARED) known.clear();
  known.set(text, facts);
  return facts;
}
