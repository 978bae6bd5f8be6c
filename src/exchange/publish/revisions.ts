/**
 * How often, and when last, something on the record was changed: told from the log, which only grows. Rows cannot tell it, as a
 * step that is retracted is in none; and a reader takes no event again whose number is smaller than the one that it has.
 */
import { isEditorial } from '../../domain/events/catalogue.js';
import type { SubjectKey } from '../../domain/events/subject.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { structureOf } from '../../domain/history/structure.js';

export interface Revision {
  /** How many entries have changed it since the first. */
  readonly number: number;
  /** When the first and the last of them were recorded. */
  readonly created: string;
  readonly modified: string;
}

export class Revisions {
  private readonly entries = new Map<string, Revision>();
  private readonly subjects = new Map<SubjectKey, Revision>();

  /** @param recorded the entries of a process, editorial ones too, as they were recorded */
  constructor(recorded: Iterable<RecordedEntry>) {
    /** What an entry is about in the end: an editorial one goes by what it is about. */
    const roots = new Map<string, { readonly id: string; readonly subject: SubjectKey }>();
    for (const entry of recorded) {
      const root = isEditorial(entry)
        ? roots.get(entry.data.entryId)
        : { id: entry.id, subject: structureOf(entry).subject };
      if (!root) continue;
      roots.set(entry.id, root);
      this.entries.set(root.id, after(this.entries.get(root.id), entry));
      this.subjects.set(root.subject, after(this.subjects.get(root.subject), entry));
    }
  }

  /** Of an entry, with all that was recorded about it. */
  ofEntry(id: string): Revision | undefined {
    return this.entries.get(id);
  }

  /** Of what entries are steps of. */
  ofSubject(subject: SubjectKey): Revision | undefined {
    return this.subjects.get(subject);
  }
}

function after(before: Revision | undefined, { recordedAt }: RecordedEntry): Revision {
  if (!before) return { number: 0, created: recordedAt, modified: recordedAt };
  return { ...before, number: before.number + 1, modified: recordedAt };
}
