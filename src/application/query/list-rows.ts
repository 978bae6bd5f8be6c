import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { RenderedAnswer } from '../heavy/heavy-questions.js';
import type { Reader, ListQuestion } from './ask.js';
import type { LiveAnswer } from './live-answers.js';

export class ListRows extends CallerQuery<LiveAnswer | RenderedAnswer> {
  constructor(
    caller: Caller,
    readonly question: ListQuestion,
    readonly asker: Omit<Reader, 'viewer'>,
  ) {
    super(caller);
  }
}

@QueryHandler(ListRows)
export class ListRowsHandler implements IQueryHandler<ListRows> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ caller, question, asker }: ListRows): Promise<LiveAnswer | RenderedAnswer> {
    const { access, ask } = this.chancery;
    return ask.list(question, { ...asker, viewer: access.viewerOf(caller) });
  }
}
