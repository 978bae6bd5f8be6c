/** What a redaction may leave of an entry, and that it is for good. */
import { isEditorial, isSubstantive } from '../events/catalogue.js';
import { checkBody } from '../events/read-entry.js';
import type { NumberedEntry } from '../history/editorial.js';
import { remaining } from '../history/remaining.js';
import { structureOf } from '../history/structure.js';
import { NO_VIOLATIONS, type RuleViolation } from './checks.js';
import type { Editorial } from './item.js';
import { named } from './wording.js';

/** Nothing is said of a redaction but by another one of the same entry: what is erased does not come back. */
export function againstRedaction(target: NumberedEntry): readonly RuleViolation[] {
  if (target.type !== 'EntryRedacted') return NO_VIOLATIONS;
  const detail =
    `a redaction cannot be changed, retracted or redacted; expected another EntryRedacted of entry ${target.data.entryId}, ` +
    `which replaces ${target.id} with its reason`;
  return [{ code: 'redaction-final', pointer: '/data/entryId', detail }];
}

/** What a redaction leaves has to be a body of the entry's type that is about the same thing. */
export function changedByRedaction(target: NumberedEntry, entry: Editorial): readonly RuleViolation[] {
  if (entry.type !== 'EntryRedacted') return NO_VIOLATIONS;
  const { body } = entry.data;
  const problems = checkBody(target.type, body);
  if (problems.length > 0)
    return problems.map((problem) => ({ ...problem, pointer: `/data/body${problem.pointer}` }));
  const left = remaining(target, body);
  if (isEditorial(target) && isEditorial(left)) {
    if (target.data.entryId === left.data.entryId) return NO_VIOLATIONS;
    const detail = `expected entryId to stay ${target.data.entryId}, got ${left.data.entryId}`;
    return [{ code: 'invalid-payload', pointer: '/data/body/data/entryId', detail }];
  }
  if (!isSubstantive(target) || !isSubstantive(left)) return NO_VIOLATIONS;
  const [was, is] = [structureOf(target).subject, structureOf(left).subject];
  if (was === is) return NO_VIOLATIONS;
  const detail = `expected what is left to be about ${named(was)}, as the entry is; got ${named(is)}: ids stay`;
  return [{ code: 'invalid-payload', pointer: '/data/body/data', detail }];
}
