/**
 * A pure function that remembers its last results, at most `most` of them: asked again it answers at once, and nothing
 * else can be told from outside. When the room is used up it starts over, so that rare texts do not crowd out common ones
 * for good.
 */
export function remembering<V>(most: number, read: (text: string) => V): (text: string) => V {
  const remembered = new Map<string, { readonly value: V }>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known.value;
    const value = read(text);
    if (remembered.size >= most) remembered.clear();
    remembered.set(text, { value });
    return value;
  };
}
