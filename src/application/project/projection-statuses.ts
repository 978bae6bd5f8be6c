import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Measures, ProjectionStatus } from './status.js';

export class GetProjections extends CallerQuery<readonly ProjectionStatus[]> {}

/** Answers also while the store does not. */
export class GetMeasures extends CallerQuery<Measures> {}

@QueryHandler(GetProjections)
export class GetProjectionsHandler implements IQueryHandler<GetProjections> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden */
  async execute({ caller }: GetProjections): Promise<readonly ProjectionStatus[]> {
    const { access, log, statuses } = this.chancery;
    access.expectAdmin(caller);
    return statuses.against(await log.head());
  }
}

@QueryHandler(GetMeasures)
export class GetMeasuresHandler implements IQueryHandler<GetMeasures> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden */
  async execute({ caller }: GetMeasures): Promise<Measures> {
    this.chancery.access.expectAdmin(caller);
    return this.chancery.statuses.measure();
  }
}
