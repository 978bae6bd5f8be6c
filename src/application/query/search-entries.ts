import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { RenderedAnswer } from '../heavy/heavy-questions.js';
import type { Reader, SearchQuestion } from './ask.js';

export class SearchEntries extends CallerQuery<RenderedAnswer> {
  constructor(
    caller: Caller,
    readonly question: SearchQuestion,
    readonly asker: Omit<Reader, 'viewer'>,
  ) {
    super(caller);
  }
}

@QueryHandler(SearchEntries)
export class SearchEntriesHandler implements IQueryHandler<SearchEntries> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ caller, question, asker }: SearchEntries): Promise<RenderedAnswer> {
    const { access, ask } = this.chancery;
    return ask.search(question, { ...asker, viewer: access.viewerOf(caller) });
  }
}
