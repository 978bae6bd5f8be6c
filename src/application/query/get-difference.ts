import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { RenderedAnswer } from '../heavy/heavy-questions.js';
import { momentsOf, type DifferenceSpan } from './difference.js';

export class GetDifference extends Query<RenderedAnswer> {
  constructor(
    readonly process: string,
    readonly span: DifferenceSpan,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

@QueryHandler(GetDifference)
export class GetDifferenceHandler implements IQueryHandler<GetDifference> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, invalid-query, not-caught-up, too-many-questions */
  async execute({ process, span, signal }: GetDifference): Promise<RenderedAnswer> {
    const { asOf, heavy } = this.chancery;
    const moments = await momentsOf(asOf, process, span);
    return heavy.ask({ kind: 'difference', process, span, ...moments }, signal);
  }
}
