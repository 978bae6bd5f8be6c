/**
 * Bodies as they lie in logs, of every version of every event type from 0.2 on: a log outlives the code that wrote it. A
 * line is never changed; what a newer version writes is a line of its own.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { EventType } from '../../../src/domain/events/catalogue.js';
import { canonicalJson } from '../../../src/log/canonical-json.js';

export interface StoredBody {
  readonly type: EventType;
  readonly version: number;
  readonly body: { readonly data: object };
  /** SHA-256 of the body's canonical JSON. */
  readonly sha256: string;
}

const file = readFileSync(new URL('./stored-bodies.ndjson', import.meta.url), 'utf8');

export const storedBodies: readonly StoredBody[] = file
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as StoredBody);

export function storedBodiesOf(type: EventType): readonly StoredBody[] {
  return storedBodies.filter((stored) => stored.type === type);
}

export function sha256(body: object): string {
  return createHash('sha256')
    .update(canonicalJson(body) ?? '')
    .digest('hex');
}
