import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { projections } from '../../../projections/index.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { Refused } from '../refusals.js';
import type { RebuildState } from './rebuild.js';

/** Starts a rebuild beside the live rows; answers with how it stands. */
export class RebuildProjection extends CallerCommand<RebuildState> {
  constructor(
    caller: Caller,
    readonly name: string,
  ) {
    super(caller);
  }
}

@CommandHandler(RebuildProjection)
export class RebuildProjectionHandler implements ICommandHandler<RebuildProjection> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, not-found */
  async execute({ caller, name }: RebuildProjection): Promise<RebuildState> {
    this.chancery.access.expectAdmin(caller);
    const projection = projections.find((known) => known.name === name);
    if (!projection) {
      const known = projections.map((one) => one.name).join(', ');
      throw new Refused('not-found', `expected a read model, one of ${known}; got "${name}"`);
    }
    return Promise.resolve(this.chancery.projection.rebuild(projection));
  }
}
