import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { RenderedAnswer } from '../heavy/heavy-questions.js';
import type { Asker, RowQuestion } from './ask.js';
import type { LiveAnswer } from './live-answers.js';

export class GetRow extends Query<LiveAnswer | RenderedAnswer> {
  constructor(
    readonly question: RowQuestion,
    readonly asker: Asker,
  ) {
    super();
  }
}

@QueryHandler(GetRow)
export class GetRowHandler implements IQueryHandler<GetRow> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ question, asker }: GetRow): Promise<LiveAnswer | RenderedAnswer> {
    return this.chancery.ask.one(question, asker);
  }
}
