// This is the stored format of a reference from a statement to what it is about.
import { referenceKinds, type ReferenceKind } from '../events/enumerations.js';
import { oneOf, slug } from '../validation/leaves.js';
import { Field } from '../validation/rule.js';

export class Reference {
  @Field(oneOf(referenceKinds)) readonly kind!: ReferenceKind;
  @Field(slug) readonly id!: string;
}
