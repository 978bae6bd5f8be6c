// This is the stored format of the events that open and close a process.
import { localized, type LocalizedText } from '../localized-text.js';
import { setOf } from '../rules/compounds.js';
import { region } from '../rules/leaves.js';
import { Is, Maybe } from '../rules/rule.js';

export class ProcessOpened {
  @Is(localized) readonly title!: LocalizedText;
  @Maybe(localized) readonly summary?: LocalizedText;
  /** ISO 3166 codes of countries or subdivisions. */
  @Maybe(setOf(region)) readonly regions?: readonly string[];
}

export class ProcessClosed {
  @Is(localized) readonly reason!: LocalizedText;
}

export class ProcessReopened {
  @Is(localized) readonly reason!: LocalizedText;
}
