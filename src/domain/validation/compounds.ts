import { fieldsOf, Rule, type Fields, type RuledClass } from './rule.js';
import type { JsonSchema, SchemaScope } from './schema.js';
import { shown, type ValidationContext } from './validation-context.js';

/** A JSON object, by own fields only. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own field of that name. What an object inherits (`constructor`, `__proto__`) is no field. */
export function ownField(owner: JsonObject, field: string): unknown {
  return Object.hasOwn(owner, field) ? owner[field] : undefined;
}

/** Whether a value is an object with these fields and no others, each by its rule. */
export function acceptsFields(fields: Fields, value: unknown, context: ValidationContext): boolean {
  if (!isObject(value)) return context.refuse(objectWith(fields), value);
  let valid = true;
  let known = 0;
  for (const { name, rule, optional } of fields.values()) {
    const given = ownField(value, name);
    if (given !== undefined) known++;
    else if (optional) continue;
    context.enter(name);
    if (!rule.accepts(given, context)) valid = false;
    context.leave();
  }
  const names = Object.keys(value);
  // As many as were found: there are no others to look for.
  if (names.length === known) return valid;
  for (const name of names) {
    if (fields.has(name)) continue;
    const detail = `expected no such field, known here: ${[...fields.keys()].join(', ')}`;
    valid = context.reportBelow([name], detail);
  }
  return valid;
}

/** An object, by the fields that it has to have and those that it may have. */
function objectWith(fields: Fields): string {
  const named = [...fields.values()].map(({ name, optional }) => (optional ? `${name}?` : name));
  return `an object with ${named.join(', ')}`;
}

/** The schema of an object with these fields and no others. */
export function objectSchema(fields: Fields, scope: SchemaScope): JsonSchema {
  const properties = [...fields].map(([field, { rule }]) => [field, rule.schema(scope)] as const);
  const required = [...fields].filter(([, { optional }]) => !optional).map(([field]) => field);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

class Nested<T extends object> extends Rule<T> {
  private fields: Fields | undefined;

  constructor(private readonly ruled: () => RuledClass<T>) {
    super();
  }

  accepts(value: unknown, context: ValidationContext): value is T {
    this.fields ??= fieldsOf(this.ruled());
    return acceptsFields(this.fields, value, context);
  }

  schema(scope: SchemaScope): JsonSchema {
    return scope.refToClass(this.ruled());
  }

  override inner(key: string): Rule<unknown> | undefined {
    return fieldsOf(this.ruled()).get(key)?.rule;
  }
}

/** An object of that class's fields and no others. */
export function nested<T extends object>(ruled: () => RuledClass<T>): Rule<T> {
  return new Nested(ruled);
}

interface ListShape<V> {
  /** The fewest items; 0 unless said: an empty optional list says the same as none. */
  readonly atLeast?: number;
  /** What no two items may share. */
  readonly distinctBy?: (item: V) => string;
}

class ListOf<V> extends Rule<readonly V[]> {
  constructor(
    private readonly item: Rule<V>,
    private readonly shape: ListShape<V>,
  ) {
    super();
  }

  accepts(value: unknown, context: ValidationContext): value is readonly V[] {
    const { atLeast = 0, distinctBy } = this.shape;
    if (!Array.isArray(value) || value.length < atLeast)
      return context.refuse(atLeast === 0 ? 'a list' : 'a list that is not empty', value);
    let valid = true;
    const items: readonly unknown[] = value;
    const seen = distinctBy && items.length > 1 ? new Map<string, number>() : undefined;
    for (const [index, item] of items.entries()) {
      context.enter(index);
      if (!this.item.accepts(item, context)) valid = false;
      else if (distinctBy && seen && !isFirst(distinctBy(item), index, seen, context)) valid = false;
      context.leave();
    }
    return valid;
  }

  schema(scope: SchemaScope): JsonSchema {
    const { atLeast = 0, distinctBy } = this.shape;
    return {
      type: 'array',
      items: this.item.schema(scope),
      ...(atLeast > 0 && { minItems: atLeast }),
      ...(distinctBy !== undefined && { uniqueItems: true }),
    };
  }

  override inner(key: string): Rule<unknown> | undefined {
    return /^(0|[1-9]\d*)$/.test(key) ? this.item : undefined;
  }
}

function isFirst(key: string, index: number, seen: Map<string, number>, context: ValidationContext): boolean {
  const first = seen.get(key);
  if (first !== undefined)
    return context.report(`expected each only once, got ${shown(key)} also in item ${first}`);
  seen.set(key, index);
  return true;
}

/** A list, each item by the rule. */
export function listOf<V>(item: Rule<V>, shape: ListShape<V> = {}): Rule<readonly V[]> {
  return new ListOf(item, shape);
}

/** A list of ids or words, none of them twice. */
export function setOf<V extends string>(
  item: Rule<V>,
  shape: { readonly atLeast?: number } = {},
): Rule<readonly V[]> {
  return listOf(item, { ...shape, distinctBy: (id) => id });
}

/** What must hold between the fields of an object. */
export interface Condition {
  /** In words. */
  readonly expected: string;
  /** Judged also where single fields are wrong, so that all is reported at once: the fields are not yet trusted. */
  readonly holds: (fields: JsonObject) => boolean;
  readonly actual: (fields: JsonObject) => string;
  /** The field that is to blame; absent: the object as a whole. */
  readonly at?: string;
  /** Keywords that say the same, where JSON Schema can. */
  readonly schema?: JsonSchema;
}

class Refined<V> extends Rule<V> {
  constructor(
    private readonly rule: Rule<V>,
    private readonly condition: Condition,
  ) {
    super();
  }

  accepts(value: unknown, context: ValidationContext): value is V {
    const { expected, holds, actual, at } = this.condition;
    const valid = this.rule.accepts(value, context);
    if (!isObject(value) || holds(value)) return valid;
    // Of a field that is wrong in itself it is said already.
    if (!valid && at !== undefined && ownField(value, at) !== undefined) return false;
    return context.reportBelow(at === undefined ? [] : [at], `expected ${expected}, got ${actual(value)}`);
  }

  schema(scope: SchemaScope): JsonSchema {
    return { ...this.rule.schema(scope), ...this.condition.schema };
  }

  override inner(key: string): Rule<unknown> | undefined {
    return this.rule.inner(key);
  }
}

/** At least one of some fields. */
export function anyOf(fields: readonly string[]): Condition {
  return {
    expected: `at least one of ${fields.join(', ')}`,
    holds: (given) => fields.some((field) => ownField(given, field) !== undefined),
    actual: () => 'none',
    schema: { anyOf: fields.map((field) => ({ required: [field] })) },
  };
}

class Nullable<V> extends Rule<V | null> {
  constructor(private readonly rule: Rule<V>) {
    super();
  }

  accepts(value: unknown, context: ValidationContext): value is V | null {
    return value === null || this.rule.accepts(value, context);
  }

  schema(scope: SchemaScope): JsonSchema {
    return { anyOf: [this.rule.schema(scope), { type: 'null' }] };
  }

  override inner(key: string): Rule<unknown> | undefined {
    return this.rule.inner(key);
  }
}

/** A value by the rule, or null. */
export function nullable<V>(rule: Rule<V>): Rule<V | null> {
  return new Nullable(rule);
}

/** A rule for an object, and a condition over it as a whole. */
export function refined<V extends object>(rule: Rule<V>, condition: Condition): Rule<V> {
  return new Refined(rule, condition);
}
