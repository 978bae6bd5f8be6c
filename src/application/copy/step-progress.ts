import type { Copying, CopyStep } from './copying.js';

/** Events between two reports of a step that goes event by event. */
const EVERY = 500;

/** Counts the events of one step and tells of it now and then. */
export class StepProgress {
  #events = 0;
  #untold = 0;

  constructor(
    private readonly step: CopyStep,
    private readonly report: Copying['report'],
  ) {
    report({ step, events: 0, share: 0 });
  }

  /**
   * @param events how many are done with; 0 for one that is seen again
   * @param share how much of the step is done by now, from 0 to 1
   */
  advance(events: number, share: number): void {
    this.#events += events;
    this.#untold += Math.max(events, 1);
    if (this.#untold < EVERY) return;
    this.#untold = 0;
    this.report({ step: this.step, events: this.#events, share });
  }

  end(): void {
    this.report({ step: this.step, events: this.#events, share: 1 });
  }
}
