/** A moment to which a state can be put back. Released or rolled back, once. */
export interface Savepoint {
  /** Keeps what was done since. */
  release(): void;
  /** Undoes what was done since. */
  rollBack(): void;
}

type Undo = () => void;

/** How to undo what was done to a state, the last step at the end. */
export class UndoLog {
  private kept: Undo[] | undefined;

  /** Where a change puts how to undo it; undefined while there is no savepoint, so that nothing is made in vain. */
  get steps(): Pick<Undo[], 'push'> | undefined {
    return this.kept;
  }

  /** What is released within another savepoint is undone when that one is rolled back. */
  savepoint(): Savepoint {
    const isOutermost = this.kept === undefined;
    const steps = (this.kept ??= []);
    const before = steps.length;
    return {
      release: () => {
        if (isOutermost) this.kept = undefined;
      },
      rollBack: () => {
        // What undoing does is not noted itself.
        this.kept = undefined;
        while (steps.length > before) steps.pop()?.();
        if (!isOutermost) this.kept = steps;
      },
    };
  }
}
