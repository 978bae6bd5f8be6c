import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Asker, RenderedAnswer } from '../heavy/heavy-questions.js';

export type { Verification } from '../../log/chain.js';

export class VerifyProcess extends CallerQuery<RenderedAnswer> {
  constructor(
    caller: Caller,
    readonly process: string,
    readonly asker: Asker,
  ) {
    super(caller);
  }
}

@QueryHandler(VerifyProcess)
export class VerifyProcessHandler implements IQueryHandler<VerifyProcess> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, too-many-questions; LogUnavailable */
  async execute({ caller, process, asker }: VerifyProcess): Promise<RenderedAnswer> {
    const { access, heavy, latest } = this.chancery;
    const visibility = access.visibilityOf(caller);
    return heavy.ask({ kind: 'verify', process, latest: latest(), visibility }, asker);
  }
}
