/** Which read models are of this code's version, and which version of the rows the ids of feeds speak of. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import { Refused } from '../refusals.js';
import type { RowsVersion, SqliteViews } from '../../views/sqlite/sqlite-views.js';

export class Generations {
  private stored: ReadonlyMap<string, RowsVersion> = new Map();
  private live: readonly Projection[] = [];
  private digest = '';

  constructor(private readonly views: SqliteViews) {
    this.refresh();
  }

  /** Reads the versions again. Gives whether they are others: rows have been swapped. */
  refresh(): boolean {
    const stored = this.views.versions();
    if (isDeepStrictEqual(stored, this.stored)) return false;
    this.stored = stored;
    this.live = projections.filter(({ name, version }) => this.stored.get(name)?.version === version);
    const all = projections.map(({ name }) => `${name}@${this.versionOf(name)}`).join(' ');
    this.digest = createHash('sha256').update(all).digest('hex').slice(0, 8);
    return true;
  }

  /** The read models that new entries are folded into; the others wait for their rebuild. */
  current(): readonly Projection[] {
    return this.live;
  }

  outdated(): Projection[] {
    return projections.filter((projection) => !this.live.includes(projection));
  }

  /** @throws Refused not-caught-up while the rows, or those that their views read, are of another version */
  expectCurrent({ name, reads = [] }: Projection): void {
    const outdated = this.outdated().find((other) => other.name === name || reads.includes(other.name));
    if (!outdated) return;
    throw new Refused(
      'not-caught-up',
      `the rows of ${outdated.name} are being rebuilt to version ${outdated.version}`,
    );
  }

  /** The version in a feed's ids: `1`, or `1-2` once the rows were replaced twice. */
  versionOf(name: string): string {
    const { version, generation } = this.stored.get(name) ?? { version: 0, generation: 0 };
    return generation === 0 ? String(version) : `${version}-${generation}`;
  }

  /** The version in the ids of the feed of all read models. */
  versionOfAll(): string {
    return this.digest;
  }
}
