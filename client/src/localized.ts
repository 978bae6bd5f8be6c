/** Texts in several languages, as entries have them. */
import type { components } from './openapi.js';

type LocalizedText = components['schemas']['LocalizedText'];

/** What is said of the texts themselves. */
export interface AboutTexts {
  /** The tag of the language that the text was first said in. */
  readonly original?: string;
  /** The tags of machine translations. */
  readonly machine?: readonly string[];
}

/**
 * A text by language tag, with what is said of it. TypeScript has no type of a map in which some keys have other values than all the
 * others, so that a literal with `machine` in it fits none.
 */
export function localized(
  texts: Readonly<Record<string, string>>,
  { original, machine }: AboutTexts = {},
): LocalizedText {
  const about = {
    ...(original === undefined ? {} : { original }),
    ...(machine ? { machine: [...machine] } : {}),
  };
  return { ...texts, ...about } as LocalizedText;
}
