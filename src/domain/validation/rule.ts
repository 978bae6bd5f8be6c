import { getMetadataStorage, ValidateBy, ValidateIf, ValidationTypes } from 'class-validator';
import type { FieldProblem } from './problems.js';
import type { JsonSchema, SchemaScope } from './schema.js';
import { ValidationContext } from './validation-context.js';

/** What a field must be: reads an unknown value as a `V`, reporting every failing place at and below the context's. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- `Field` compares V with the field's type
export abstract class Rule<V> {
  abstract accepts(value: unknown, context: ValidationContext): value is V;
  abstract schema(scope: SchemaScope): JsonSchema;

  /** The rule for what stands at a key, a field's name or an index, inside such a value; undefined: nothing does. */
  inner(_key: string): Rule<unknown> | undefined {
    return undefined;
  }
}

/** A class whose fields are decorated with `Field` and `OptionalField`: an event's payload, or a part of one. */
export type RuledClass<T extends object = object> = new () => T;

/** Requires the field and says what it is. Does not compile where the declared type promises more than the rule checks. */
export function Field<V>(rule: Rule<V>) {
  return <T extends object, K extends keyof T & string>(
    target: T,
    field: K & ([V] extends [T[K]] ? unknown : never),
  ): void => {
    register(rule, target, field);
  };
}

/** Says what the field is where it is there. `null` is a value and refused, unlike with class-validator's `IsOptional`. */
export function OptionalField<V>(rule: Rule<V>) {
  return <T extends object, K extends keyof T & string>(
    target: T,
    field: K & ([V | undefined] extends [T[K]] ? unknown : never),
  ): void => {
    ValidateIf((_owner, value) => value !== undefined)(target, field);
    register(rule, target, field);
  };
}

function register(rule: Rule<unknown>, target: object, field: string): void {
  const decorate = ValidateBy({
    name: 'rule',
    constraints: [rule],
    validator: {
      validate: (value: unknown) => problemsOf(rule, value).length === 0,
      defaultMessage: (context) => problemsOf(rule, context?.value)[0]?.detail ?? '',
    },
  });
  decorate(target, field);
}

function problemsOf(rule: Rule<unknown>, value: unknown): readonly FieldProblem[] {
  const context = new ValidationContext();
  rule.accepts(value, context);
  return context.problems;
}

/** A field of an object, and whether it may be left out. */
export interface DeclaredField {
  readonly name: string;
  readonly rule: Rule<unknown>;
  readonly optional: boolean;
}

/** The fields of an object by name. */
export type Fields = ReadonlyMap<string, DeclaredField>;

const plans = new Map<RuledClass, Fields>();

/**
 * The fields of a class, from class-validator's metadata, the one place where they are said. Interpreted by `nested` rather
 * than by class-validator's executor, which names a list but not the failing item, and costs more than the rest of a POST.
 * @throws Error a field is decorated with anything but `Field` and `OptionalField`.
 */
export function fieldsOf(ruled: RuledClass): Fields {
  let plan = plans.get(ruled);
  if (plan === undefined) {
    plan = planOf(ruled);
    plans.set(ruled, plan);
  }
  return plan;
}

function planOf(ruled: RuledClass): Fields {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(ruled, '', true, false);
  const optional = new Set<string>();
  const rules = new Map<string, Rule<unknown>>();
  for (const { type, propertyName, constraints } of metadata) {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- not every metadata has constraints
    const rule: unknown = constraints?.[0];
    if (type === ValidationTypes.CONDITIONAL_VALIDATION) optional.add(propertyName);
    else if (rule instanceof Rule) rules.set(propertyName, rule);
    else
      throw new Error(
        `${ruled.name}.${propertyName}: expected Field(rule) or OptionalField(rule), got ${type}`,
      );
  }
  return new Map([...rules].map(([name, rule]) => [name, { name, rule, optional: optional.has(name) }]));
}
