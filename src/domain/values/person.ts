// This is the stored format of someone who speaks or sits for a party.
import { text } from '../validation/leaves.js';
import { Field, OptionalField } from '../validation/rule.js';

export class Person {
  @Field(text) readonly name!: string;
  @OptionalField(text) readonly office?: string;
}
