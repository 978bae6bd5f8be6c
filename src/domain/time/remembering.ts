/**
 * A pure function that remembers its last results, at most `most` of them: asked again it answers at once, and nothing
 * else can be told from outside. When the room is used up it starts over, so that rare texts do not crowd out common ones
 * for good.
 */
export function remembering<Given extends string | number, V>(
  most: number,
  read: (given: Given) => V,
): (given: Given) => V {
  const remembered = new Map<Given, { readonly value: V }>();
  return (given) => {
    const known = remembered.get(given);
    if (known !== undefined) return known.value;
    const value = read(given);
    if (remembered.size >= most) remembered.clear();
    remembered.set(given, { value });
    return value;
  };
}
