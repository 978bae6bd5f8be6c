/** An editorial entry on trial: what it would leave is held against the other editorial entries and the catalogue. */
import {
  editorialTarget,
  type Effective,
  type EntryWithAmendments,
  type NumberedEntry,
} from '../history/editorial.js';
import { unknownRemovals } from '../history/correction.js';
import type { EditorialType } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';
import { readEntry } from '../events/read-entry.js';
import type { FieldProblem } from '../validation/problems.js';
import { refuse, type Draft, type Item } from './draft.js';

export type Editorial = NumberedEntry<PostedEntry<EditorialType>>;

/** An editorial entry with the file that it would leave. */
export interface Trial {
  readonly item: Item;
  readonly entry: Editorial;
  readonly file: EntryWithAmendments;
  readonly after: Effective;
}

/** Its own misfit is refused as what it is, another editorial entry's that it would cause as `entry-referenced`. */
export function fits(draft: Draft, { item, entry, after }: Trial): boolean {
  for (const { id, code, pointer, detail } of after.inapplicable) {
    if (id === entry.id) refuse(draft, item, code, pointer, detail);
    else
      refuse(
        draft,
        item,
        'entry-referenced',
        '/data/entryId',
        `editorial entry ${id} would no longer fit: ${detail}`,
      );
  }
  return after.inapplicable.length === 0;
}

/**
 * What it leaves, of its target, of what that is about and so on, have to be entries that the catalogue takes, and what each
 * correction among them removes has to be a field that there can be.
 */
export function shapesHold(draft: Draft, { item, entry, file, after }: Trial): boolean {
  let hold = true;
  const byId = new Map([file.original, ...file.editorials].map((one) => [one.id, one]));
  for (let id: string | undefined = entry.id; id !== undefined; id = aboutWhat(byId.get(id))) {
    const left = id === file.original.id ? after.entry : after.editorials.get(id);
    if (!left) continue;
    for (const { code, pointer, detail } of problemsOf(left, byId)) {
      hold = false;
      const corrects = entry.type === 'EntryCorrected' && id === entry.data.entryId;
      if (id === entry.id) refuse(draft, item, code, pointer, detail);
      else if (corrects) refuse(draft, item, code, item.pointerTo(pointer), detail);
      else refuse(draft, item, code, '/data/entryId', `entry ${id} would break at ${pointer}: ${detail}`);
    }
  }
  return hold;
}

function problemsOf(left: NumberedEntry, byId: ReadonlyMap<string, NumberedEntry>): readonly FieldProblem[] {
  const reading = readEntry(posted(left));
  if (!reading.ok) return reading.problems;
  const { entry } = reading;
  const target = byId.get(editorialTarget(entry) ?? '');
  return entry.type === 'EntryCorrected' && target ? unknownRemovals(target.type, entry.data.changes) : [];
}

function aboutWhat(entry: NumberedEntry | undefined): string | undefined {
  return entry && editorialTarget(entry);
}

/** An entry without what recording added. */
function posted({ type, id, occurred, data, sources, note }: NumberedEntry): object {
  return Object.fromEntries(
    Object.entries({ type, id, occurred, data, sources, note }).filter(([, value]) => value !== undefined),
  );
}
