/** What becomes of a draft: it is revised, accepted or rejected, as a whole or in part. */
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { namedOrWaiting, refuseChange, refuseRevision } from '../../domain/drafts/decide-draft.js';
import type { Draft } from '../../domain/drafts/draft.js';
import { Acceptance, Rejection, Revision } from '../../domain/drafts/proposal.js';
import { canonicalJson } from '../../log/canonical-json.js';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { RecordEntries } from '../append/record-entries.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { expectShape } from '../expect-shape.js';
import { Refused } from '../refusals.js';
import { draftAnswer, type DraftAnswer } from './draft-answer.js';
import { expectDrafter, itemsOf } from './draft-messages.js';

abstract class DraftCommand extends CallerCommand<DraftAnswer> {
  /** @param body what was sent; it is checked */
  constructor(
    caller: Caller,
    readonly processId: string,
    readonly draftId: string,
    readonly body: unknown,
  ) {
    super(caller);
  }
}

export class ReviseDraft extends DraftCommand {}

export class AcceptDraft extends DraftCommand {}

export class RejectDraft extends DraftCommand {}

@CommandHandler(ReviseDraft)
export class ReviseDraftHandler implements ICommandHandler<ReviseDraft> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused as a proposal, and not-found, draft-changed, draft-decided */
  async execute({ caller, processId, draftId, body }: ReviseDraft): Promise<DraftAnswer> {
    const { drafts } = this.chancery;
    await expectDrafter(this.chancery, caller, processId);
    const revision = expectShape(Revision, body);
    const known = await drafts.get(processId, draftId);
    // An entry that is new gets an id that no other version of the draft has given out.
    const revised = itemsOf(`${known.draftId}\n${revision.version}`, revision);
    const draft = await drafts.change({ processId, draftId, by: caller.id }, (now = known) => {
      if (isAsRevised(now, revised)) return undefined;
      const refusal = refuseRevision(now, revised, revision.version);
      return refusal ?? { type: 'DraftRevised', data: { draftId, ...revised } };
    });
    return draftAnswer(processId, draft);
  }
}

@CommandHandler(AcceptDraft)
export class AcceptDraftHandler implements ICommandHandler<AcceptDraft> {
  constructor(
    @Inject(CHANCERY) private readonly chancery: Chancery,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  /**
   * Records the entries in one batch under the name of who accepts them, then says so of the draft. Cut off between the two it
   * is sent again: the record knows the entries by their ids.
   * @throws Refused forbidden, process-not-found, not-found, invalid-payload, draft-changed, draft-decided; EntriesRefused;
   * whatever a post throws
   */
  async execute({ caller, processId, draftId, body }: AcceptDraft): Promise<DraftAnswer> {
    const { drafts } = this.chancery;
    await expectDrafter(this.chancery, caller, processId);
    const { entryIds, version } = expectShape(Acceptance, body);
    const known = await drafts.get(processId, draftId);
    const named = entryIds?.map((id) => id.toLowerCase());
    if (isDone(known, named, 'accepted')) return draftAnswer(processId, known);
    const ids = namedOrWaiting(known, named);
    expectAllowed(known, ids, version);
    const wanted = new Set(ids);
    const items = known.entries.flatMap(({ entry }) => (wanted.has(entry.id) ? [entry] : []));
    const { proposedBy } = known;
    await this.commands.execute(
      new RecordEntries(caller, {
        ...{ processId, items, batch: true, dryRun: false, recordedBy: caller.id },
        proposedBy,
      }),
    );
    // They are on the record now, whatever was said of the draft meanwhile.
    const draft = await drafts.change({ processId, draftId, by: caller.id }, (now = known) =>
      isDone(now, ids, 'accepted')
        ? undefined
        : { type: 'DraftAccepted', data: { draftId, entryIds: items.map(({ id }) => id) } },
    );
    return draftAnswer(processId, draft);
  }
}

@CommandHandler(RejectDraft)
export class RejectDraftHandler implements ICommandHandler<RejectDraft> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, process-not-found, not-found, invalid-payload, draft-changed, draft-decided */
  async execute({ caller, processId, draftId, body }: RejectDraft): Promise<DraftAnswer> {
    const { drafts } = this.chancery;
    await expectDrafter(this.chancery, caller, processId);
    const { entryIds, version, reason } = expectShape(Rejection, body);
    const known = await drafts.get(processId, draftId);
    const named = entryIds?.map((id) => id.toLowerCase());
    const draft = await drafts.change({ processId, draftId, by: caller.id }, (now = known) => {
      if (isDone(now, named, 'rejected')) return undefined;
      const ids = namedOrWaiting(now, named);
      return (
        refuseChange(now, ids, version) ?? { type: 'DraftRejected', data: { draftId, entryIds: ids, reason } }
      );
    });
    return draftAnswer(processId, draft);
  }
}

/** Whether what waits, and the texts, are as this revision makes them: it was sent before. */
function isAsRevised(draft: Draft, { texts, items }: ReturnType<typeof itemsOf>): boolean {
  const waiting = draft.entries.flatMap(({ entry, quotes, state }) =>
    state === 'waiting' ? [{ entry, quotes }] : [],
  );
  const known = new Set(draft.texts.map((text) => canonicalJson(text)));
  return (
    canonicalJson(waiting) === canonicalJson(items) && texts.every((text) => known.has(canonicalJson(text)))
  );
}

/** Whether every entry that is named, or the whole draft, has been decided so: it was sent before. */
function isDone(draft: Draft, ids: readonly string[] | undefined, state: 'accepted' | 'rejected'): boolean {
  const asked = ids ?? draft.entries.map(({ entry }) => entry.id);
  const states = new Map(draft.entries.map((one) => [one.entry.id, one.state]));
  return asked.every((id) => states.get(id) === state);
}

/** @throws Refused */
function expectAllowed(draft: Draft, ids: readonly string[], version: number): void {
  const refusal = refuseChange(draft, ids, version);
  if (refusal) throw new Refused(refusal.code, refusal.detail, refusal.pointer);
}
