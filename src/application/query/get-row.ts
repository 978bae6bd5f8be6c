import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { RenderedAnswer } from '../heavy/heavy-questions.js';
import type { RowAnswer, RowQuestion } from './ask.js';

export class GetRow extends Query<RowAnswer | RenderedAnswer> {
  constructor(
    readonly question: RowQuestion,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

@QueryHandler(GetRow)
export class GetRowHandler implements IQueryHandler<GetRow> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ question, signal }: GetRow): Promise<RowAnswer | RenderedAnswer> {
    return this.chancery.ask.one(question, signal);
  }
}
