/** The numbers that stand for processes and for what entries are about. */
import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { SubjectKey } from '../../domain/history/placement.js';

/** Bounds the memory: a look-up in the file costs microseconds. */
const KEPT_PROCESSES = 20_000;
const KEPT_SUBJECTS = 50_000;

interface KnownProcess {
  readonly process: number;
  /** Microseconds: the latest of its entries. */
  knownSince: number;
}

/** Microseconds of a recorded moment, in the one form that the log gives; they stay below 2^53 until the year 2255. */
export function microsOf(moment: string): number {
  return Date.parse(`${moment.slice(0, 23)}Z`) * 1_000 + Number(moment.slice(23, 26));
}

export class Numbers {
  private readonly processes = new LRUCache<string, KnownProcess>({ max: KEPT_PROCESSES });
  private readonly names = new LRUCache<number, string>({ max: KEPT_PROCESSES });
  private readonly subjects = new LRUCache<string, number>({ max: KEPT_SUBJECTS });
  private readonly findProcess: Statement<[string], { process: number; known_since: number }>;
  private readonly findName: Statement<[number], { name: string }>;
  private readonly addProcess: Statement<[string]>;
  private readonly keepKnownSince: Statement<[number, number]>;
  private readonly findSubject: Statement<[number, string], { subject: number }>;
  private readonly addSubject: Statement<[number, string]>;

  constructor(db: Database) {
    this.findProcess = db.prepare('SELECT process, known_since FROM processes WHERE name = +?');
    this.findName = db.prepare('SELECT name FROM processes WHERE process = +?');
    this.addProcess = db.prepare('INSERT INTO processes (name, known_since) VALUES (?, 0)');
    this.keepKnownSince = db.prepare('UPDATE processes SET known_since = ? WHERE process = ?');
    this.findSubject = db.prepare('SELECT subject FROM subjects WHERE process = +? AND name = +?');
    this.addSubject = db.prepare('INSERT INTO subjects (process, name) VALUES (?, ?)');
  }

  /** 0 for the empty name, which stands for all processes; undefined for one that has no entry. */
  process(name: string): number | undefined {
    return name === '' ? 0 : this.known(name)?.process;
  }

  takeProcess(name: string): number {
    return this.process(name) ?? Number(this.addProcess.run(name).lastInsertRowid);
  }

  nameOf(process: number): string {
    if (process === 0) return '';
    const known = this.names.get(process) ?? this.findName.get(process)?.name;
    if (known === undefined) throw new Error(`expected the name of process number ${process}, there is none`);
    this.names.set(process, known);
    return known;
  }

  /** Since when an entry is told: not before what comes before it in its process. Microseconds. */
  takeKnownSince(name: string, moment: string): number {
    const known = this.known(name);
    if (!known) throw new Error(`expected a process that has a number, ${name} has none`);
    const micros = microsOf(moment);
    if (micros > known.knownSince) {
      known.knownSince = micros;
      this.keepKnownSince.run(micros, known.process);
    }
    return known.knownSince;
  }

  subject(process: number, key: SubjectKey): number | undefined {
    const name = `${process} ${key}`;
    const known = this.subjects.get(name) ?? this.findSubject.get(process, key)?.subject;
    if (known !== undefined) this.subjects.set(name, known);
    return known;
  }

  takeSubject(process: number, key: SubjectKey): number {
    return this.subject(process, key) ?? Number(this.addSubject.run(process, key).lastInsertRowid);
  }

  /** What was given since the last commit is void. */
  forget(): void {
    this.processes.clear();
    this.names.clear();
    this.subjects.clear();
  }

  private known(name: string): KnownProcess | undefined {
    const kept = this.processes.get(name);
    if (kept) return kept;
    const found = this.findProcess.get(name);
    if (!found) return undefined;
    const known = { process: found.process, knownSince: found.known_since };
    this.processes.set(name, known);
    return known;
  }
}
