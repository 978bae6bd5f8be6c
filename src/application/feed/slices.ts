/** The work of all feeds in turns of a few ms: between them the event loop serves everybody else. */
import { errorOf } from '../../thrown.js';

/** How long a turn may take; a piece of work that has begun is finished. */
const TURN_MS = 2;

export class Slices {
  private waiting: (() => void)[] = [];

  /** Resolves with what the work gives, once it is its turn: first come, first served. */
  async run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(this.turn);
      this.waiting.push(() => {
        try {
          resolve(work());
        } catch (error) {
          reject(errorOf(error));
        }
      });
    });
  }

  private readonly turn = (): void => {
    const end = performance.now() + TURN_MS;
    let done = 0;
    for (const work of this.waiting) {
      work();
      done++;
      if (performance.now() >= end) break;
    }
    this.waiting = this.waiting.slice(done);
    if (this.waiting.length > 0) setImmediate(this.turn);
  };
}
