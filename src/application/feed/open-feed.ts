import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { lookedFor } from '../../domain/access/visibility.js';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import type { Viewer } from '../access/viewer.js';
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
  async execute({ caller, question: asked }: OpenFeed): Promise<Feed> {
    const { access, asOf, feeds } = this.chancery;
    const viewer = access.viewerOf(caller);
    const { process } = asked.scope;
    const begins = asked.after === undefined;
    await asOf.resolve(begins ? process : undefined, {}, viewer.visibility);
    if (begins) this.expectRow(asked, viewer);
    // One that comes back and is shown the process no more is told what one is told of a process that is not there.
    const scope = {
      ...asked.scope,
      process: process === undefined ? undefined : lookedFor(viewer.visibility, process),
    };
    return feeds.open({ ...asked, scope }, viewer, (signal) => access.whileSeen(caller, viewer, signal));
  }

  private expectRow(
    { projections, scope: { process = '', key } }: FeedQuestion,
    { visibility }: Viewer,
  ): void {
    const [projection] = projections;
    if (key === undefined || !projection) return;
    if (!this.chancery.rows.isThere(projection, { process, key }, visibility))
      throw rowNotFound(projection.name, key);
  }
}
