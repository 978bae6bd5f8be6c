/** A copy of JSON with the value at a pointer set, and what leads there made; undefined removes it. */
export function altered(json: unknown, pointer: string, value: unknown): unknown {
  const keys = pointer.split('/').slice(1);
  return put(json, keys, value);
}

function put(json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(json)) {
    const items: readonly unknown[] = json;
    return Object.assign([...items], { [key]: put(items[Number(key)], rest, value) });
  }
  const fields: Record<string, unknown> = typeof json === 'object' && json !== null ? { ...json } : {};
  const inner = put(fields[key], rest, value);
  const { [key]: _replaced, ...others } = fields;
  return inner === undefined ? others : { ...others, [key]: inner };
}
