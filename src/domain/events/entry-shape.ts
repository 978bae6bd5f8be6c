import {
  catalogue,
  definitionOf,
  eventTypes,
  isEditorialType,
  isEventType,
  type EventType,
} from './catalogue.js';
import { localized } from '../values/localized-text.js';
import { nearest } from '../validation/nearest.js';
import { nested, refined } from '../validation/compounds.js';
import { edtf, text, uuid } from '../validation/leaves.js';
import { Rule, type DeclaredField, type Fields } from '../validation/rule.js';
import type { JsonSchema } from '../validation/schema.js';
import { shown, type ValidationContext } from '../validation/validation-context.js';
import { anySources, atLeastOneSource } from '../values/source.js';

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

  accepts(value: unknown, context: ValidationContext): value is EventType {
    if (isEventType(value)) return true;
    if (typeof value !== 'string') return context.refuse('the name of an event type', value);
    const likely = nearest(value, eventTypes).join(', ');
    return context.report(
      `expected an event type${likely && `, nearest: ${likely}`}; got ${shown(value)}`,
      'unknown-event-type',
    );
  }

  schema(): JsonSchema {
    return { type: 'string', const: this.type };
  }
}

/** Data of which nothing can be said, since its type is unknown. */
class Anything extends Rule<unknown> {
  accepts(_value: unknown, _context: ValidationContext): _value is unknown {
    return true;
  }

  schema(): JsonSchema {
    return {};
  }
}

function required(name: string, rule: Rule<unknown>): [string, DeclaredField] {
  return [name, { name, rule, optional: false }];
}

function optional(name: string, rule: Rule<unknown>): [string, DeclaredField] {
  return [name, { name, rule, optional: true }];
}

function shapeOf(type: EventType): EntryShape {
  const { conditions } = definitionOf(type);
  const payload = conditions.reduce(
    (rule, condition) => refined(rule, condition),
    nested<object>(() => catalogue[type].payload),
  );
  const body: Fields = new Map([
    isEditorialType(type) ? optional('occurred', edtf) : required('occurred', edtf),
    required('data', payload),
    catalogue[type].sourced ? required('sources', atLeastOneSource) : optional('sources', anySources),
    optional('note', localized),
  ]);
  const entry: Fields = new Map([required('type', new KnownType(type)), optional('id', uuid), ...body]);
  const stored: Fields = new Map([...body, optional('proposedBy', text)]);
  return { payload, body: stored, entry };
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
  required('type', new KnownType()),
  optional('id', uuid),
  optional('occurred', edtf),
  optional('data', new Anything()),
  optional('sources', anySources),
  optional('note', localized),
]);
