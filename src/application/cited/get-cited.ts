import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { CitedQuestion, Reader } from '../query/ask.js';
import type { Cited } from './cited.js';

/** What stands behind an answer about a process that the same caller was given, at the same moment. */
export class GetCited extends CallerQuery<Cited> {
  constructor(
    caller: Caller,
    readonly question: CitedQuestion,
    readonly asker: Omit<Reader, 'viewer' | 'held'>,
  ) {
    super(caller);
  }
}

@QueryHandler(GetCited)
export class GetCitedHandler implements IQueryHandler<GetCited> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, invalid-query, not-caught-up, too-many-questions */
  async execute({ caller, question, asker }: GetCited): Promise<Cited> {
    const { access, ask } = this.chancery;
    return ask.cited(question, { ...asker, viewer: access.viewerOf(caller) });
  }
}
