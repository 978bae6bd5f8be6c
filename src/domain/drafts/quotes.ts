/**
 * Whether a quote stands in a text: the same letters in the same order, once both are in Unicode NFC and every run of white
 * space is one space. Case, marks and punctuation count: a quote is what somebody said.
 */

/** How much of a quote a refusal shows. */
const SHOWN = 40;

/** Undefined where it stands there, otherwise where it stops matching. */
export function whereQuoteStops(quote: string, text: string): string | undefined {
  const [wanted, given] = [comparable(quote), comparable(text)];
  if (given.includes(wanted)) return undefined;
  const found = longestPrefix(wanted, given);
  const [before, after] = [wanted.slice(0, found), wanted.slice(found)];
  const shownAfter = Array.from(after).slice(0, SHOWN).join('');
  if (found === 0) return `it does not have its beginning, "${shownAfter}"`;
  return `it has "${Array.from(before).slice(-SHOWN).join('')}" and not "${shownAfter}" after it`;
}

function comparable(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** The code units of the longest beginning that the text has: a shorter one stands wherever a longer one does. */
function longestPrefix(wanted: string, given: string): number {
  let [found, missing] = [0, wanted.length];
  while (missing - found > 1) {
    const middle = Math.floor((found + missing) / 2);
    if (given.includes(wanted.slice(0, middle))) found = middle;
    else missing = middle;
  }
  // Not between the two halves of a character.
  return /[\uD800-\uDBFF]/.test(wanted.charAt(found - 1)) ? found - 1 : found;
}
