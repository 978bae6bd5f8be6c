/** Who may what, as a whole; what nobody in particular may, and which processes are restricted. Admins only. */
import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { restrictedIn } from '../../domain/access/access-state.js';
import { ANONYMOUS } from '../../domain/access/events.js';
import { writeGrant, type Grant } from '../../domain/access/grants.js';
import type { EventLog } from '../../log/event-log.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Access } from './access.js';
import type { Caller } from './caller.js';
import { CallerCommand, CallerQuery } from './caller-message.js';
import type { KeyStatus } from './key-status.js';
import { keysOf } from './keys.js';

/** What whoever comes without a key, a token or a session is granted. */
export interface AnonymousAccess {
  /** None: nothing is shown to them. */
  readonly grants: readonly string[];
}

/** The issuer whose access tokens are taken. */
export interface TokenIssuer {
  /** As its tokens say it. */
  readonly issuer: string;
  /** For whom a token has to be. */
  readonly audience: string;
}

/** Who may what. */
export interface AccessOverview {
  /** Whether callers have to say who they are. While not, whoever reaches the server is an admin, on this machine alone. */
  readonly configured: boolean;
  /** Null: tokens are not taken. */
  readonly tokens: TokenIssuer | null;
  /** Every key, those that were revoked too. */
  readonly keys: readonly KeyStatus[];
  /** Whoever presents nothing. */
  readonly anonymous: AnonymousAccess;
  /** The processes that a grant for `*` does not reach, an admin's aside. */
  readonly restricted: readonly string[];
}

/** Whether a process is restricted. */
export interface ProcessRestriction {
  readonly processId: string;
  /** Whether only grants that name it, and admins, reach it. */
  readonly restricted: boolean;
}

export class GetAccess extends CallerQuery<AccessOverview> {}

export class GrantAnonymous extends CallerCommand<AnonymousAccess> {
  constructor(
    caller: Caller,
    readonly grants: readonly Grant[],
  ) {
    super(caller);
  }
}

export class RestrictProcess extends CallerCommand<ProcessRestriction> {
  constructor(
    caller: Caller,
    readonly processId: string,
    readonly restricted: boolean,
  ) {
    super(caller);
  }
}

/**
 * Restricts a process or lets it go. It may be done before the process has any entry.
 * @throws Refused store-unavailable; LogUnavailable, LogCorrupt, AppendOutcomeUnknown
 */
export async function restrictProcess(
  { access, log }: { readonly access: Access; readonly log: Pick<EventLog, 'headOf'> },
  { processId, restricted }: ProcessRestriction,
  by: Caller,
): Promise<void> {
  const onRecord = (await log.headOf(processId)) !== null;
  await access.change({ kind: restricted ? 'restrict' : 'unrestrict', processId, onRecord }, by);
}

@QueryHandler(GetAccess)
export class GetAccessHandler implements IQueryHandler<GetAccess> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden */
  async execute({ caller }: GetAccess): Promise<AccessOverview> {
    const { access, authentication } = this.chancery;
    access.expectAdmin(caller);
    const { issuer, audience } = authentication.issuer ?? {};
    return {
      configured: access.isConfigured,
      tokens: issuer === undefined || audience === undefined ? null : { issuer, audience },
      keys: keysOf(this.chancery),
      anonymous: anonymousIn(access),
      restricted: restrictedIn(access.state).sort(),
    };
  }
}

@CommandHandler(GrantAnonymous)
export class GrantAnonymousHandler implements ICommandHandler<GrantAnonymous> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, invalid-payload */
  async execute({ caller, grants }: GrantAnonymous): Promise<AnonymousAccess> {
    const { access } = this.chancery;
    access.expectAdmin(caller);
    await access.change({ kind: 'change-grants', callerId: ANONYMOUS, grants }, caller);
    return anonymousIn(access);
  }
}

@CommandHandler(RestrictProcess)
export class RestrictProcessHandler implements ICommandHandler<RestrictProcess> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden */
  async execute({ caller, processId, restricted }: RestrictProcess): Promise<ProcessRestriction> {
    this.chancery.access.expectAdmin(caller);
    await restrictProcess(this.chancery, { processId, restricted }, caller);
    return { processId, restricted };
  }
}

function anonymousIn({ state }: Access): AnonymousAccess {
  return { grants: state.anonymous.grants.map(writeGrant) };
}
