// This is the stored format of someone who speaks or sits for a party.
import { text } from './rules/leaves.js';
import { Is, Maybe } from './rules/rule.js';

export class Person {
  @Is(text) readonly name!: string;
  @Maybe(text) readonly office?: string;
}
