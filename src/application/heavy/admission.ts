/** Who may ask a heavy question more: there are so many places, and whoever has many makes room for who has few. */
import { Refused } from '../refusals.js';
import type { FairQueue } from './fair-queue.js';
import { Places } from './places.js';

/** A question that waits. */
export interface Waiting {
  /** Takes it out of the queue and frees its place. */
  leave(error: Error): void;
}

export class Admission {
  private readonly places = new Places();
  private readonly streams = new Places();

  constructor(
    private readonly most: number,
    private readonly queue: FairQueue<Waiting>,
  ) {}

  /** How many places are taken. */
  get taken(): number {
    return this.places.taken;
  }

  /** @throws Refused too-many-questions */
  take(caller: string): void {
    if (this.places.taken >= this.most && !this.makeRoomFor(caller)) throw tooMany(this.most);
    this.places.take(caller);
  }

  /** A place for as long as its caller likes: it cannot make room for others, so that he has at most half of them. @throws Refused */
  takeStream(caller: string): void {
    const most = Math.ceil(this.most / 2);
    if (this.streams.of(caller) >= most) throw tooMany(most, ' of one caller that are streams');
    this.take(caller);
    this.streams.take(caller);
  }

  free(caller: string): void {
    this.places.free(caller);
  }

  freeStream(caller: string): void {
    this.streams.free(caller);
    this.places.free(caller);
  }

  /** Refuses the newest question of the caller with the most places among those who wait, where that is fairer than not to. */
  private makeRoomFor(caller: string): boolean {
    const richest = this.places.richerThan(caller, this.queue.callers());
    const newest = richest === undefined ? undefined : this.queue.newestOf(richest);
    newest?.leave(tooMany(this.most));
    return newest !== undefined;
  }
}

export function tooMany(most: number, which = ''): Refused {
  const detail = `expected at most ${most} heavy questions${which} at once; try again later`;
  return new Refused('too-many-questions', detail);
}
