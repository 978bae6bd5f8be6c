// This is the stored format of the events about bodies that a process sets up.
import { localized, type LocalizedText } from '../localized-text.js';
import { setOf } from '../rules/compounds.js';
import { slug } from '../rules/leaves.js';
import { Is, Maybe } from '../rules/rule.js';

export class BodyEstablished {
  @Is(slug) readonly bodyId!: string;
  @Is(localized) readonly title!: LocalizedText;
  @Maybe(localized) readonly mandate?: LocalizedText;
  /** Party ids. */
  @Maybe(setOf(slug)) readonly members?: readonly string[];
  @Maybe(slug) readonly agreementId?: string;
}

export class BodyDissolved {
  @Is(slug) readonly bodyId!: string;
  @Maybe(localized) readonly reason?: LocalizedText;
}
