/** Which version of the rows a feed is of: the ids carry it, another one begins with a reset. */
import type { Projection } from '../../../projections/projection.js';
import type { Generations } from '../project/generations.js';
import type { Edition } from './messages.js';
import { CHANGES } from './question.js';

export class Editions {
  constructor(private readonly generations: Generations) {}

  of(name: string): Edition {
    const { generations } = this;
    return { name, version: name === CHANGES ? generations.versionOfAll() : generations.versionOf(name) };
  }

  /** Whether the rows of a read model, and those that its views read, are of this code's version. */
  isCurrent({ name, reads = [] }: Projection): boolean {
    const outdated = this.generations.outdated();
    return !outdated.some((other) => other.name === name || reads.includes(other.name));
  }
}
