// This is the stored format of a reference from a statement to what it is about.
import { referenceKinds, type ReferenceKind } from './enumerations.js';
import { oneOf, slug } from './rules/leaves.js';
import { Field } from './rules/rule.js';

export class Reference {
  @Field(oneOf(referenceKinds)) readonly kind!: ReferenceKind;
  @Field(slug) readonly id!: string;
}
