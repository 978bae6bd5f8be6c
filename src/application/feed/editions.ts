/** Which version of the rows a feed is of: the ids carry it, another one begins with a reset. */
import type { Projection } from '../../../projections/projection.js';
import type { Generations } from '../project/generations.js';
import type { Edition, ResetReason } from './messages.js';
import { CHANGES, type Question } from './question.js';

/** Between the version of the rows and what the client sees of them. */
const SEPARATOR = '--';

function rowsOf(version: string): string {
  return version.split(SEPARATOR)[0] ?? '';
}

/** A version of rows, as a client sees them: `access` is as `Access.editionOf` has it. */
export function seenVersion(rows: string, access: string): string {
  return access === '' ? rows : `${rows}${SEPARATOR}${access}`;
}

/** Why a client that has come to an id of one version cannot go on in another: undefined where it can. */
export function reasonBetween(held: string, now: string): ResetReason | undefined {
  if (held === now) return undefined;
  return rowsOf(held) === rowsOf(now) ? 'access-changed' : 'projection-version';
}

export class Editions {
  constructor(private readonly generations: Generations) {}

  of({ name, access }: Pick<Question, 'name' | 'access'>): Edition {
    const { generations } = this;
    const rows = name === CHANGES ? generations.versionOfAll() : generations.versionOf(name);
    return { name, version: seenVersion(rows, access) };
  }

  /** Whether the rows of a read model, and those that its views read, are of this code's version. */
  isCurrent({ name, reads = [] }: Projection): boolean {
    const outdated = this.generations.outdated();
    return !outdated.some((other) => other.name === name || reads.includes(other.name));
  }
}
