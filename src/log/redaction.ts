/**
 * The one type of event that the log itself knows: it says what is left of another event of its stream, whose body is then
 * erased. What is left lies in the place of the body, without a salt; the chain goes by the hash of what was there.
 */
import { canonicalJson } from './canonical-json.js';
import type { RecordedEvent } from './event-log.js';

export const REDACTION = 'EntryRedacted';

/** What a redaction says. */
export interface Redaction {
  /** The id of the event whose body goes. */
  readonly entryId: string;
  /** The canonical text of what is left of it. */
  readonly left: string;
}

/** An event whose body was erased, and the redaction that says what is left. */
export interface RedactedEvent {
  readonly revision: number;
  readonly eventId: string;
  readonly by: string;
}

/** Whether the body of an event of ours was erased. */
export function isErased({ salt, bodyHash }: Pick<RecordedEvent, 'salt' | 'bodyHash'>): boolean {
  return salt === null && bodyHash !== '';
}

/** What an event says is left of another; undefined for an event that is no redaction of ours. */
export function redactionIn({
  type,
  version,
  body,
}: Pick<RecordedEvent, 'type' | 'version' | 'body'>): Redaction | undefined {
  if (type !== REDACTION || version < 1) return undefined;
  const { data } = fieldsOf(parsed(body));
  const { entryId, body: left } = fieldsOf(data);
  const text = typeof left === 'object' && left !== null ? canonicalJson(left) : undefined;
  return typeof entryId === 'string' && text !== undefined ? { entryId, left: text } : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The newest redaction of an entry that was seen. */
interface Newest extends Redaction {
  readonly id: string;
  readonly body: string;
}

/** An event without its body, and whose redactions say what is left of it. */
interface Erased extends Pick<RecordedEvent, 'revision' | 'id' | 'type' | 'body'> {
  readonly entryId: string;
}

/** The events of a stream whose bodies were erased, held against what its redactions say. Events come in their order. */
export class RedactedEvents {
  readonly #newest = new Map<string, Newest>();
  readonly #erased: Erased[] = [];

  add({ revision, id, type, version, body, salt }: RecordedEvent): this {
    const redaction = redactionIn({ type, version, body });
    if (redaction !== undefined) this.#newest.set(redaction.entryId, { ...redaction, id, body });
    if (salt === null) this.#erased.push({ revision, id, type, body, entryId: redaction?.entryId ?? id });
    return this;
  }

  /** The first event without a body of which no later redaction says what is there instead. */
  unsaid(): { revision: number; eventId: string; expected: string; actual: string } | undefined {
    const found = this.#erased.find(
      (erased) => leftOf(erased, this.#newest.get(erased.entryId)) !== erased.body,
    );
    if (found === undefined) return undefined;
    const known = leftOf(found, this.#newest.get(found.entryId)) !== undefined;
    return {
      revision: found.revision,
      eventId: found.id,
      expected: known ? 'what the newest redaction leaves' : `an ${REDACTION} of an event without a salt`,
      actual: known ? 'something else' : 'none',
    };
  }

  /** Those of which one does. */
  said(): RedactedEvent[] {
    return this.#erased.map(({ revision, id, entryId }) => ({
      revision,
      eventId: id,
      by: this.#newest.get(entryId)?.id ?? '',
    }));
  }
}

/** What has to be in the place of an erased body: of an earlier redaction of the same entry nothing but the newest is left. */
function leftOf({ id, type }: Pick<Erased, 'id' | 'type'>, newest: Newest | undefined): string | undefined {
  if (newest === undefined || newest.id === id) return undefined;
  return type === REDACTION ? newest.body : newest.left;
}
