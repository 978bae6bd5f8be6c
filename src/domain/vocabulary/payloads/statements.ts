// This is the stored format of the events about statements.
import { statementMedia, type StatementMedium } from '../enumerations.js';
import { localized, type LocalizedText } from '../localized-text.js';
import { Person } from '../person.js';
import { Reference } from '../reference.js';
import { listOf, nested, setOf } from '../rules/compounds.js';
import { oneOf, slug } from '../rules/leaves.js';
import { Is, Maybe } from '../rules/rule.js';

export class StatementIssued {
  @Is(slug) readonly statementId!: string;
  /** Ids of the parties that issue it; several make it a joint statement. */
  @Is(setOf(slug, { atLeast: 1 })) readonly issuers!: readonly string[];
  @Maybe(localized) readonly title?: LocalizedText;
  @Is(localized) readonly text!: LocalizedText;
  @Is(oneOf(statementMedia)) readonly medium!: StatementMedium;
  @Maybe(nested(() => Person)) readonly spokesperson?: Person;
  @Maybe(slug) readonly meetingId?: string;
  @Maybe(
    listOf(
      nested(() => Reference),
      { distinctBy: ({ kind, id }) => `${kind} ${id}` },
    ),
  )
  readonly about?: readonly Reference[];
}

export class StatementWithdrawn {
  @Is(slug) readonly statementId!: string;
  @Maybe(localized) readonly reason?: LocalizedText;
}
