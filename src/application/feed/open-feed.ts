import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Feed } from './feed.js';
import type { FeedQuestion } from './question.js';

export class OpenFeed extends Query<Feed> {
  constructor(readonly question: FeedQuestion) {
    super();
  }
}

@QueryHandler(OpenFeed)
export class OpenFeedHandler implements IQueryHandler<OpenFeed> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ question }: OpenFeed): Promise<Feed> {
    const { asOf, feeds } = this.chancery;
    await asOf.resolve(question.scope.process, {});
    return feeds.open(question);
  }
}
