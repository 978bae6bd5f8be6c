/** The drafts of a process, and one of them with what the record would answer to it now. */
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DraftState } from '../../domain/drafts/draft.js';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { draftAnswer, draftSummary, type DraftPage, type JudgedDraft } from './draft-answer.js';
import { expectDrafter } from './draft-messages.js';
import { verdictsOn } from './verdicts.js';

export class ListDrafts extends CallerQuery<DraftPage> {
  constructor(
    caller: Caller,
    readonly processId: string,
    readonly wanted: {
      readonly states: readonly DraftState[] | undefined;
      readonly before: number;
      readonly limit: number;
    },
  ) {
    super(caller);
  }
}

export class GetDraft extends CallerQuery<JudgedDraft> {
  constructor(
    caller: Caller,
    readonly processId: string,
    readonly draftId: string,
  ) {
    super(caller);
  }
}

@QueryHandler(ListDrafts)
export class ListDraftsHandler implements IQueryHandler<ListDrafts> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, process-not-found */
  async execute({ caller, processId, wanted }: ListDrafts): Promise<DraftPage> {
    await expectDrafter(this.chancery, caller, processId);
    const { drafts, next } = await this.chancery.drafts.page(processId, wanted);
    return {
      items: drafts.map((draft) => draftSummary(processId, draft)),
      nextCursor: next === null ? null : String(next),
    };
  }
}

@QueryHandler(GetDraft)
export class GetDraftHandler implements IQueryHandler<GetDraft> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, process-not-found, not-found, store-unavailable */
  async execute({ caller, processId, draftId }: GetDraft): Promise<JudgedDraft> {
    const { drafts, recorder } = this.chancery;
    await expectDrafter(this.chancery, caller, processId);
    const draft = await drafts.get(processId, draftId);
    const entries = draft.entries.flatMap(({ entry, state }) => (state === 'waiting' ? [entry] : []));
    const verdicts = await verdictsOn(recorder, { processId, entries, by: caller.id });
    return { draft: draftAnswer(processId, draft), verdicts };
  }
}
