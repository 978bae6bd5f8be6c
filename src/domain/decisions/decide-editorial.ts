/** The decision about an editorial entry: it is applied to the file of its target, and what that leaves is judged. */
import { THE_PROCESS } from '../events/subject.js';
import { effective } from '../history/editorial.js';
import { structureOf } from '../history/structure.js';
import { parseOccurred } from '../time/occurred.js';
import { isSubstantive } from '../events/catalogue.js';
import { circles, future, isOpened, missing, taken, tooEarly, type RuleViolation } from './checks.js';
import {
  changesSubstance,
  disputant,
  amendmentsOf,
  named,
  reapplyAmendments,
  refuse,
  disturb,
  type Draft,
  type Item,
  type Reapplied,
} from './draft.js';
import { nodeOf, spanOf } from './node.js';
import { leavesTheSame, pointerIntoLeft, redactionStays } from './redaction.js';
import type { RefusalCode } from '../events/refusal.js';
import { fits, shapesHold, type Editorial, type Trial } from './trial.js';

export function decideEditorial(draft: Draft, index: number, entry: Editorial): void {
  const { state } = draft;
  const item: Item = { index, pointerTo: (part) => pointerInto(entry, part) };
  if (!isOpened(draft, item, entry) || !targetAllows(draft, item, entry)) {
    draft.rejectedEarly.add(entry.id);
    return;
  }
  refuseFuture(draft, item, entry);
  const root = state.rootOf(entry.data.entryId);
  const { original, editorials } = amendmentsOf(state, draft.entries, root);
  const file = { original, editorials: [...editorials, entry] };
  const trial: Trial = { item, entry, file, after: effective(file) };
  if (!fits(draft, trial) || !shapesHold(draft, trial) || !standsUp(draft, trial)) {
    draft.rejectedEarly.add(entry.id);
    return;
  }
  state.addAmendment(root, entry.id);
  const done = reapplyAmendments(state, file, trial.after);
  if (!changesSubstance(entry)) return;
  draft.items.set(root, item);
  note(draft, item, done);
}

function refuseFuture(draft: Draft, item: Item, { occurred }: Editorial): void {
  const span = occurred === undefined ? undefined : parseOccurred(occurred);
  if (!span?.ok) return;
  for (const { code, pointer, detail } of future(draft, span.value))
    refuse(draft, item, code, pointer, detail);
}

/** Where a correction says a part of the entry that it corrects, else its date, which moves the entry as it is. */
function pointerInto(entry: Editorial, part: string): string {
  const [, top = '', field = ''] = part.split('/');
  if (entry.type === 'EntryDisputed') return part;
  if (entry.type === 'EntryRedacted') return pointerIntoLeft(part);
  if (entry.type !== 'EntryCorrected') return '/data/entryId';
  const { changes } = entry.data;
  const said = top === 'data' ? Object.hasOwn(changes.data ?? {}, field) : Object.hasOwn(changes, top);
  if (said) return `/data/changes${part}`;
  return changes.occurred === undefined ? '/data/entryId' : '/data/changes/occurred';
}

function targetAllows(draft: Draft, item: Item, entry: Editorial): boolean {
  const { state } = draft;
  const target = entry.data.entryId;
  // What is about a refused item of the batch can be judged once that item is right.
  if (draft.rejectedEarly.has(target)) return false;
  if (state.sequenceOf(target) === undefined || target === entry.id) {
    const detail = `expected the id of an entry of this process, ${target} is none`;
    refuse(draft, item, 'entry-not-found', '/data/entryId', detail);
    return false;
  }
  if (!redactionStays(draft, item, entry) || !leavesTheSame(draft, item, entry)) return false;
  // What is not seen any more is erased all the same.
  if (state.isRetracted(target) && entry.type !== 'EntryRedacted') {
    const detail = `expected an entry that stands, ${target} is retracted; retracting its retraction restores it`;
    refuse(draft, item, 'entry-retracted', '/data/entryId', detail);
    return false;
  }
  const changes = entry.type === 'EntryCorrected' ? entry.data.changes.data : undefined;
  if (changes && Object.hasOwn(changes, 'entryId') && state.rootOf(target) !== target) {
    const detail = `expected entryId to stay: retract editorial entry ${target} and post another`;
    refuse(draft, item, 'invalid-payload', '/data/changes/data/entryId', detail);
    return false;
  }
  return true;
}

/** What it leaves has to pass the checks of a post. One that does not is not applied, whatever else the batch holds. */
function standsUp(draft: Draft, trial: Trial): boolean {
  const violations = [...unknownParties(draft, trial), ...unopened(draft, trial)];
  const { entry, after } = trial;
  if (changesSubstance(entry) && after.entry && isSubstantive(after.entry)) {
    const structure = structureOf(after.entry);
    const node = nodeOf(draft.state, after.entry, structure);
    const isMoved = draft.state.get(node.id)?.earliest !== node.earliest;
    violations.push(
      ...taken(draft, after.entry, structure),
      ...circles(draft, structure),
      ...missing(draft, structure),
      ...tooEarly(draft, node),
      ...(isMoved ? future(draft, spanOf(after.entry)) : []),
    );
  }
  for (const violation of violations) refuseTrial(draft, trial, violation);
  return violations.length === 0;
}

/** Notes what has to be judged once the batch is whole. */
function note(draft: Draft, item: Item, { was, is, moved }: Reapplied): void {
  for (const node of [was, is, ...moved.map(({ after }) => after)]) {
    if (!node) continue;
    disturb(draft, item, node.subject);
    if (node.introduces || node.subject === THE_PROCESS) draft.movedSubjects.set(node.subject, item);
  }
  if (is && !was) draft.restored.set(is.id, item);
}

/** What an entry lacks or comes too early for. */
const dangling: ReadonlySet<RefusalCode> = new Set([
  'party-not-in-process',
  'reference-not-found',
  'occurred-before-reference',
]);

/** A corrected entry answers for itself. One that a retraction brings back, or back to what it said, is another entry. */
function refuseTrial(draft: Draft, { item, entry }: Trial, { code, pointer, detail }: RuleViolation): void {
  const dangles = entry.type === 'EntryRetracted' && dangling.has(code);
  refuse(draft, item, dangles ? 'entry-referenced' : code, item.pointerTo(pointer), detail);
}

/** Every entry stands on the opening, whatever else would open the process anew. */
function unopened({ state }: Draft, { file, after }: Trial): RuleViolation[] {
  if (after.entry || state.get(file.original.id)?.introduces !== THE_PROCESS) return [];
  const detail = 'the process would be gone, and is referred to by every entry; expected its opening to stay';
  return [{ code: 'entry-referenced', pointer: '/data/entryId', detail }];
}

function unknownParties(draft: Draft, { after }: Trial): RuleViolation[] {
  return [...after.editorials.values()].flatMap((dispute) => {
    const party = disputant(dispute);
    if (!party || draft.state.exists(party)) return [];
    const detail = `expected a party that has joined the process, ${named(party)} has not`;
    return { code: 'party-not-in-process', pointer: '/data/by', detail };
  });
}
