/** Whom an id of a caller stands for. Entries show ids alone: names are for those who edit. */
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { includesRole } from '../../domain/access/grants.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { Refused } from '../refusals.js';
import type { Caller } from './caller.js';
import { CallerQuery } from './caller-message.js';

/** A caller and its name. */
export interface NamedCaller {
  /** As `recordedBy` of its entries has it. */
  readonly id: string;
  /** Of a key the name that it was made with; of a token the name that the newest one used here gives. */
  readonly name: string;
}

export class GetCaller extends CallerQuery<NamedCaller> {
  constructor(
    caller: Caller,
    readonly id: string,
  ) {
    super(caller);
  }
}

@QueryHandler(GetCaller)
export class GetCallerHandler implements IQueryHandler<GetCaller> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, not-found */
  async execute({ caller, id }: GetCaller): Promise<NamedCaller> {
    const { access, authentication } = this.chancery;
    if (!access.grantsOf(caller).some(({ role }) => includesRole(role, 'editor')))
      throw new Refused('forbidden', 'expected a caller with the role editor for some process');
    const name = authentication.nameOf(id);
    if (name === undefined) throw new Refused('not-found', `no caller "${id}" is known by a name here`);
    return { id, name };
  }
}
