/**
 * The values that were used last, by key, bounded in weight: two generations of a map. A value that is used in the older
 * one moves to the younger; when that has its share, the older one goes as a whole. A look-up costs what it costs in a map.
 * An exact order of use costs several times as much, and taking an entry into the rows is made of look-ups.
 */
export class RecentlyUsed<K, V> {
  private young = new Map<K, Kept<V>>();
  private old = new Map<K, Kept<V>>();
  private weight = 0;
  private oldWeight = 0;

  /** @param most the bound, in the unit of the weights, none of which is more than half of it */
  constructor(private readonly most: number) {}

  /** The weight of what is kept. */
  get size(): number {
    return this.weight + this.oldWeight;
  }

  get(key: K): V | undefined {
    const kept = this.young.get(key);
    if (kept !== undefined) return kept.value;
    const older = this.old.get(key);
    if (older === undefined) return undefined;
    this.dropOld(key, older);
    this.keep(key, older);
    return older.value;
  }

  set(key: K, value: V, weight: number): void {
    const known = this.young.get(key);
    if (known === undefined) {
      this.dropOld(key, this.old.get(key));
      this.keep(key, { value, weight });
    } else {
      this.weight += weight - known.weight;
      known.value = value;
      known.weight = weight;
      this.renew();
    }
  }

  /** The weight of what is kept under a key; undefined where nothing is. */
  weightOf(key: K): number | undefined {
    return (this.young.get(key) ?? this.old.get(key))?.weight;
  }

  delete(key: K): void {
    const known = this.young.get(key);
    if (known !== undefined) this.weight -= known.weight;
    this.young.delete(key);
    this.dropOld(key, this.old.get(key));
  }

  clear(): void {
    this.young = new Map();
    this.old = new Map();
    this.weight = 0;
    this.oldWeight = 0;
  }

  private dropOld(key: K, kept: Kept<V> | undefined): void {
    if (kept === undefined) return;
    this.oldWeight -= kept.weight;
    this.old.delete(key);
  }

  private keep(key: K, kept: Kept<V>): void {
    this.young.set(key, kept);
    this.weight += kept.weight;
    this.renew();
  }

  private renew(): void {
    if (this.weight * 2 <= this.most && this.size <= this.most) return;
    this.old = this.young;
    this.young = new Map();
    this.oldWeight = this.weight;
    this.weight = 0;
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
