import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import {
  readEntries,
  readEntryWithAmendments,
  seenStreams,
  type EntryAnswer,
  type EntryPage,
} from './read-log.js';

export class ListEntries extends CallerQuery<EntryPage> {
  constructor(
    caller: Caller,
    readonly process: string,
    readonly after: number,
    readonly limit: number,
  ) {
    super(caller);
  }
}

export class GetEntry extends CallerQuery<EntryAnswer> {
  constructor(
    caller: Caller,
    readonly process: string,
    readonly id: string,
  ) {
    super(caller);
  }
}

@QueryHandler(ListEntries)
export class ListEntriesHandler implements IQueryHandler<ListEntries> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found */
  async execute({ caller, process, after, limit }: ListEntries): Promise<EntryPage> {
    const { access, log } = this.chancery;
    return readEntries(seenStreams(log, access.visibilityOf(caller)), process, after, limit);
  }
}

@QueryHandler(GetEntry)
export class GetEntryHandler implements IQueryHandler<GetEntry> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, not-found, not-caught-up */
  async execute({ caller, process, id }: GetEntry): Promise<EntryAnswer> {
    const { access, log, views, asOf } = this.chancery;
    await asOf.cover(await log.head());
    await asOf.resolve(process, {}, access.visibilityOf(caller));
    return readEntryWithAmendments(log, views.history(process), process, id);
  }
}
