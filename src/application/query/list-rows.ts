import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { RenderedAnswer } from '../heavy/heavy-questions.js';
import type { ListAnswer, ListQuestion } from './ask.js';

export class ListRows extends Query<ListAnswer | RenderedAnswer> {
  constructor(
    readonly question: ListQuestion,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

@QueryHandler(ListRows)
export class ListRowsHandler implements IQueryHandler<ListRows> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ question, signal }: ListRows): Promise<ListAnswer | RenderedAnswer> {
    return this.chancery.ask.list(question, signal);
  }
}
