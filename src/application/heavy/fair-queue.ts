/**
 * A queue in which callers take turns (round robin): one who asks much waits behind his own questions, and not others behind
 * them.
 */
export class FairQueue<Item> {
  /** What waits, by caller; the callers in the order of their turns. */
  private readonly lines = new Map<string, Set<Item>>();

  add(caller: string, item: Item): void {
    const line = this.lines.get(caller);
    if (line) line.add(item);
    else this.lines.set(caller, new Set([item]));
  }

  /** Takes out an item that leaves before its turn; false when it is not there. */
  remove(caller: string, item: Item): boolean {
    const line = this.lines.get(caller);
    const wasThere = line?.delete(item) === true;
    if (line?.size === 0) this.lines.delete(caller);
    return wasThere;
  }

  /** Takes out the oldest item of the caller whose turn it is, who is then the last of all. */
  next(): Item | undefined {
    for (const [caller, line] of this.lines) {
      this.lines.delete(caller);
      for (const item of line) {
        line.delete(item);
        if (line.size > 0) this.lines.set(caller, line);
        return item;
      }
    }
    return undefined;
  }

  get isEmpty(): boolean {
    return this.lines.size === 0;
  }

  /** Those who wait. */
  callers(): Iterable<string> {
    return this.lines.keys();
  }

  /** What a caller has asked last of what waits. */
  newestOf(caller: string): Item | undefined {
    return [...(this.lines.get(caller) ?? [])].at(-1);
  }

  /** Everything that waits. */
  items(): readonly Item[] {
    return [...this.lines.values()].flatMap((line) => [...line]);
  }
}
