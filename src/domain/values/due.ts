// This is the stored format of the date by which something is owed.
import { localized, type LocalizedText } from './localized-text.js';
import { Reference } from './reference.js';
import type { ReferenceKind } from '../events/enumerations.js';
import { isObject, nested, ownField } from '../validation/compounds.js';
import { duration, edtf, oneOf } from '../validation/leaves.js';
import { Field, OptionalField, Rule } from '../validation/rule.js';
import type { JsonSchema, SchemaScope } from '../validation/schema.js';
import { shown, type ValidationContext } from '../validation/validation-context.js';

/** Moments of something on the record that a date can hang on. */
export const dueMoments = [
  'signed',
  'in_force',
  'started',
  'ended',
  'held',
  'established',
  'made',
  'due',
] as const;
export type DueMoment = (typeof dueMoments)[number];

/** Which of them each kind of thing has. */
export const momentsOf: Readonly<Record<ReferenceKind, readonly DueMoment[]>> = {
  agreement: ['signed', 'in_force'],
  phase: ['started', 'ended'],
  meeting: ['held'],
  body: ['established'],
  commitment: ['made', 'due'],
  statement: ['made'],
  violation: ['made'],
};

/** A date that hangs on something on the record, as most agreements say it: 30 days after it entered into force. */
export class RelativeDue {
  /** What it hangs on. */
  @Field(nested(() => Reference)) readonly of!: Reference;
  /** Which moment of it; an agreement is `signed` and `in_force`, a phase `started` and `ended`, a commitment `made` and `due`. */
  @Field(oneOf(dueMoments)) readonly when!: DueMoment;
  /** How long after that moment, an ISO 8601 duration; a negative one is before it. */
  @Field(duration) readonly offset!: string;
  /** How the agreement itself says it. */
  @OptionalField(localized) readonly text?: LocalizedText;
}

/** An EDTF date, or one that hangs on something on the record. */
export type Due = string | RelativeDue;

const relative = nested(() => RelativeDue);

class DueRule extends Rule<Due> {
  accepts(value: unknown, context: ValidationContext): value is Due {
    if (typeof value === 'string') return edtf.accepts(value, context);
    if (!isObject(value))
      return context.refuse(
        'an EDTF date, or an object with of, when and offset, such as {"of": {"kind": "agreement", "id": "r-arcss"}, "when": "in_force", "offset": "P30D"}',
        value,
      );
    const valid = relative.accepts(value, context);
    return fitsItsKind(value, context) && valid;
  }

  schema(scope: SchemaScope): JsonSchema {
    return scope.refToNamed('Due', {
      description: 'By when it is owed: an EDTF date, or one that hangs on something on the record.',
      oneOf: [edtf.schema(scope), relative.schema(scope)],
    });
  }

  override inner(key: string): Rule<unknown> | undefined {
    return relative.inner(key);
  }
}

/** Whether the kind of thing has that moment; where either is no word of ours, its own rule says so. */
function fitsItsKind(due: { readonly [field: string]: unknown }, context: ValidationContext): boolean {
  const of = ownField(due, 'of');
  const kind = isObject(of) ? ownField(of, 'kind') : undefined;
  const when = dueMoments.find((moment) => moment === ownField(due, 'when'));
  if (typeof kind !== 'string' || when === undefined || !hasMoments(kind)) return true;
  const expected = momentsOf[kind];
  if (expected.includes(when)) return true;
  return context.reportBelow(
    ['when'],
    `expected ${expected.join(' or ')}, as it hangs on something of kind ${kind}, got ${shown(when)}`,
  );
}

function hasMoments(kind: string): kind is ReferenceKind {
  return Object.hasOwn(momentsOf, kind);
}

/** By when something is owed. */
export const due: Rule<Due> = new DueRule();
