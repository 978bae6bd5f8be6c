import { LogCorrupt, LogUnavailable, type Micros, type Position } from '../event-log.js';

/** At most so often it is written down, so that a server that is killed knows it roughly. */
const NOTE_EVERY: Micros = 10_000_000n;

/** When the mirror last held all that the store had, kept with the mirror. */
export class MirrorAge {
  #completeAt: Micros | undefined;
  #noted: Micros | undefined;
  /** What the store had at some moment, and the mirror has not yet. */
  #waiting: { readonly moment: Micros; readonly head: Position } | undefined;

  constructor(
    private readonly notes: { readonly completeAt: Micros | undefined; note(moment: Micros): void },
    private readonly position: () => Position,
  ) {
    this.#completeAt = this.#noted = notes.completeAt;
  }

  /** Undefined when that is not known. */
  get completeAt(): Micros | undefined {
    return this.#completeAt;
  }

  /** The store ended at a position at a moment. */
  storeEnded(moment: Micros, head: Position): void {
    if (head <= this.position()) this.#completeSince(moment);
    else this.#waiting ??= { moment, head };
  }

  /** The mirror has grown. */
  grew(): void {
    const waiting = this.#waiting;
    if (waiting === undefined || waiting.head > this.position()) return;
    this.#waiting = undefined;
    this.#completeSince(waiting.moment);
  }

  /** Writes down what is known. */
  keep(): void {
    if (this.#completeAt === undefined || this.#completeAt === this.#noted) return;
    this.#noted = this.#completeAt;
    try {
      this.notes.note(this.#completeAt);
    } catch (error) {
      // A file that cannot be written is told of where events are written to it.
      if (!(error instanceof LogUnavailable || error instanceof LogCorrupt)) throw error;
    }
  }

  #completeSince(moment: Micros): void {
    if (this.#completeAt === undefined || moment > this.#completeAt) this.#completeAt = moment;
    if (this.#noted === undefined || moment - this.#noted >= NOTE_EVERY) this.keep();
  }
}
