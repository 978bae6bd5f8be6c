/** What can be asked of heads: each answer is a text that is checked elsewhere. */
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';

export class GetHead extends CallerQuery<string> {
  constructor(
    caller: Caller,
    readonly process: string,
    readonly size: number | undefined,
  ) {
    super(caller);
  }
}

export class GetEntryProof extends CallerQuery<string> {
  constructor(
    caller: Caller,
    readonly process: string,
    readonly id: string,
    readonly size: number | undefined,
  ) {
    super(caller);
  }
}

export class GetConsistency extends CallerQuery<string> {
  constructor(
    caller: Caller,
    readonly process: string,
    readonly from: number,
    readonly to: number | undefined,
  ) {
    super(caller);
  }
}

export class GetVerifierKey extends CallerQuery<string> {}

@QueryHandler(GetHead)
export class GetHeadHandler implements IQueryHandler<GetHead> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused, as `Heads.head` */
  async execute({ caller, process, size }: GetHead): Promise<string> {
    expectSeen(this.chancery, caller, process);
    return this.chancery.heads.head(process, size);
  }
}

@QueryHandler(GetEntryProof)
export class GetEntryProofHandler implements IQueryHandler<GetEntryProof> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused, as `Heads.entryProof` */
  async execute({ caller, process, id, size }: GetEntryProof): Promise<string> {
    expectSeen(this.chancery, caller, process);
    return this.chancery.heads.entryProof(process, id, size);
  }
}

@QueryHandler(GetConsistency)
export class GetConsistencyHandler implements IQueryHandler<GetConsistency> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused, as `Heads.consistency` */
  async execute({ caller, process, from, to }: GetConsistency): Promise<string> {
    expectSeen(this.chancery, caller, process);
    return this.chancery.heads.consistency(process, from, to);
  }
}

@QueryHandler(GetVerifierKey)
export class GetVerifierKeyHandler implements IQueryHandler<GetVerifierKey> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused no-signing-key */
  async execute(): Promise<string> {
    return this.chancery.heads.verifierKeys();
  }
}

/** What is hidden is answered as what is not there: also where there is no key, which is told first. */
function expectSeen({ access, heads }: Chancery, caller: Caller, process: string): void {
  heads.verifierKeys();
  access.expectSeen(caller, process);
}
