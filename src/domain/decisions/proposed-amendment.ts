/** What an editorial entry would leave, held against the other editorial entries, the catalogue and the rules of a post. */
import { isSubstantive } from '../events/catalogue.js';
import { readEntry } from '../events/read-entry.js';
import type { RefusalCode } from '../events/refusal.js';
import { THE_PROCESS } from '../events/subject.js';
import { unknownRemovals } from '../history/correction.js';
import {
  editorialTarget,
  type Effective,
  type EntryWithAmendments,
  type NumberedEntry,
} from '../history/editorial.js';
import { structureOf } from '../history/structure.js';
import type { FieldProblem } from '../validation/problems.js';
import { changesSubstance, disputant } from './reapply-amendments.js';
import { circles, future, missing, taken, tooEarly, type RuleViolation } from './checks.js';
import { pointerTo, type Editorial, type Item } from './item.js';
import { nodeOf, spanOf } from './node.js';
import type { RecordState } from './record-state.js';
import { named } from './wording.js';

/** An editorial entry with what it would leave. */
export interface ProposedAmendment {
  readonly item: Item<Editorial>;
  /** The item comes last among its editorial entries. */
  readonly amended: EntryWithAmendments;
  readonly after: Effective;
}

/** Its own misfit is refused as what it is, another editorial entry's that it would cause as `entry-referenced`. */
export function misfits({ item, after }: ProposedAmendment): readonly RuleViolation[] {
  return after.inapplicable.map(({ id, code, pointer, detail }) =>
    id === item.entry.id
      ? { code, pointer, detail }
      : {
          code: 'entry-referenced',
          pointer: '/data/entryId',
          detail: `editorial entry ${id} would no longer fit: ${detail}`,
        },
  );
}

/**
 * What it leaves, of its target, of what that is about and so on, has to be an entry that the catalogue takes, and what each
 * correction among them removes has to be a field that there can be.
 */
export function brokenShapes({ item, amended, after }: ProposedAmendment): readonly RuleViolation[] {
  const { entry } = item;
  const violations: RuleViolation[] = [];
  const byId = new Map([amended.original, ...amended.editorials].map((one) => [one.id, one]));
  for (let id: string | undefined = entry.id; id !== undefined; id = targetOf(byId.get(id))) {
    const left = id === amended.original.id ? after.entry : after.editorials.get(id);
    if (!left) continue;
    const isItself = id === entry.id;
    const isCorrected = entry.type === 'EntryCorrected' && id === entry.data.entryId;
    for (const { code, pointer, detail } of problemsOf(left, byId)) {
      if (isItself) violations.push({ code, pointer, detail });
      else if (isCorrected) violations.push({ code, pointer: pointerTo(item, pointer), detail });
      else {
        const whole = `entry ${id} would break at ${pointer}: ${detail}`;
        violations.push({ code, pointer: '/data/entryId', detail: whole });
      }
    }
  }
  return violations;
}

function problemsOf(left: NumberedEntry, byId: ReadonlyMap<string, NumberedEntry>): readonly FieldProblem[] {
  const reading = readEntry(posted(left));
  if (!reading.ok) return reading.problems;
  const { entry } = reading;
  const target = byId.get(editorialTarget(entry) ?? '');
  return entry.type === 'EntryCorrected' && target ? unknownRemovals(target.type, entry.data.changes) : [];
}

function targetOf(entry: NumberedEntry | undefined): string | undefined {
  return entry && editorialTarget(entry);
}

/** An entry without what recording added. */
function posted({ type, id, occurred, data, sources, note }: NumberedEntry): object {
  return Object.fromEntries(
    Object.entries({ type, id, occurred, data, sources, note }).filter(([, value]) => value !== undefined),
  );
}

/**
 * What it leaves has to pass the checks of a post. One that does not is not applied, whatever else the batch holds.
 * @param now ms since the epoch
 */
export function brokenRules(
  state: RecordState,
  proposed: ProposedAmendment,
  now: number,
): readonly RuleViolation[] {
  const { item, after } = proposed;
  const violations = [...unknownParties(state, proposed), ...lostOpening(state, proposed)];
  if (changesSubstance(item.entry) && after.entry && isSubstantive(after.entry)) {
    const structure = structureOf(after.entry);
    const node = nodeOf(state, after.entry, structure);
    const isMoved = state.get(node.id)?.earliest !== node.earliest;
    violations.push(
      ...taken(state, after.entry, structure),
      ...circles(state, structure),
      ...missing(state, structure),
      ...tooEarly(state, node),
      ...(isMoved ? future(now, spanOf(after.entry)) : []),
    );
  }
  return violations.map(({ code, pointer, detail }) => ({
    code: codeFor(item, code),
    pointer: pointerTo(item, pointer),
    detail,
  }));
}

/** What an entry lacks or comes too early for. */
const dangling: ReadonlySet<RefusalCode> = new Set([
  'party-not-in-process',
  'reference-not-found',
  'occurred-before-reference',
]);

/** A corrected entry answers for itself. One that a retraction brings back, or back to what it said, is another entry. */
function codeFor({ entry }: Item<Editorial>, code: RefusalCode): RefusalCode {
  return entry.type === 'EntryRetracted' && dangling.has(code) ? 'entry-referenced' : code;
}

/** Every entry stands on the opening, whatever else would open the process anew. */
function lostOpening(state: RecordState, { amended, after }: ProposedAmendment): RuleViolation[] {
  if (after.entry || state.get(amended.original.id)?.introduces !== THE_PROCESS) return [];
  const detail = 'the process would be gone, and is referred to by every entry; expected its opening to stay';
  return [{ code: 'entry-referenced', pointer: '/data/entryId', detail }];
}

function unknownParties(state: RecordState, { after }: ProposedAmendment): RuleViolation[] {
  return [...after.editorials.values()].flatMap((dispute) => {
    const party = disputant(dispute);
    if (!party || state.exists(party)) return [];
    const detail = `expected a party that has joined the process, ${named(party)} has not`;
    return { code: 'party-not-in-process', pointer: '/data/by', detail };
  });
}
