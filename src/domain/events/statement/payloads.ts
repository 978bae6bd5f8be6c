// This is the stored format of the events about statements.
import { statementMedia, type StatementMedium } from '../enumerations.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { Person } from '../../values/person.js';
import { Reference } from '../../values/reference.js';
import { listOf, nested, setOf } from '../../validation/compounds.js';
import { oneOf, slug } from '../../validation/leaves.js';
import { Field, OptionalField } from '../../validation/rule.js';

export class StatementIssued {
  @Field(slug) readonly statementId!: string;
  /** Ids of the parties that issue it; several make it a joint statement. */
  @Field(setOf(slug, { atLeast: 1 })) readonly issuers!: readonly string[];
  @OptionalField(localized) readonly title?: LocalizedText;
  @Field(localized) readonly text!: LocalizedText;
  @Field(oneOf(statementMedia)) readonly medium!: StatementMedium;
  @OptionalField(nested(() => Person)) readonly spokesperson?: Person;
  @OptionalField(slug) readonly meetingId?: string;
  @OptionalField(
    listOf(
      nested(() => Reference),
      { distinctBy: ({ kind, id }) => `${kind} ${id}` },
    ),
  )
  readonly about?: readonly Reference[];
}

export class StatementWithdrawn {
  @Field(slug) readonly statementId!: string;
  @OptionalField(localized) readonly reason?: LocalizedText;
}
