/** One language of a text: the look-up of BCP 47 (RFC 4647, 3.4), and what is given where it finds nothing. */
import { canonicalTag } from '../validation/language-tag.js';
import { textsOf, type LocalizedText } from './localized-text.js';

/** Language tags in their canonical form, the favourite first. */
export type Languages = readonly string[];

/** A text in one language. */
export interface ChosenText {
  readonly text: string;
  /** The BCP 47 tag that the text has on the record. */
  readonly lang: string;
  /** There when it is a machine translation. */
  readonly machine?: true;
  /** The tag of the language that the text was first said in, where the record tells it. */
  readonly original?: string;
}

/** The text in the language that suits best. Where none does it is the original, else the first that no machine made. */
export function chosenText(localized: LocalizedText, languages: Languages): ChosenText {
  const { original, machine = [] } = localized;
  const texts = textsOf(localized);
  const tags = Object.keys(texts);
  const lang =
    lookedUp(tags, languages) ?? original ?? tags.find((tag) => !machine.includes(tag)) ?? tags[0] ?? 'und';
  return {
    text: texts[lang] ?? '',
    lang,
    ...(machine.includes(lang) ? { machine: true } : {}),
    ...(original === undefined ? {} : { original }),
  };
}

/**
 * The tag that the look-up finds. It takes the favourite, cut shorter subtag by subtag, then the next one. Only where that finds
 * nothing a more special tag is taken: `en-GB` for `en`, which RFC 4647 leaves to whoever looks.
 */
function lookedUp(tags: readonly string[], languages: Languages): string | undefined {
  const byCanonical = new Map(tags.map((tag) => [canonicalTag(tag), tag]));
  for (const range of languages.flatMap(truncations)) {
    const found = byCanonical.get(range);
    if (found !== undefined) return found;
  }
  for (const range of languages)
    for (const [canonical, tag] of byCanonical) if (canonical?.startsWith(`${range}-`)) return tag;
  return undefined;
}

/** `zh-Hant-CN`, `zh-Hant`, `zh`. A subtag of one letter goes with the one behind it. */
function truncations(range: string): string[] {
  const subtags = range.split('-');
  const found: string[] = [];
  while (subtags.length > 0) {
    found.push(subtags.join('-'));
    subtags.pop();
    if (subtags.at(-1)?.length === 1) subtags.pop();
  }
  return found;
}
