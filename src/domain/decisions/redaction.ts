/** What a redaction may leave of an entry, and that it is for good. */
import { isEditorial, isSubstantive } from '../events/catalogue.js';
import { checkBody } from '../events/read-entry.js';
import { structureOf } from '../history/structure.js';
import { remaining } from '../history/remaining.js';
import { named, refuse, type Draft, type Item } from './draft.js';
import type { Editorial } from './trial.js';

/** Where the parts of the entry stand that a redaction leaves; anything else in it is to blame as a whole. */
export function pointerIntoLeft(part: string): string {
  return /^\/(occurred|data|sources|note)(\/|$)/.test(part) ? `/data/body${part}` : '/data/entryId';
}

/** Whether nothing is said of a redaction but by another one of the same entry: what is erased does not come back. */
export function redactionStays(draft: Draft, item: Item, entry: Editorial): boolean {
  const target = draft.entries.get(entry.data.entryId);
  if (target?.type !== 'EntryRedacted') return true;
  const detail =
    `a redaction cannot be changed, retracted or redacted; expected another EntryRedacted of entry ${target.data.entryId}, ` +
    `which replaces ${target.id} with its reason`;
  refuse(draft, item, 'redaction-final', '/data/entryId', detail);
  return false;
}

/** Whether what is left is a body of the entry's type that is about the same thing. */
export function leavesTheSame(draft: Draft, item: Item, entry: Editorial): boolean {
  const target = draft.entries.get(entry.data.entryId);
  if (entry.type !== 'EntryRedacted' || target === undefined) return true;
  const { body } = entry.data;
  const problems = checkBody(target.type, body);
  for (const { code, pointer, detail } of problems) refuse(draft, item, code, `/data/body${pointer}`, detail);
  if (problems.length > 0) return false;
  const left = remaining(target, body);
  if (isEditorial(target) && isEditorial(left)) {
    if (target.data.entryId === left.data.entryId) return true;
    const detail = `expected entryId to stay ${target.data.entryId}, got ${left.data.entryId}`;
    refuse(draft, item, 'invalid-payload', '/data/body/data/entryId', detail);
    return false;
  }
  if (!isSubstantive(target) || !isSubstantive(left)) return true;
  const [was, is] = [structureOf(target).subject, structureOf(left).subject];
  if (was === is) return true;
  const detail = `expected what is left to be about ${named(was)}, as the entry is; got ${named(is)}: ids stay`;
  refuse(draft, item, 'invalid-payload', '/data/body/data', detail);
  return false;
}
