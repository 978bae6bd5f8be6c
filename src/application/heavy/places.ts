/** How many places are taken, and how many of them each caller has. */
export class Places {
  private readonly held = new Map<string, number>();
  private count = 0;

  get taken(): number {
    return this.count;
  }

  of(caller: string): number {
    return this.held.get(caller) ?? 0;
  }

  take(caller: string): void {
    this.held.set(caller, this.of(caller) + 1);
    this.count++;
  }

  free(caller: string): void {
    const left = this.of(caller) - 1;
    if (left > 0) this.held.set(caller, left);
    else this.held.delete(caller);
    this.count--;
  }

  /** Of some callers the one with the most places, where taking one of them and giving it to another leaves that one with no more. */
  richerThan(caller: string, callers: Iterable<string>): string | undefined {
    const [richest] = [...callers].sort((a, b) => this.of(b) - this.of(a));
    return richest !== undefined && this.of(richest) > this.of(caller) + 1 ? richest : undefined;
  }
}
