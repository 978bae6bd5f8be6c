/** What several caches may keep together: what is used most has most of it, whatever it is. */
export class Room {
  private readonly caches: { age(): void }[] = [];
  private young = 0;
  private old = 0;

  /** @param most the bound for all that is kept in it, in the unit of the weights, none of which is more than half of it */
  constructor(private readonly most: number) {}

  /** The weight of what is kept. */
  get size(): number {
    return this.young + this.old;
  }

  enter(cache: { age(): void }): void {
    this.caches.push(cache);
  }

  /** What a cache has more, or less, in its younger and in its older generation. */
  change(young: number, old: number): void {
    this.young += young;
    this.old += old;
    if (young <= 0 || (this.young * 2 <= this.most && this.size <= this.most)) return;
    for (const cache of this.caches) cache.age();
    this.old = this.young;
    this.young = 0;
  }
}

/**
 * The values that were used last, by key, bounded in weight: two generations of a map. A value that is used in the older
 * one moves to the younger; when that has its share, the older one goes as a whole. A look-up costs what it costs in a map.
 * An exact order of use costs several times as much, and taking an entry into the rows is made of look-ups.
 */
export class RecentlyUsed<K, V> {
  private young = new Map<K, Kept<V>>();
  private old = new Map<K, Kept<V>>();
  private youngWeight = 0;
  private oldWeight = 0;
  private readonly room: Room;

  /** @param room where it is kept, or the bound of a room of its own */
  constructor(room: Room | number) {
    this.room = typeof room === 'number' ? new Room(room) : room;
    this.room.enter(this);
  }

  /** The weight of what is kept. */
  get size(): number {
    return this.youngWeight + this.oldWeight;
  }

  get(key: K): V | undefined {
    const kept = this.young.get(key);
    if (kept !== undefined) return kept.value;
    const older = this.old.get(key);
    if (older === undefined) return undefined;
    this.old.delete(key);
    this.young.set(key, older);
    this.change(older.weight, -older.weight);
    return older.value;
  }

  set(key: K, value: V, weight: number): void {
    const known = this.young.get(key);
    if (known !== undefined) {
      const more = weight - known.weight;
      known.value = value;
      known.weight = weight;
      this.change(more, 0);
      return;
    }
    const older = this.old.get(key);
    if (older !== undefined) this.old.delete(key);
    this.young.set(key, { value, weight });
    this.change(weight, -(older?.weight ?? 0));
  }

  /** The weight of what is kept under a key; undefined where nothing is. */
  weightOf(key: K): number | undefined {
    return (this.young.get(key) ?? this.old.get(key))?.weight;
  }

  delete(key: K): void {
    const young = this.young.get(key)?.weight ?? 0;
    const old = this.old.get(key)?.weight ?? 0;
    this.young.delete(key);
    this.old.delete(key);
    this.change(-young, -old);
  }

  clear(): void {
    this.young = new Map();
    this.old = new Map();
    this.change(-this.youngWeight, -this.oldWeight);
  }

  /** The younger generation is the older one from now on. Called by the room. */
  age(): void {
    this.old = this.young;
    this.young = new Map();
    this.oldWeight = this.youngWeight;
    this.youngWeight = 0;
  }

  private change(young: number, old: number): void {
    this.youngWeight += young;
    this.oldWeight += old;
    this.room.change(young, old);
  }
}

/** What a value takes that is kept under a text, in bytes, roughly; `value`: what it takes besides a number. */
export function keptBytes(key: string, value = 0): number {
  return KEPT_BYTES + key.length + value;
}

/** A place in a map, what stands there, and the head of its text. */
const KEPT_BYTES = 120;

interface Kept<V> {
  value: V;
  weight: number;
}
