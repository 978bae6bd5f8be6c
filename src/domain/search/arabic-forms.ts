/**
 * In Arabic the article and the prepositions and conjunctions of one letter are written as one word with the word that follows.
 * A word is looked for with and without them; which letters are a prefix and which the word itself no rule tells, so that both
 * are taken, and a word is never cut so short that hardly anything of it is left.
 */

const ARABIC = /^[\u0620-\u064a]+$/;

/** "and", "so". */
const JOINING = ['', 'و', 'ف'];
/** "in", "as", "for" and "to", without and with the article: with it, "for" swallows its alef. */
const LEADING = ['', 'ب', 'ك', 'ل', 'ال', 'بال', 'كال', 'لل'];
const PREFIXES = JOINING.flatMap((joining) => LEADING.map((leading) => joining + leading));
const WITH_ARTICLE = PREFIXES.filter((prefix) => /ال$|لل$/.test(prefix)).sort((a, b) => b.length - a.length);
const OF_LETTERS = PREFIXES.filter((prefix) => prefix !== '' && !WITH_ARTICLE.includes(prefix));

/** So many letters are left of a word whose article is taken off; of one that has lost letters alone, which may be its own, more. */
const SHORTEST_AFTER_ARTICLE = 3;
const SHORTEST_AFTER_LETTERS = 4;

/** A shorter word takes no prefix of one letter: it would be another word. */
const SHORTEST_WITH_LETTERS = 3;

/** Every spelling that a folded word is found under, itself first. */
export function formsOf(word: string): readonly string[] {
  if (!ARABIC.test(word)) return [word];
  const forms = new Set<string>([word]);
  for (const stem of stemsOf(word))
    for (const prefix of PREFIXES)
      if (stem.length >= SHORTEST_WITH_LETTERS || prefix === '' || WITH_ARTICLE.includes(prefix))
        forms.add(prefix + stem);
  return [...forms];
}

/** The word itself, and what is left of it without what may be a prefix. */
function stemsOf(word: string): readonly string[] {
  const stems = new Set([word]);
  const article = WITH_ARTICLE.find(
    (prefix) => word.startsWith(prefix) && word.length - prefix.length >= SHORTEST_AFTER_ARTICLE,
  );
  if (article !== undefined) stems.add(word.slice(article.length));
  else
    for (const prefix of OF_LETTERS)
      if (word.startsWith(prefix) && word.length - prefix.length >= SHORTEST_AFTER_LETTERS)
        stems.add(word.slice(prefix.length));
  return [...stems];
}
