/** What entries are about: its number, its place, and the entry that introduced it. Asked for several times an entry. */
import type { SubjectKey } from '../../domain/events/subject.js';
import type { Database, Statement } from 'better-sqlite3';
import { comparePlaces, type Place } from '../../domain/history/placement.js';
import { keptBytes, RecentlyUsed, type Room } from '../recently-used.js';
import { WaitingLines } from './waiting-lines.js';

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
  /** What has got its number and no line in the file yet, by name. */
  private readonly added = new Map<string, number>();
  private readonly lines: WaitingLines;
  private last: number | undefined;
  private readonly find: Statement<[number, string], { subject: number }>;
  private readonly findLast: Statement<[], { subject: number | null }>;
  private readonly firstPlace: Statement<[number], PlaceRecord>;
  private readonly introducer: Statement<[number], { position: number | null }>;

  constructor(
    db: Database,
    /** The lines of histories that wait. */
    private readonly history: WaitingLines,
    room: Room,
  ) {
    this.kept = new RecentlyUsed(room);
    this.lines = new WaitingLines(db, { name: 'subjects', columns: ['subject', 'process', 'name'] });
    this.find = db.prepare('SELECT subject FROM subjects WHERE process = +? AND name = +?');
    this.findLast = db.prepare('SELECT MAX(subject) subject FROM subjects');
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
    const number = this.added.get(name) ?? this.find.get(process, key)?.subject;
    const introduced = number === undefined ? null : undefined;
    const subject: Subject = { number, introduced, fresh: false };
    this.kept.set(name, subject, keptBytes(name, SUBJECT_BYTES));
    return subject;
  }

  /** The same with a number: an entry is about it or refers to it. */
  take(process: number, key: SubjectKey): Subject & { number: number } {
    const subject = this.of(process, key);
    subject.fresh = false;
    subject.number ??= this.give(process, key);
    return subject as Subject & { number: number };
  }

  /** Writes what waits. */
  write(): void {
    this.lines.write();
    this.added.clear();
  }

  /** The batch is given up: what it has given is void. */
  giveUp(): void {
    this.lines.giveUp();
    this.added.clear();
    this.last = undefined;
  }

  introduced(subject: Subject): Introduced | undefined {
    if (subject.introduced === undefined && subject.number !== undefined) {
      this.history.write();
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
    if (this.added.size === 0) this.last = undefined;
  }

  private give(process: number, key: SubjectKey): number {
    this.last ??= this.findLast.get()?.subject ?? 0;
    const number = ++this.last;
    this.lines.add(number, process, key);
    this.added.set(`${process} ${key}`, number);
    return number;
  }
}

export function placeOf({ ord, depth, position }: PlaceRecord): Place {
  return { order: ord, depth, sequence: position };
}
