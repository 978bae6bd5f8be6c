import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { rowNotFound } from '../refusals.js';
import type { Feed } from './feed.js';
import type { FeedQuestion } from './question.js';

export class OpenFeed extends CallerQuery<Feed> {
  constructor(
    caller: Caller,
    readonly question: FeedQuestion,
  ) {
    super(caller);
  }
}

@QueryHandler(OpenFeed)
export class OpenFeedHandler implements IQueryHandler<OpenFeed> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /**
   * @throws Refused not-caught-up; process-not-found and not-found where a client begins: one that comes back is told what is
   * gone and never refused, a browser would not come back again
   */
  async execute({ question }: OpenFeed): Promise<Feed> {
    const { asOf, feeds } = this.chancery;
    const begins = question.after === undefined;
    await asOf.resolve(begins ? question.scope.process : undefined, {});
    if (begins) this.expectRow(question);
    return feeds.open(question);
  }

  private expectRow({ projections, scope: { process = '', key } }: FeedQuestion): void {
    const [projection] = projections;
    if (key === undefined || !projection) return;
    if (!this.chancery.rows.isThere(projection, { process, key })) throw rowNotFound(projection.name, key);
  }
}
