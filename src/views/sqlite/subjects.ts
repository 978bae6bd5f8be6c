/** What entries are about: its number, its place, and the entry that introduced it. Asked for several times an entry. */
import type { SubjectKey } from '../../domain/events/subject.js';
import type { Database, Statement } from 'better-sqlite3';
import { comparePlaces, type Place } from '../../domain/history/placement.js';
import { keptBytes, RecentlyUsed, type Room } from '../recently-used.js';

/** What is kept of a thing besides its name, in bytes. */
const SUBJECT_BYTES = 100;

/** The place of a thing, and the entry that introduced it first in recorded order. */
export interface Introduced {
  place: Place;
  introducer: number;
}

/** A thing as far as it is known. */
export interface Subject {
  /** Undefined: no entry is about it, and none refers to it. */
  number: number | undefined;
  /** Undefined: not looked for. Null: nothing introduces it. */
  introduced: Introduced | null | undefined;
  /** It came on the record with one entry, and nothing refers to it yet. */
  fresh: boolean;
}

export interface PlaceRecord {
  readonly position: number;
  readonly ord: number;
  readonly depth: number;
}

export class Subjects {
  private readonly kept: RecentlyUsed<string, Subject>;
  private readonly find: Statement<[number, string], { subject: number }>;
  private readonly add: Statement<[number, string]>;
  private readonly firstPlace: Statement<[number], PlaceRecord>;
  private readonly introducer: Statement<[number], { position: number | null }>;

  constructor(db: Database, room: Room) {
    this.kept = new RecentlyUsed(room);
    this.find = db.prepare('SELECT subject FROM subjects WHERE process = +? AND name = +?');
    this.add = db.prepare('INSERT INTO subjects (process, name) VALUES (?, ?)');
    this.firstPlace = db.prepare(`SELECT position, ord, depth FROM history
      WHERE subject = +? AND introduces = 1 ORDER BY ord, depth, position LIMIT 1`);
    this.introducer = db.prepare(
      'SELECT MIN(position) position FROM history WHERE subject = +? AND introduces = 1',
    );
  }

  of(process: number, key: SubjectKey): Subject {
    const name = `${process} ${key}`;
    const kept = this.kept.get(name);
    if (kept) return kept;
    const number = this.find.get(process, key)?.subject;
    const introduced = number === undefined ? null : undefined;
    const subject: Subject = { number, introduced, fresh: false };
    this.kept.set(name, subject, keptBytes(name, SUBJECT_BYTES));
    return subject;
  }

  /** The same with a number: an entry is about it or refers to it. */
  take(process: number, key: SubjectKey): Subject & { number: number } {
    const subject = this.of(process, key);
    subject.fresh = false;
    subject.number ??= Number(this.add.run(process, key).lastInsertRowid);
    return subject as Subject & { number: number };
  }

  introduced(subject: Subject): Introduced | undefined {
    if (subject.introduced === undefined && subject.number !== undefined) {
      const first = this.firstPlace.get(subject.number);
      const introducer = this.introducer.get(subject.number)?.position;
      subject.introduced = first && introducer != null ? { place: placeOf(first), introducer } : null;
    }
    return subject.introduced ?? undefined;
  }

  /** An entry introduces it, perhaps besides others. */
  introduce(subject: Subject, { order, depth, sequence }: Place): void {
    // What was not looked for is looked up when it is next asked for.
    if (subject.introduced === undefined) return;
    const place = { order, depth, sequence };
    subject.introduced ??= { place, introducer: sequence };
    const { introduced } = subject;
    if (comparePlaces(place, introduced.place) < 0) introduced.place = place;
    introduced.introducer = Math.min(introduced.introducer, sequence);
  }

  /** What is kept is read again when it is next asked for. */
  forget(): void {
    this.kept.clear();
  }
}

export function placeOf({ ord, depth, position }: PlaceRecord): Place {
  return { order: ord, depth, sequence: position };
}
