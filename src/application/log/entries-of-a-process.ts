import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { readEntries, readEntryWithAmendments, type EntryAnswer, type EntryPage } from './read-log.js';

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

  async execute({ process, after, limit }: ListEntries): Promise<EntryPage> {
    return readEntries(this.chancery.log, process, after, limit);
  }
}

@QueryHandler(GetEntry)
export class GetEntryHandler implements IQueryHandler<GetEntry> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ process, id }: GetEntry): Promise<EntryAnswer> {
    const { log, views, asOf } = this.chancery;
    await asOf.cover(await log.head());
    await asOf.resolve(process, {});
    return readEntryWithAmendments(log, views.history(process), process, id);
  }
}
