import { remembering } from '../time/remembering.js';

const longestTag = 100;

/** The canonical form of a BCP 47 tag, by which two spellings of one language compare; undefined where it is no tag. */
export function canonicalTag(tag: string): string | undefined {
  return tag.length <= longestTag ? canonical(tag) : undefined;
}

const canonical = remembering(1_000, (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
});
