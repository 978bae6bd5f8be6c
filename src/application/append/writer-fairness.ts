/**
 * Lets other servers have their turn. Whoever loses a race has to read before it can try again, which takes longer than the
 * next append of the one that has won: without a break one busy writer would keep all others off a process for ever.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Clock, Micros } from '../../log/event-log.js';

/** How long each break is. */
const BREAK_MS = 100;
/** So long a process may be appended to without a break while another server appends to it too. */
const SHARED_TURN: Micros = 1_000_000n;
/**
 * And so long while none was seen. A server that always loses is not seen by the one that always wins, so that this has to
 * end before the other gives up; once it has come through, it is seen.
 */
const LONE_TURN: Micros = 3_000_000n;
/** How long another server counts as appending to a process after it was seen. */
const REMEMBERED: Micros = 30_000_000n;

/** Whoever keeps the pace of another meets it again: the pauses after lost races are random, up to so long. */
const LONGEST_PAUSE_MS = 30;

/** Bounds the memory; whoever is forgotten begins a turn. */
const KEPT_TURNS = 10_000;

interface Turn {
  readonly began: Micros;
  readonly ended: Micros;
}

export class WriterFairness {
  private readonly turns = new LRUCache<string, Turn>({ max: KEPT_TURNS });
  /** When another server was last seen to have appended to a process. */
  private readonly others = new LRUCache<string, Micros>({ max: KEPT_TURNS });

  constructor(
    private readonly clock: Clock,
    private readonly wait: (ms: number) => Promise<unknown> = sleep,
  ) {}

  /** Does some work on a process; before it waits, where the process has been worked on for long without a break. */
  async run(processId: string, work: () => Promise<void>): Promise<void> {
    const turn = this.turns.get(processId);
    const now = this.clock();
    const isNew = !turn || now - turn.ended >= BigInt(BREAK_MS) * 1_000n;
    const isOver = !isNew && now - turn.began >= this.longestTurn(processId, now);
    if (isOver) await this.wait(BREAK_MS);
    if (isNew || isOver) this.begin(processId);
    try {
      await work();
    } finally {
      const ended = this.clock();
      this.turns.set(processId, { began: this.turns.get(processId)?.began ?? ended, ended });
    }
  }

  /** An append was refused because the process has moved on: another server appends to it too. */
  lostRace(processId: string): void {
    this.others.set(processId, this.clock());
  }

  /** Races were lost: others have had their turn. Waits a little, so as not to meet them at the same pace again. */
  async backOff(processId: string): Promise<void> {
    await this.wait(Math.random() * LONGEST_PAUSE_MS);
    this.begin(processId);
  }

  private longestTurn(processId: string, now: Micros): Micros {
    const seen = this.others.get(processId);
    return seen !== undefined && now - seen < REMEMBERED ? SHARED_TURN : LONE_TURN;
  }

  private begin(processId: string): void {
    const began = this.clock();
    this.turns.set(processId, { began, ended: began });
  }
}
