/** The names that a read model's schemas have in the document. */
import type { Resource } from '../../application/read-models.js';

export type { Resource } from '../../application/read-models.js';

/** `PhaseStatusRow` for `PhaseStatusView`. */
export function rowSchema({ view }: Resource): string {
  return view.replace(/View$/, 'Row');
}
