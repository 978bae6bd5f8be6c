import { catalogue, eventTypes, isEditorialType, isEventType, type EventType } from './catalogue.js';
import { localized } from './localized-text.js';
import { nearest } from './nearest.js';
import { nested } from './rules/compounds.js';
import { edtf, uuid } from './rules/leaves.js';
import { Rule, type Field, type Fields } from './rules/rule.js';
import type { JsonSchema } from './rules/schema.js';
import { shown, type Spot } from './rules/spot.js';
import { anySources, atLeastOneSource } from './source.js';

/** The shape of one event type's entries. */
interface EntryShape {
  readonly payload: Rule<object>;
  /** What is stored as the body of the log's event. */
  readonly body: Fields;
  /** What is posted: the body with its type and, perhaps, its id. */
  readonly entry: Fields;
}

/** The rule that an unknown type fails, with the names that it may have meant. */
class KnownType extends Rule<EventType> {
  constructor(private readonly type?: EventType) {
    super();
  }

  accepts(value: unknown, spot: Spot): value is EventType {
    if (isEventType(value)) return true;
    if (typeof value !== 'string') return spot.refuse('the name of an event type', value);
    const likely = nearest(value, eventTypes).join(', ');
    return spot.report(
      `expected an event type, nearest: ${likely}; actual ${shown(value)}`,
      'unknown-event-type',
    );
  }

  schema(): JsonSchema {
    return { type: 'string', const: this.type };
  }
}

/** Data of which nothing can be said, since its type is unknown. */
class Anything extends Rule<unknown> {
  accepts(_value: unknown, _spot: Spot): _value is unknown {
    return true;
  }

  schema(): JsonSchema {
    return {};
  }
}

function required(rule: Rule<unknown>): Field {
  return { rule, optional: false };
}

function optional(rule: Rule<unknown>): Field {
  return { rule, optional: true };
}

function shapeOf(type: EventType): EntryShape {
  const payload: Rule<object> = nested<object>(() => catalogue[type].payload);
  const body: Fields = new Map([
    ['occurred', isEditorialType(type) ? optional(edtf) : required(edtf)],
    ['data', required(payload)],
    ['sources', catalogue[type].sourced ? required(atLeastOneSource) : optional(anySources)],
    ['note', optional(localized)],
  ]);
  const entry: Fields = new Map([['type', required(new KnownType(type))], ['id', optional(uuid)], ...body]);
  return { payload, body, entry };
}

const shapes = new Map<EventType, EntryShape>();

export function shapeFor(type: EventType): EntryShape {
  let shape = shapes.get(type);
  if (shape === undefined) {
    shape = shapeOf(type);
    shapes.set(type, shape);
  }
  return shape;
}

/** What can be checked of an entry whose type is missing or unknown. */
export const entryOfUnknownType: Fields = new Map([
  ['type', required(new KnownType())],
  ['id', optional(uuid)],
  ['occurred', optional(edtf)],
  ['data', optional(new Anything())],
  ['sources', optional(anySources)],
  ['note', optional(localized)],
]);
