import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Measures, ProjectionStatus } from './status.js';

export class GetProjections extends Query<readonly ProjectionStatus[]> {}

/** Answers also while the store does not. */
export class GetMeasures extends Query<Measures> {}

@QueryHandler(GetProjections)
export class GetProjectionsHandler implements IQueryHandler<GetProjections> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute(): Promise<readonly ProjectionStatus[]> {
    const { log, statuses } = this.chancery;
    return statuses.against(await log.head());
  }
}

@QueryHandler(GetMeasures)
export class GetMeasuresHandler implements IQueryHandler<GetMeasures> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute(): Promise<Measures> {
    return this.chancery.statuses.measure();
  }
}
