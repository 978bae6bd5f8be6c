/** What is left of a posted body, and how that differs from it. */

export interface Edits {
  /** JSON Pointers (RFC 6901) to what goes. */
  readonly drops: readonly string[];
  readonly puts: readonly { readonly pointer: string; readonly text: string }[];
}

/** A text, or another single value, that goes or is put in the place of another. Undefined: there is none. */
export interface Change {
  readonly pointer: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** A copy of a body without the drops and with the puts. @throws RangeError where a pointer leads nowhere */
export function leftOf(body: object, { drops, puts }: Edits): unknown {
  const copy: unknown = structuredClone(body);
  for (const { pointer, text } of puts) {
    const { owner, key } = placeIn(copy, pointer);
    Reflect.set(owner, key, text);
  }
  // From behind, so that the places of the others in a list stay what they are.
  for (const pointer of drops.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))) {
    const { owner, key } = placeIn(copy, pointer);
    if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else Reflect.deleteProperty(owner, key);
  }
  return copy;
}

function placeIn(body: unknown, pointer: string): { owner: object; key: string } {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = keys.pop() ?? '';
  let owner: unknown = body;
  for (const name of keys) owner = memberOf(owner, name);
  if (typeof owner === 'object' && owner !== null && Object.hasOwn(owner, key)) return { owner, key };
  throw new RangeError(`expected a part of what was posted, got ${pointer}`);
}

function memberOf(owner: unknown, name: string): unknown {
  return typeof owner === 'object' && owner !== null && Object.hasOwn(owner, name)
    ? Reflect.get(owner, name)
    : undefined;
}

/** The single values in which two bodies differ, by their pointers. */
export function differences(was: unknown, is: unknown, pointer = ''): Change[] {
  if (isBranch(was) || isBranch(is)) {
    const names = new Set([...Object.keys(isBranch(was) ? was : {}), ...Object.keys(isBranch(is) ? is : {})]);
    return [...names].flatMap((name) =>
      differences(
        memberOf(was, name),
        memberOf(is, name),
        `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      ),
    );
  }
  return was === is ? [] : [{ pointer, was, is }];
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
