/** Whether the decision takes an entry onto a record. */
import type { NumberedEntry } from '../../src/domain/history/editorial.js';
import { decide, applyTo, entriesToLoad } from '../../src/domain/decisions/decide.js';
import { RecordState } from '../../src/domain/decisions/record-state.js';
import type { Posted } from '../domain/decisions/entries.js';
import { clock } from '../domain/decisions/histories.js';

/** A record that takes entries one by one, as they are accepted. */
export class LegalRecord {
  private readonly state = new RecordState();
  private readonly entries = new Map<string, NumberedEntry>();

  /** Takes the entry, if it is accepted. */
  take(entry: Posted): boolean {
    const filed: NumberedEntry = { ...entry, sequence: this.entries.size };
    const files = this.filesOf(entry);
    const refusals = decide(this.state, [{ index: 0, entry }], { now: clock, entries: files });
    if (refusals.length > 0) return false;
    applyTo(this.state, [filed], files);
    this.entries.set(entry.id, filed);
    return true;
  }

  private filesOf(entry: Posted): Map<string, NumberedEntry> {
    const known = [...entriesToLoad(this.state, [entry])].flatMap((id) => this.entries.get(id) ?? []);
    return new Map(known.map((filed) => [filed.id, filed]));
  }
}

/** Whether a record of these entries would take one more. They were accepted in batches, of which some need all. */
export function accepts(log: readonly Posted[], entry: Posted): boolean {
  const state = new RecordState();
  const filed = log.map((known, sequence): NumberedEntry => ({ ...known, sequence }));
  applyTo(state, filed, new Map());
  const needed = new Set(entriesToLoad(state, [entry]));
  const files = new Map(filed.flatMap((known) => (needed.has(known.id) ? [[known.id, known] as const] : [])));
  return decide(state, [{ index: 0, entry }], { now: clock, entries: files }).length === 0;
}
