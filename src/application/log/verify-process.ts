import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { RenderedAnswer } from '../heavy/heavy-questions.js';

export class VerifyProcess extends Query<RenderedAnswer> {
  constructor(
    readonly process: string,
    readonly signal: AbortSignal,
  ) {
    super();
  }
}

@QueryHandler(VerifyProcess)
export class VerifyProcessHandler implements IQueryHandler<VerifyProcess> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, too-many-questions; LogUnavailable */
  async execute({ process, signal }: VerifyProcess): Promise<RenderedAnswer> {
    return this.chancery.heavy.ask({ kind: 'verify', process }, signal);
  }
}
