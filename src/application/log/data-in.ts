import { isObject, type JsonObject } from '../../domain/validation/compounds.js';

/** What an event of the system says; undefined where its body is no JSON that has an object as `data`. */
export function dataIn(body: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const data = isObject(parsed) ? parsed['data'] : undefined;
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}
