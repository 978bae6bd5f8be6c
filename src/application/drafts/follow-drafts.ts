import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DraftState } from '../../domain/drafts/draft.js';
import { lookedFor } from '../../domain/access/visibility.js';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { seenVersion } from '../feed/editions.js';
import { DRAFT_ROWS_VERSION, DraftFeed } from './draft-feed.js';
import { expectDrafter } from './draft-messages.js';

/** Follows the drafts of a process until the signal aborts. */
export class FollowDrafts extends CallerQuery<AsyncIterable<string>> {
  constructor(
    caller: Caller,
    readonly processId: string,
    readonly wanted: {
      readonly states: readonly DraftState[] | undefined;
      /** The id that the client has come to, as it gives it. */
      readonly after: string | undefined;
    },
    readonly signal: AbortSignal,
  ) {
    super(caller);
  }
}

@QueryHandler(FollowDrafts)
export class FollowDraftsHandler implements IQueryHandler<FollowDrafts> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden; process-not-found where a client begins: one that comes back is told what is gone */
  async execute({ caller, processId, wanted, signal }: FollowDrafts): Promise<AsyncIterable<string>> {
    const { access, draftChanges, drafts, heartbeat } = this.chancery;
    if (wanted.after === undefined) await expectDrafter(this.chancery, caller, processId);
    else access.expectRole(caller, 'recorder', processId);
    const viewer = access.viewerOf(caller);
    // One that comes back and is shown the process no more is told what one is told of a process that is not there.
    const question = {
      ...wanted,
      processId: lookedFor(viewer.visibility, processId),
      version: seenVersion(DRAFT_ROWS_VERSION, viewer.edition),
    };
    const seen = access.whileSeen(caller, viewer, signal, () =>
      access.hasRole(caller, 'recorder', processId),
    );
    return draftChanges.whileFollowed(question.processId, (changes) =>
      new DraftFeed({ drafts, heartbeat, changes }, question).frames(seen),
    );
  }
}
