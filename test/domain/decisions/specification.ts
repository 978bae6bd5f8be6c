/**
 * `given([...]).when(...).then([...])` and `.refuses(...)`: what may be recorded, in the domain's words. What is given is
 * decided too, so that a specification cannot stand on an illegal record; every decision is checked to leave the state as
 * it was.
 */
import { expect } from 'vitest';
import { decide, applyTo, entriesToLoad, type Candidate } from '../../../src/domain/decisions/decide.js';
import { RecordState } from '../../../src/domain/decisions/record-state.js';
import type { Refusal, RefusalCode } from '../../../src/domain/events/refusal.js';
import { comparePlaces } from '../../../src/domain/history/placement.js';
import type { RecordedEntry } from '../../../src/domain/history/recorded-entry.js';
import { isSubstantive } from '../../../src/domain/events/catalogue.js';
import type { EventType } from '../../../src/domain/events/catalogue.js';
import { readEntry } from '../../../src/domain/events/read-entry.js';
import type { Posted } from './entries.js';

/** A record as it grows: what the log holds and what the decisions know of it. */
export class Desk {
  readonly log: RecordedEntry[] = [];
  readonly state = new RecordState();

  constructor(readonly now = Date.parse('2026-06-30T12:00Z')) {}

  /** The refusals of a batch, none where it may be recorded; nothing is. Malformed items are refused by their shape. */
  decide(batch: readonly unknown[], now = this.now): Refusal[] {
    const before = structuredClone({ ...this.state });
    const readings = batch.map((item) => readEntry(item));
    const candidates = readings.flatMap((reading, index): Candidate[] =>
      reading.ok && isIdentified(reading.entry) ? [{ index, entry: reading.entry }] : [],
    );
    const shape = readings.flatMap(({ ok, ...rest }, index) =>
      'problems' in rest ? rest.problems.map((problem) => ({ index, ...problem })) : [],
    );
    const entries = this.handed(candidates.map(({ entry }) => entry));
    const refusals = decide(this.state, candidates, { now, entries });
    expect({ ...this.state }, 'a decision leaves the state as it was').toEqual(before);
    return [...shape, ...refusals].sort((a, b) => a.index - b.index);
  }

  /** Records a batch that was accepted. */
  record(batch: readonly Posted[]): void {
    const recorded = batch.map((entry, i) => recording(entry, this.log.length + i));
    const entries = this.handed(batch);
    this.log.push(...recorded);
    applyTo(this.state, recorded, entries);
  }

  /** The entries of the world that stand, by id, in the order of the world. */
  history(): string[] {
    return [...this.state.substantiveEntries()].sort(comparePlaces).map(({ id }) => id);
  }

  private handed(batch: readonly Posted[]): Map<string, RecordedEntry> {
    const needed = new Set(entriesToLoad(this.state, batch));
    return new Map(this.log.flatMap((entry) => (needed.has(entry.id) ? [[entry.id, entry] as const] : [])));
  }
}

/** An entry with what recording adds. In the log of many processes positions have gaps, so these have too. */
export function recording(entry: Posted, revision: number): RecordedEntry {
  const sequence = 1_000 + 3 * revision;
  return {
    ...entry,
    processId: 'gaza-2025',
    revision,
    sequence,
    position: String(sequence),
    recordedAt: `2026-06-30T12:00:00.${String(revision).padStart(6, '0')}Z`,
    recordedBy: 'desk',
  };
}

function isIdentified(entry: { readonly id?: string }): entry is Posted {
  return entry.id !== undefined;
}

/** What is recorded before: entries one by one, or batches. */
export function given(record: readonly (Posted | readonly Posted[])[], now?: string): Given {
  const desk = new Desk(now === undefined ? undefined : Date.parse(now));
  for (const item of record) {
    const batch = [item].flat() as readonly Posted[];
    expect(desk.decide(batch), `given ${batch.map(({ type }) => type).join(', ')}`).toEqual([]);
    desk.record(batch);
  }
  return { when: (...batch) => outcomeOf(desk, batch), desk };
}

export interface Given {
  readonly desk: Desk;
  /** What is posted: one batch. */
  when(...batch: readonly unknown[]): Outcome;
}

/** One refusal: the item's index where there are several, code, pointer into the item, and words of its text. */
export type Refused = readonly [index: number, code: RefusalCode, pointer: string, ...words: string[]];

export interface Outcome {
  /**
   * It is recorded, and the entries of the world then stand in this order. The opening and the parties are left out
   * unless they are asked for.
   */
  then(history: readonly Posted[]): void;
  /** It is recorded, whatever stands then. */
  isRecorded(): void;
  /** It is refused for this alone. */
  refuses(code: RefusalCode, pointer: string, ...words: string[]): void;
  /** It is refused for all of this, and nothing else. */
  refusesAll(refused: readonly Refused[]): void;
}

const scenery: ReadonlySet<EventType> = new Set(['ProcessOpened', 'PartyJoined']);

function outcomeOf(desk: Desk, batch: readonly unknown[]): Outcome {
  const refusals = desk.decide(batch);
  const refusesAll = (refused: readonly Refused[]): void => {
    const told = refusals.map(({ index, code, pointer }) => [index, code, pointer]);
    expect(told, JSON.stringify(refusals, null, 1)).toEqual(
      refused.map(([index, code, at]) => [index, code, at]),
    );
    refused.forEach(([, , , ...words], i) => {
      for (const word of words) expect(refusals[i]?.detail).toContain(word);
    });
  };
  return {
    then(history) {
      expect(refusals).toEqual([]);
      desk.record(batch as readonly Posted[]);
      const asked = new Set(history.map(({ type }) => type));
      const kept = new Map(
        desk.log.flatMap((entry) =>
          isSubstantive(entry) && (!scenery.has(entry.type) || asked.has(entry.type))
            ? [[entry.id, entry]]
            : [],
        ),
      );
      const told = (id: string): string => `${kept.get(id)?.type} ${kept.get(id)?.occurred} ${id}`;
      expect(
        desk
          .history()
          .filter((id) => kept.has(id))
          .map(told),
      ).toEqual(history.map(({ id }) => told(id)));
    },
    isRecorded() {
      refusesAll([]);
    },
    refuses(code, pointer, ...words) {
      refusesAll([[refusals[0]?.index ?? 0, code, pointer, ...words]]);
    },
    refusesAll,
  };
}
