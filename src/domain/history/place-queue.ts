/** What has a place, given out in the order of the places: a binary heap. */
import { comparePlaces, type Place } from './placement.js';

export class PlaceQueue<Item extends { readonly place: Place }> {
  private readonly heap: Item[] = [];

  add(item: Item): void {
    let at = this.heap.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** Takes out the first one; undefined where there is none. */
  take(): Item | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (last === undefined || last === first) return first;
    this.heap[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = this.isBefore(right, left) ? right : left;
      if (!this.isBefore(child, at)) return first;
      this.swap(at, child);
      at = child;
    }
  }

  /** Whether there is an item at a place of the heap that comes before that at another. */
  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    return a !== undefined && b !== undefined && comparePlaces(a.place, b.place) < 0;
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b) return;
    this.heap[one] = b;
    this.heap[other] = a;
  }
}
