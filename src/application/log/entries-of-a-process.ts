import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import { readEntries, readEntryWithAmendments, type EntryAnswer, type EntryPage } from './read-log.js';

export class ListEntries extends Query<EntryPage> {
  constructor(
    readonly process: string,
    readonly after: number,
    readonly limit: number,
  ) {
    super();
  }
}

export class GetEntry extends Query<EntryAnswer> {
  constructor(
    readonly process: string,
    readonly id: string,
  ) {
    super();
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
