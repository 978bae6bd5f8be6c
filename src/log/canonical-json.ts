/**
 * Canonical JSON (RFC 8785) at the speed of `JSON.stringify`: what differs from it is the order of keys alone, for plain
 * values. Everything else (numbers as keys, lone surrogates, cycles, what is no JSON) is left to the library.
 */
import canonicalize from 'canonicalize';

/** A value that only the library can tell about. */
const OTHER = Symbol('other');
const DEEPEST = 64;

/** @throws Error as the library does, for a value that has no canonical JSON */
export function canonicalJson(value: unknown): string | undefined {
  const ordered = ordering(value, 0);
  if (ordered !== OTHER) {
    const text = JSON.stringify(ordered);
    // So JSON.stringify writes a lone surrogate, which has no canonical form.
    if (!text.includes('\\ud')) return text;
  }
  return canonicalize(value);
}

function ordering(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  // Minus zero is written as zero.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : OTHER;
  if (typeof value !== 'object' || depth > DEEPEST) return OTHER;
  if (Array.isArray(value)) return orderingOfItems(value, depth);
  return isPlain(value) ? orderingOfFields(value, depth) : OTHER;
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function orderingOfItems(items: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | undefined;
  for (let i = 0; i < items.length; i++) {
    const item = ordering(items[i], depth + 1);
    if (item === OTHER) return OTHER;
    if (copy === undefined && !Object.is(item, items[i])) copy = items.slice(0, i);
    copy?.push(item);
  }
  return copy ?? items;
}

function orderingOfFields(fields: Readonly<Record<string, unknown>>, depth: number): unknown {
  const names = Object.keys(fields);
  const sorted = isSorted(names) ? names : names.toSorted();
  let copy: Record<string, unknown> | undefined = sorted === names ? undefined : {};
  for (let i = 0; i < sorted.length; i++) {
    const name = sorted[i] ?? '';
    if (!isOrderable(name)) return OTHER;
    const value = ordering(fields[name], depth + 1);
    if (value === OTHER) return OTHER;
    if (copy === undefined && !Object.is(value, fields[name])) {
      copy = {};
      for (const before of sorted.slice(0, i)) copy[before] = fields[before];
    }
    if (copy !== undefined) copy[name] = value;
  }
  return copy ?? fields;
}

/** Numbers stand first in every object whatever was written first, and `__proto__` is no field of a copy. */
function isOrderable(name: string): boolean {
  const first = name.charCodeAt(0);
  return !(first >= 0x30 && first <= 0x39) && name !== '__proto__';
}

/** By UTF-16 code units, as `sort` does. */
function isSorted(names: readonly string[]): boolean {
  for (let i = 1; i < names.length; i++) if ((names[i - 1] ?? '') > (names[i] ?? '')) return false;
  return true;
}
