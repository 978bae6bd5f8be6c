import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Languages } from '../../domain/values/chosen-text.js';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import type { Position } from '../../log/event-log.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Asker, RenderedAnswer } from '../heavy/heavy-questions.js';
import { momentsOf, type DifferenceSpan } from './difference.js';

export class GetDifference extends CallerQuery<RenderedAnswer> {
  constructor(
    caller: Caller,
    readonly process: string,
    readonly span: DifferenceSpan,
    /** The answer has to cover this position. */
    readonly minPosition: Position | undefined,
    readonly languages: Languages | undefined,
    readonly asker: Asker,
  ) {
    super(caller);
  }
}

@QueryHandler(GetDifference)
export class GetDifferenceHandler implements IQueryHandler<GetDifference> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, invalid-query, not-caught-up, too-many-questions */
  async execute(asked: GetDifference): Promise<RenderedAnswer> {
    const { caller, process, span, minPosition, languages, asker } = asked;
    const { access, asOf, heavy } = this.chancery;
    const { visibility } = access.viewerOf(caller);
    const moments = await momentsOf(asOf, process, span, { visibility, minPosition });
    return heavy.ask({ kind: 'difference', process, visibility, span, languages, ...moments }, asker);
  }
}
