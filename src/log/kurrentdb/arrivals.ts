import type { Position, RecordedEvent } from '../event-log.js';

/** Events that were appended and are waited for in the live tail, by their hash. */
export class Arrivals {
  readonly #waiting = new Map<string, (position: Position) => void>();

  /** Expects events, from before they are sent until `stop` is called. */
  expect(hashes: readonly string[]): Arrival {
    const positions: Position[] = [];
    let missing = hashes.length;
    const { promise, resolve } = Promise.withResolvers<readonly Position[]>();
    hashes.forEach((hash, index) => {
      this.#waiting.set(hash, (position) => {
        this.#waiting.delete(hash);
        positions[index] = position;
        missing -= 1;
        if (missing === 0) resolve(positions);
      });
    });
    const stop = (): void => {
      for (const hash of hashes) this.#waiting.delete(hash);
    };
    return { positions: promise, stop };
  }

  /** An event has come. */
  saw({ hash, position }: Pick<RecordedEvent, 'hash' | 'position'>): void {
    this.#waiting.get(hash)?.(position);
  }
}

export interface Arrival {
  /** Where each of the events lies, in their order, once all have come; it stays open when one does not. */
  readonly positions: Promise<readonly Position[]>;
  readonly stop: () => void;
}
