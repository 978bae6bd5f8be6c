/** The numbers that stand for processes, and since when the entries of each are told. */
import type { Database, Statement } from 'better-sqlite3';
import { microsOf } from '../../domain/time/microseconds.js';
import { keptBytes, RecentlyUsed, type Room } from '../recently-used.js';

/** What is kept of a process besides its name, in bytes. */
const KNOWN_BYTES = 40;

interface KnownProcess {
  readonly process: number;
  /** Microseconds: the latest of its entries. */
  knownSince: number;
}

export class Numbers {
  private readonly processes: RecentlyUsed<string, KnownProcess>;
  private readonly names: RecentlyUsed<number, string>;
  /** The processes that the running batch has added entries to. */
  private readonly changed = new Map<string, KnownProcess>();
  private readonly findProcess: Statement<[string], { process: number; known_since: number }>;
  private readonly findName: Statement<[number], { name: string }>;
  private readonly addProcess: Statement<[string]>;
  private readonly keepKnownSince: Statement<[number, number]>;

  constructor(db: Database, room: Room) {
    this.processes = new RecentlyUsed(room);
    this.names = new RecentlyUsed(room);
    this.findProcess = db.prepare('SELECT process, known_since FROM processes WHERE name = +?');
    this.findName = db.prepare('SELECT name FROM processes WHERE process = +?');
    this.addProcess = db.prepare('INSERT INTO processes (name, known_since) VALUES (?, 0)');
    this.keepKnownSince = db.prepare('UPDATE processes SET known_since = ? WHERE process = ?');
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
    const kept = this.names.get(process);
    if (kept !== undefined) return kept;
    const found = this.findName.get(process)?.name;
    if (found === undefined) throw new Error(`expected the name of process number ${process}, there is none`);
    this.names.set(process, found, keptBytes(found));
    return found;
  }

  /** Since when an entry is told: not before what comes before it in its process. Microseconds. */
  takeKnownSince(name: string, moment: string): number {
    const known = this.known(name);
    if (!known) throw new Error(`expected a process that has a number, ${name} has none`);
    const micros = microsOf(moment);
    if (micros > known.knownSince) {
      known.knownSince = micros;
      this.changed.set(name, known);
    }
    return known.knownSince;
  }

  /** Writes what the batch has come to. */
  flush(): void {
    for (const { process, knownSince } of this.changed.values()) this.keepKnownSince.run(knownSince, process);
    this.changed.clear();
  }

  /** The batch is given up: what it has given is void. */
  giveUp(): void {
    this.changed.clear();
  }

  /** What is kept is read again when it is next asked for. */
  forget(): void {
    this.processes.clear();
    this.names.clear();
  }

  private known(name: string): KnownProcess | undefined {
    const kept = this.processes.get(name) ?? this.changed.get(name);
    if (kept) return kept;
    const found = this.findProcess.get(name);
    if (!found) return undefined;
    const known = { process: found.process, knownSince: found.known_since };
    this.processes.set(name, known, keptBytes(name, KNOWN_BYTES));
    return known;
  }
}
