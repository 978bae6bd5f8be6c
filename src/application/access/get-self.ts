/** Who asks, as the server sees it. */
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { writeGrant } from '../../domain/access/grants.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { CallerQuery } from './caller-message.js';
import { toSecond } from './key-status.js';

/** Who sends a request, and what is granted to it. */
export interface Self {
  /** As `recordedBy` of its entries has it. */
  readonly id: string;
  /** Null where none is known. */
  readonly name: string | null;
  /** Each a role and a scope: `recorder:gaza-2025`, `reader:*`. */
  readonly grants: readonly string[];
  /**
   * When its key, token or session ends by itself; null: never.
   * @format date-time
   */
  readonly expiresAt: string | null;
}

export class GetSelf extends CallerQuery<Self> {}

@QueryHandler(GetSelf)
export class GetSelfHandler implements IQueryHandler<GetSelf> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  async execute({ caller }: GetSelf): Promise<Self> {
    const { access, authentication } = this.chancery;
    const end = access.endOf(caller);
    return {
      id: caller.id,
      name: authentication.nameOf(caller.id) ?? null,
      grants: access.grantsOf(caller).map(writeGrant),
      expiresAt: end === Infinity ? null : toSecond(end),
    };
  }
}
