/** Where a chain breaks because entries were moved as they are, their hashes still say where they were. */
import { hashOf } from '../../log/chain.js';
import type { Entries } from './judge-heads.js';

/** An entry that was recorded at one revision and lies at another. */
export interface DisplacedEntry {
  readonly eventId: string;
  /** Where it lies. */
  readonly revision: number;
}

/** The entry that by its own hash was recorded at a revision, where it lies at another one. */
export async function displacedFrom(entries: Entries, revision: number): Promise<DisplacedEntry | undefined> {
  for await (const event of entries()) {
    if (event.revision === revision || event.hash !== hashOf({ ...event, revision })) continue;
    return { eventId: event.id, revision: event.revision };
  }
  return undefined;
}
