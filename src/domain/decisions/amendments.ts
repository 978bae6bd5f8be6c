/** Which editorial entries are about which entry, and what of it they change for the decisions. */
import type { SubjectKey } from '../events/subject.js';
import type { UndoLog } from './undo-log.js';

export class Amendments {
  private readonly roots = new Map<string, string>();
  private readonly editorials = new Map<string, readonly string[]>();
  private readonly retracted = new Set<string>();
  private readonly disputes = new Map<string, SubjectKey>();
  /** The undo log of the whole state: private to the language, so that comparing what is known leaves it out. */
  readonly #undo: UndoLog;

  constructor(undo: UndoLog) {
    this.#undo = undo;
  }

  /** The entry of the world that an editorial entry is about in the end; an entry of the world is its own root. */
  rootOf(id: string): string {
    return this.roots.get(id) ?? id;
  }

  /** The editorial entries about a root, directly or through others, in recorded order. */
  editorialsOf(root: string): readonly string[] {
    return this.editorials.get(root) ?? NONE;
  }

  isRetracted(id: string): boolean {
    return this.retracted.has(id);
  }

  /** The standing disputes that a party has raised. */
  disputesBy(party: SubjectKey): string[] {
    return [...this.disputes].flatMap(([id, by]) => (by === party ? id : []));
  }

  add(root: string, editorial: string): void {
    const before = this.editorials.get(root);
    this.editorials.set(root, [...(before ?? NONE), editorial]);
    this.roots.set(editorial, root);
    this.#undo.steps?.push(() => {
      setIn(this.editorials, root, before);
      this.roots.delete(editorial);
    });
  }

  markRetracted(id: string, retracted: boolean): void {
    if (this.retracted.has(id) === retracted) return;
    const set = (to: boolean): unknown => (to ? this.retracted.add(id) : this.retracted.delete(id));
    set(retracted);
    this.#undo.steps?.push(() => set(!retracted));
  }

  /** Says which party raises a dispute; undefined where the entry is none, or stands no longer. */
  markDispute(id: string, party: SubjectKey | undefined): void {
    const before = this.disputes.get(id);
    if (before === party) return;
    setIn(this.disputes, id, party);
    this.#undo.steps?.push(() => {
      setIn(this.disputes, id, before);
    });
  }
}

const NONE: readonly string[] = [];

function setIn<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
