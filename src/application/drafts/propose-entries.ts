/** Proposes entries: nothing of them is on the record until somebody accepts them. */
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MOST_WAITING, refuseItems } from '../../domain/drafts/decide-draft.js';
import type { DraftItem, DraftText } from '../../domain/drafts/events.js';
import { Proposal } from '../../domain/drafts/proposal.js';
import { canonicalJson } from '../../log/canonical-json.js';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { newEntryId } from '../append/entry-ids.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { expectShape } from '../expect-shape.js';
import { Refused } from '../refusals.js';
import { draftAnswer, type JudgedDraft } from './draft-answer.js';
import { expectDrafter, itemsOf } from './draft-messages.js';
import { verdictsOn } from './verdicts.js';

export class ProposeEntries extends CallerCommand<JudgedDraft> {
  /** @param proposal as `Proposal` has it; it is checked */
  constructor(
    caller: Caller,
    readonly processId: string,
    readonly proposal: unknown,
  ) {
    super(caller);
  }
}

@CommandHandler(ProposeEntries)
export class ProposeEntriesHandler implements ICommandHandler<ProposeEntries> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /**
   * A proposal that is sent again under its id is known again.
   * @throws Refused forbidden, process-not-found, invalid-payload, quote-not-found, draft-id-reused, too-many-drafts,
   * body-too-large, store-unavailable; LogUnavailable, LogCorrupt, AppendOutcomeUnknown
   */
  async execute({ caller, processId, proposal }: ProposeEntries): Promise<JudgedDraft> {
    const { drafts, recorder } = this.chancery;
    await expectDrafter(this.chancery, caller, processId);
    const read = expectShape(Proposal, proposal);
    const draftId = read.draftId?.toLowerCase() ?? newEntryId();
    const proposed = itemsOf(draftId, read);
    const refusal = refuseItems(proposed);
    if (refusal) throw new Refused(refusal.code, refusal.detail, refusal.pointer);
    const entries = proposed.items.map(({ entry }) => entry);
    const verdicts = await verdictsOn(recorder, { processId, entries, by: caller.id });
    const draft = await drafts.change({ processId, draftId, by: caller.id }, (known, waiting) => {
      if (known) {
        expectSame(draftId, known.proposed, proposed);
        return undefined;
      }
      expectRoom(processId, waiting);
      return { type: 'DraftProposed', data: { draftId, ...proposed, verdicts } };
    });
    return { draft: draftAnswer(processId, draft), verdicts };
  }
}

/** What was proposed under an id. */
interface Proposed {
  readonly texts: readonly DraftText[];
  readonly items: readonly DraftItem[];
}

/** @throws Refused draft-id-reused */
function expectSame(draftId: string, known: Proposed, { texts, items }: Proposed): void {
  if (canonicalJson([known.texts, known.items]) === canonicalJson([texts, items])) return;
  throw new Refused(
    'draft-id-reused',
    `expected what was proposed as draft ${draftId}, or another id; got something else`,
    '/draftId',
  );
}

/** @throws Refused too-many-drafts */
function expectRoom(processId: string, waiting: number): void {
  if (waiting < MOST_WAITING) return;
  throw new Refused(
    'too-many-drafts',
    `expected fewer than ${MOST_WAITING} drafts that wait for process "${processId}": accept or reject some`,
  );
}
