import { remembering } from '../time/remembering.js';

const longestTag = 100;

/** The canonical form of a BCP 47 tag, by which two spellings of one language compare; undefined where it is no tag. */
export function canonicalTag(tag: string): string | undefined {
  return tag.length <= longestTag ? canonical(tag) : undefined;
}

const canonical = remembering(1_000, (tag: string) => {
  try {
    return Intl.getCanonicalLocales(withoutPrefix(tag))[0];
  } catch {
    return undefined;
  }
});

/**
 * The languages that have extended ones, by the registry of BCP 47: the prefixes of its extlang subtags. `zh-min` is older
 * than these, and none: `min` alone is spoken on Sumatra.
 */
const extended = /^(?:ar|kok|lv|ms|sgn|sw|uz|zh(?!-min))-(?=[a-z]{3}(?:-|$))/i;

/** `zh-yue` is `yue`: an extended language stands for itself, which is its canonical form, and Intl knows no other. */
function withoutPrefix(tag: string): string {
  return tag.replace(extended, '');
}
