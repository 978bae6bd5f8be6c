/** Values inside of an entry, by the keys that lead to them. */
import { isObject, ownField } from '../../domain/validation/compounds.js';
import type { Key } from './column.js';

/** Something that is being put together: only ever a copy. */
export type Draft = { [key: string]: unknown };

export function valueAt(owner: unknown, keys: readonly Key[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
    return isObject(value) && typeof key === 'string' ? ownField(value, key) : undefined;
  }, owner);
}

/** Puts a value where the keys lead, or takes away what stands there. What is between is made where it is missing. */
export function putAt(owner: Draft, keys: readonly Key[], value: unknown): void {
  let at: unknown = owner;
  for (const [index, key] of keys.slice(0, -1).entries()) {
    const next = member(at, key);
    if (typeof next === 'object' && next !== null) at = next;
    else if (value === undefined) return;
    else {
      const made = typeof keys[index + 1] === 'number' ? [] : {};
      setMember(at, key, made);
      at = made;
    }
  }
  const last = keys.at(-1);
  if (last !== undefined) setMember(at, last, value);
}

function member(owner: unknown, key: Key): unknown {
  return valueAt(owner, [key]);
}

function setMember(owner: unknown, key: Key, value: unknown): void {
  if (Array.isArray(owner) && typeof key === 'number') owner[key] = value;
  else if (isObject(owner) && typeof key === 'string') {
    const draft = owner;
    if (value === undefined) Reflect.deleteProperty(draft, key);
    else Object.defineProperty(draft, key, { value, enumerable: true, configurable: true, writable: true });
  }
}

/** Takes away what is left empty on the way to a value that was taken away; lists close up. */
export function closeUp(owner: Draft, keys: readonly Key[]): void {
  for (let length = keys.length - 1; length > 0; length--) {
    const path = keys.slice(0, length);
    const value = valueAt(owner, path);
    if (Array.isArray(value)) {
      const left: unknown[] = value.filter((item) => item !== undefined && !isEmpty(item));
      if (left.length < value.length) putAt(owner, path, left.length > 0 ? left : undefined);
    } else if (isObject(value) && isEmpty(value)) putAt(owner, path, undefined);
  }
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** Every value inside that has no parts of its own, with the keys that lead to it; a list of such is one. */
export function leavesOf(owner: unknown, keys: readonly Key[] = []): (readonly [readonly Key[], unknown])[] {
  if (Array.isArray(owner)) {
    const items: readonly unknown[] = owner;
    if (items.length === 0) return [];
    if (items.every((item) => typeof item !== 'object')) return [[keys, items]];
    return items.flatMap((item, index) => leavesOf(item, [...keys, index]));
  }
  if (isObject(owner))
    return Object.entries(owner).flatMap(([key, value]) => leavesOf(value, [...keys, key]));
  return owner === undefined ? [] : [[keys, owner]];
}
