/** Sessions of browsers: begun with a key or a token, ended before their time by whoever has them. */
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { BegunSession } from './authentication.js';
import { CallerCommand } from './caller-message.js';

/** For a caller with a key or a token. */
export class BeginSession extends CallerCommand<BegunSession> {}

/** Does nothing where there is none. */
export class EndSession extends CallerCommand<void> {}

@CommandHandler(BeginSession)
export class BeginSessionHandler implements ICommandHandler<BeginSession> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ caller }: BeginSession): Promise<BegunSession> {
    return this.chancery.authentication.begin(caller);
  }
}

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ caller }: EndSession): Promise<void> {
    if (caller.session) this.chancery.access.endSession(caller.session);
  }
}
