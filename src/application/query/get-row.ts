import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { RenderedAnswer } from '../heavy/heavy-questions.js';
import type { Reader, RowQuestion } from './ask.js';
import type { LiveAnswer } from './live-answers.js';

export class GetRow extends CallerQuery<LiveAnswer | RenderedAnswer> {
  constructor(
    caller: Caller,
    readonly question: RowQuestion,
    readonly asker: Omit<Reader, 'viewer'>,
  ) {
    super(caller);
  }
}

@QueryHandler(GetRow)
export class GetRowHandler implements IQueryHandler<GetRow> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ caller, question, asker }: GetRow): Promise<LiveAnswer | RenderedAnswer> {
    const { access, ask } = this.chancery;
    return ask.one(question, { ...asker, viewer: access.viewerOf(caller) });
  }
}
